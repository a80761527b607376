# /// alternative
# note = "dw as a sum of outer products, one example at a time; db keeps its axis"
# ///
import numpy as np


def affine_backward(dout, cache):
    x, w = cache
    dw = np.zeros_like(w)
    dx = np.zeros_like(x)
    for i in range(x.shape[0]):
        dw += np.outer(x[i].ravel(), dout[i])
        dx[i] = (w * dout[i]).sum(axis=1).reshape(x.shape[1:])
    return dx, dw, dout.sum(axis=0, keepdims=True)
