# /// mistake
# cause = "max: writes the gradient of a window over that of the one before"
# test = "test_pool_overlap_gradient"
# hint.ko = "픽셀 하나가 두 창에서 모두 최댓값일 수 있나요? 그때 그 픽셀에는 무엇이 남아야 하나요?"
# hint.en = "Can one pixel win two windows? What should that pixel hold then?"
# ///
import numpy as np


def maxpool2d_backward(dout, cache):
    x, kh, kw, stride = cache
    dx = np.zeros_like(x)
    for n, c, i, j in np.ndindex(*dout.shape):
        top, left = i * stride, j * stride
        window = x[n, c, top : top + kh, left : left + kw]
        u, v = np.unravel_index(window.argmax(), window.shape)
        dx[n, c, top + u, left + v] = dout[n, c, i, j]
    return dx
