# /// mistake
# cause = "out[:, :, p:-p, p:-p] = x, which is an empty slice where pad is 0"
# test = "test_output_size_padding"
# hint.ko = "a[0:-0]은 몇 개를 가리키나요? pad가 0일 때 여러분의 코드가 무엇을 하는지 보세요."
# hint.en = "How many entries is a[0:-0]? See what your code does where pad is 0."
# ///
import numpy as np


def pad_nchw(x, pad, value=0.0):
    N, C, H, W = x.shape
    out = np.full((N, C, H + 2 * pad, W + 2 * pad), value, dtype=x.dtype)
    out[:, :, pad:-pad, pad:-pad] = x
    return out
