# /// mistake
# cause = "every pixel gets the whole gradient of the global average"
# test = "test_global_gradient"
# hint.ko = "4x5 채널의 픽셀 하나를 1만큼 키우면 평균은 얼마나 커지나요?"
# hint.en = "Make one pixel of a 4x5 channel larger by 1. By how much does the mean grow?"
# ///
import numpy as np


def global_avg_pool_backward(dout, cache):
    return np.zeros(cache, dtype=dout.dtype) + dout[:, :, None, None]
