# /// mistake
# cause = "every pixel that equals the maximum gets the whole gradient"
# test = "test_maxpool_ties"
# hint.ko = "ReLU 뒤에는 같은 값이 많아요. 동점인 창에서 나가는 기울기를 모두 더하면 얼마가 되나요?"
# hint.en = "After a ReLU many values are exactly equal. How much gradient leaves a window with a tie in total?"
# ///
import numpy as np


def maxpool2d_backward(dout, cache):
    x, kh, kw, stride = cache
    dx = np.zeros_like(x)
    for n, c, i, j in np.ndindex(*dout.shape):
        top, left = i * stride, j * stride
        window = x[n, c, top : top + kh, left : left + kw]
        dx[n, c, top : top + kh, left : left + kw] += (window == window.max()) * dout[n, c, i, j]
    return dx
