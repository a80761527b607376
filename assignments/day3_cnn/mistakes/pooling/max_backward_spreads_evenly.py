# /// mistake
# cause = "the backward pass of average pooling behind max pooling"
# test = "test_maxpool_gradient"
# hint.ko = "창에서 가장 크지 않은 픽셀을 아주 조금 키우면 출력이 변하나요?"
# hint.en = "Make a pixel that is not the largest a tiny bit larger. Does the output change?"
# ///
import numpy as np


def maxpool2d_backward(dout, cache):
    x, kh, kw, stride = cache
    dx = np.zeros_like(x)
    for n, c, i, j in np.ndindex(*dout.shape):
        top, left = i * stride, j * stride
        window = x[n, c, top : top + kh, left : left + kw]
        dx[n, c, top : top + kh, left : left + kw] += dout[n, c, i, j] / window.size
    return dx
