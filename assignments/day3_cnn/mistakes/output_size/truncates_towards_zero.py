# /// mistake
# cause = "int(...) rounds -0.5 to 0, so a kernel that is one too large still gets a place"
# test = "test_output_size_too_large_kernels"
# hint.ko = "int(-0.5)와 -0.5의 내림은 같은가요? 커널이 한 칸만 클 때 여러분의 식에는 어떤 수가 나오나요?"
# hint.en = """\
# Is int(-0.5) the same as -0.5 rounded down? Which number do you get when the kernel is too large by one cell?"""
# ///
def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    if isinstance(size, tuple):
        return tuple(conv_output_size(side, kernel, stride, pad, dilation) for side in size)
    out = int((size + 2 * pad - dilation * (kernel - 1) - 1) / stride) + 1
    if out <= 0:
        raise ValueError("kernel too large")
    return out
