# /// mistake
# cause = "gives sizes of zero and below where the kernel does not fit"
# test = "test_output_size_too_large_kernels"
# hint.ko = "3x3 이미지에 7x7 커널을 넣으면 무엇이 나오나요? 그 크기로 배열을 만들 수 있나요?"
# hint.en = "What comes out for a 7x7 kernel on a 3x3 image? Could an array of that size be made?"
# ///
def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    if isinstance(size, tuple):
        return tuple(conv_output_size(side, kernel, stride, pad, dilation) for side in size)
    return (size + 2 * pad - dilation * (kernel - 1) - 1) // stride + 1
