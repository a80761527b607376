# /// mistake
# cause = "rounds up, so that a last window which does not fit is counted"
# test = "test_output_size_numbers"
# hint.ko = "연필로 창을 옮겨 보세요. 마지막 걸음에서 커널이 이미지와 테두리 안에 다 들어가나요?"
# hint.en = """\
# Move the window with a pencil: after the last step, does the kernel lie completely within image and frame?"""
# ///
import math


def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    if isinstance(size, tuple):
        return tuple(conv_output_size(side, kernel, stride, pad, dilation) for side in size)
    covered = dilation * (kernel - 1) + 1
    if covered > size + 2 * pad:
        raise ValueError("kernel too large")
    return math.ceil((size + 2 * pad - covered) / stride) + 1
