# /// mistake
# cause = "adds the + 1 before it divides by the stride"
# test = "test_output_size_numbers"
# hint.ko = "stride가 1일 때만 맞지는 않나요? 크기 4, 커널 4, stride 2를 손으로 세어 보세요. 괄호는 어디에서 닫히나요?"
# hint.en = "Is it right for stride 1 only? Count size 4, kernel 4, stride 2 by hand. Where do your brackets close?"
# ///
def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    if isinstance(size, tuple):
        return tuple(conv_output_size(side, kernel, stride, pad, dilation) for side in size)
    room = size + 2 * pad - dilation * (kernel - 1) - 1
    if room < 0:
        raise ValueError("kernel too large")
    return (room + 1) // stride
