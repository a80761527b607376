# /// mistake
# cause = "adds pad once instead of for both sides"
# test = "test_output_size_numbers"
# hint.ko = "테두리는 그림의 한쪽에만 있나요? pad가 2면 가로가 모두 몇 칸 늘어나는지 그려 보세요."
# hint.en = "Is the frame on one side of the picture only? Draw how many columns a pad of 2 adds in all."
# ///
def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    if isinstance(size, tuple):
        return tuple(conv_output_size(side, kernel, stride, pad, dilation) for side in size)
    room = size + pad - dilation * (kernel - 1) - 1
    if room < 0:
        raise ValueError("kernel too large")
    return room // stride + 1
