# /// mistake
# cause = "divides with /, so the size comes out as a float"
# test = "test_output_size_numbers"
# hint.ko = "np.zeros(결과)를 불러 보세요. 크기는 어떤 자료형이어야 하고, 여러분의 나눗셈은 무엇을 돌려주나요?"
# hint.en = "Call np.zeros with your result. Which type must a size have, and what does your division give?"
# ///
import numpy as np


def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    if isinstance(size, tuple):
        return tuple(conv_output_size(side, kernel, stride, pad, dilation) for side in size)
    room = size + 2 * pad - dilation * (kernel - 1) - 1
    if room < 0:
        raise ValueError("kernel too large")
    return np.floor(room / stride) + 1
