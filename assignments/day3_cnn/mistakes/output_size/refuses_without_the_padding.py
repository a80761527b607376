# /// mistake
# cause = "compares the kernel with the image before padding"
# test = "test_output_size_numbers"
# hint.ko = "5x5 커널은 pad=2인 3x3 이미지에 들어가나요? 여러분의 조건은 무엇과 무엇을 견주나요?"
# hint.en = "Does a 5x5 kernel fit on a 3x3 image with pad=2? What does your condition compare?"
# ///
def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    if isinstance(size, tuple):
        return tuple(conv_output_size(side, kernel, stride, pad, dilation) for side in size)
    covered = dilation * (kernel - 1) + 1
    if covered > size:
        raise ValueError("kernel too large")
    return (size + 2 * pad - covered) // stride + 1
