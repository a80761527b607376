# /// mistake
# cause = "takes dilation as an argument and never uses it"
# test = "test_output_size_dilation"
# hint.ko = "dilation이 2인 커널은 모두 몇 칸에 걸쳐 있나요? 문제의 그림에서 세어 보세요."
# hint.en = """\
# How many cells does a kernel with dilation 2 reach across in all? Count them in the drawing of the exercise."""
# ///
def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    if isinstance(size, tuple):
        return tuple(conv_output_size(side, kernel, stride, pad) for side in size)
    if kernel > size + 2 * pad:
        raise ValueError("kernel too large")
    return (size + 2 * pad - kernel) // stride + 1
