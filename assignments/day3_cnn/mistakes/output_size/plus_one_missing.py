# /// mistake
# cause = "forgets the + 1"
# test = "test_output_size_numbers"
# hint.ko = "커널이 이미지 전체를 덮으면 설 수 있는 자리가 몇 개인가요? 그 경우를 여러분의 식에 넣어 보세요."
# hint.en = "If the kernel covers the whole image, in how many places can it stand? Put that case into your formula."
# ///
def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    if isinstance(size, tuple):
        return tuple(conv_output_size(side, kernel, stride, pad, dilation) for side in size)
    room = size + 2 * pad - dilation * (kernel - 1) - 1
    if room < 0:
        raise ValueError("kernel too large")
    return room // stride
