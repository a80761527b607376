# /// mistake
# cause = "the pixels that equal the maximum share the gradient"
# test = "test_maxpool_ties"
# hint.ko = "합은 맞아요. 그런데 이 문제에서 동점이면 누가 받기로 했나요?"
# hint.en = "The total is right. But who gets it at a tie, by the rule of this exercise?"
# ///
import numpy as np


def maxpool2d_backward(dout, cache):
    x, kh, kw, stride = cache
    dx = np.zeros_like(x)
    for n, c, i, j in np.ndindex(*dout.shape):
        top, left = i * stride, j * stride
        window = x[n, c, top : top + kh, left : left + kw]
        first = window == window.max()
        dx[n, c, top : top + kh, left : left + kw] += first / first.sum() * dout[n, c, i, j]
    return dx
