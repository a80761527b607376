# /// mistake
# cause = "splits the flat argmax by the height of the window"
# test = "test_maxpool_gradient"
# hint.ko = "2x3 창에서 5번째 원소는 몇 번째 행에 있나요? 한 행에는 원소가 몇 개인가요?"
# hint.en = "In which row of a 2x3 window is its fifth entry? How many entries does a row have?"
# ///
import numpy as np


def maxpool2d_backward(dout, cache):
    x, kh, kw, stride = cache
    dx = np.zeros_like(x)
    for n, c, i, j in np.ndindex(*dout.shape):
        top, left = i * stride, j * stride
        window = x[n, c, top : top + kh, left : left + kw]
        flat = window.argmax()
        u, v = min(flat // kh, kh - 1), min(flat % kh, kw - 1)
        dx[n, c, top + u, left + v] += dout[n, c, i, j]
    return dx
