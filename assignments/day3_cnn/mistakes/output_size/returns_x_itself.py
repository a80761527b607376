# /// mistake
# cause = "returns x itself where pad is 0"
# test = "test_output_size_padding_copies"
# hint.ko = "pad=0으로 부른 결과의 한 픽셀을 고친 다음 x를 출력해 보세요. 무엇이 보이나요?"
# hint.en = "Change a pixel in the result for pad=0, then print x. What do you see?"
# ///
import numpy as np


def pad_nchw(x, pad, value=0.0):
    if pad == 0:
        return x
    return np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), constant_values=value)
