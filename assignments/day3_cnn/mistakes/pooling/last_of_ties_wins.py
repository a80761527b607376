# /// mistake
# cause = "a comparison with >= lets the last maximum win"
# test = "test_maxpool_ties"
# hint.ko = "모든 값이 같은 창을 넣어 보세요. 기울기가 어느 구석에 나타나나요?"
# hint.en = "Try a window of equal values. In which corner does the gradient appear?"
# ///
import numpy as np


def maxpool2d_backward(dout, cache):
    x, kh, kw, stride = cache
    dx = np.zeros_like(x)
    for n, c, i, j in np.ndindex(*dout.shape):
        top, left = i * stride, j * stride
        window = x[n, c, top : top + kh, left : left + kw]
        best, u, v = window[0, 0], 0, 0
        for a, b in np.ndindex(*window.shape):
            if window[a, b] >= best:
                best, u, v = window[a, b], a, b
        dx[n, c, top + u, left + v] += dout[n, c, i, j]
    return dx
