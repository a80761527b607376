# /// mistake
# cause = "leaves the output padding out of the formula"
# test = "test_conv_transpose_output_size_values"
# hint.ko = "out_pad를 1로도 넣어 보세요. 결과가 달라지나요?"
# hint.en = "Try an out_pad of 1. Does the result change?"
# ///
def conv_transpose_output_size(size, k, s, p, out_pad=0):
    return (size - 1) * s - 2 * p + k
