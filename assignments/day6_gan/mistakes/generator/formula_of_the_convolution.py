# /// mistake
# cause = "uses the formula of the ordinary convolution"
# test = "test_conv_transpose_output_size_values"
# hint.ko = "전치 합성곱을 지나면 그림이 커지나요, 작아지나요? 여러분의 식은 어떤가요?"
# hint.en = "Does a picture grow or shrink in a transposed convolution? What does it do in your formula?"
# ///
def conv_transpose_output_size(size, k, s, p, out_pad=0):
    return (size + 2 * p - k) // s + 1 + out_pad
