# /// mistake
# cause = "average: writes the share of a window over that of the one before"
# test = "test_pool_overlap_gradient"
# hint.ko = "창이 겹치면 픽셀 하나가 여러 평균에 들어가요. 돌아오는 몫들은 어떻게 합쳐지나요?"
# hint.en = "Where windows overlap, one pixel is part of several averages. How do the shares that come back combine?"
# ///
import numpy as np


def avgpool2d_backward(dout, cache):
    shape, kh, kw, stride = cache
    dx = np.zeros(shape, dtype=dout.dtype)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            top, left = i * stride, j * stride
            dx[:, :, top : top + kh, left : left + kw] = dout[:, :, i, j, None, None] / (kh * kw)
    return dx
