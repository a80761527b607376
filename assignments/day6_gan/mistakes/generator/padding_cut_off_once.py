# /// mistake
# cause = "cuts the padding off at one border only"
# test = "test_conv_transpose_output_size_values"
# hint.ko = "패딩만큼 잘라 내는 가장자리는 몇 군데인가요?"
# hint.en = "At how many borders is the padding cut off?"
# ///
def conv_transpose_output_size(size, k, s, p, out_pad=0):
    return (size - 1) * s - p + k + out_pad
