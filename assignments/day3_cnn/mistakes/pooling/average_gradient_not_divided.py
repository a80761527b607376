# /// mistake
# cause = "every pixel of a window gets the whole gradient of its average"
# test = "test_avgpool_gradient"
# hint.ko = "픽셀 하나를 1만큼 키우면 창의 평균은 얼마나 커지나요?"
# hint.en = "Make one pixel larger by 1. By how much does the average of its window grow?"
# ///
import numpy as np


def avgpool2d_backward(dout, cache):
    shape, kh, kw, stride = cache
    dx = np.zeros(shape, dtype=dout.dtype)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            top, left = i * stride, j * stride
            dx[:, :, top : top + kh, left : left + kw] += dout[:, :, i, j, None, None]
    return dx
