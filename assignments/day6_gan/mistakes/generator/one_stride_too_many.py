# /// mistake
# cause = "counts a stride for each stamp instead of between them"
# test = "test_conv_transpose_output_size_values"
# hint.ko = "자국 네 개 사이에는 간격이 몇 개 있나요?"
# hint.en = "How many gaps are there between four stamps?"
# ///
def conv_transpose_output_size(size, k, s, p, out_pad=0):
    return size * s - 2 * p + k + out_pad
