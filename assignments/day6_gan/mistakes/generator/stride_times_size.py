# /// mistake
# cause = "takes the stride for the whole answer"
# test = "test_conv_transpose_output_size_values"
# hint.ko = "커널이 4, 보폭이 2, 패딩이 1일 때 말고도 맞나요? 커널을 3으로 바꾸어 자국을 그려 보세요."
# hint.en = "Is it right for anything but kernel 4, stride 2 and padding 1? Draw the stamps for a kernel of 3."
# ///
def conv_transpose_output_size(size, k, s, p, out_pad=0):
    return size * s + out_pad
