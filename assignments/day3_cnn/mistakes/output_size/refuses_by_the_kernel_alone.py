# /// mistake
# cause = "forgets dilation when it decides whether the kernel fits"
# test = "test_output_size_too_large_kernels"
# hint.ko = "dilation이 커지면 커널이 덮는 칸도 늘어나요. 들어가는지 볼 때도 그 크기로 견주었나요?"
# hint.en = "With a larger dilation the kernel reaches farther. Does your test of whether it fits use that reach too?"
# ///
def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    if isinstance(size, tuple):
        return tuple(conv_output_size(side, kernel, stride, pad, dilation) for side in size)
    if kernel > size + 2 * pad:
        raise ValueError("kernel too large")
    return (size + 2 * pad - dilation * (kernel - 1) - 1) // stride + 1
