# /// mistake
# cause = "max: writes mask times gradient over the whole window"
# test = "test_pool_overlap_gradient"
# hint.ko = "이 창을 쓰기 전에, 앞 창이 이 픽셀들에 남긴 것은 어떻게 되나요?"
# hint.en = "Before you write this window: what becomes of what an earlier window left in these pixels?"
# ///
import numpy as np


def maxpool2d_backward(dout, cache):
    x, kh, kw, stride = cache
    dx = np.zeros_like(x)
    for n, c, i, j in np.ndindex(*dout.shape):
        top, left = i * stride, j * stride
        window = x[n, c, top : top + kh, left : left + kw]
        mask = np.zeros_like(window)
        mask.flat[window.argmax()] = 1
        dx[n, c, top : top + kh, left : left + kw] = mask * dout[n, c, i, j]
    return dx
