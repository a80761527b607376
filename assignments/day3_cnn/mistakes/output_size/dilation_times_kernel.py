# /// mistake
# cause = "takes dilation * kernel for the dilated kernel's reach"
# test = "test_output_size_dilation"
# hint.ko = "칸이 세 개면 칸 사이의 틈은 몇 개인가요? 벌어지는 것은 칸인가요, 틈인가요?"
# hint.en = "Between three cells, how many gaps are there? What is spread: the cells or the gaps?"
# ///
def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    if isinstance(size, tuple):
        return tuple(conv_output_size(side, kernel, stride, pad, dilation) for side in size)
    reach = dilation * kernel
    if reach > size + 2 * pad:
        raise ValueError("kernel too large")
    return (size + 2 * pad - reach) // stride + 1
