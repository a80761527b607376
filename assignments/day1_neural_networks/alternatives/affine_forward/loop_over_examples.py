# /// alternative
# note = "one example at a time, cache as a list"
# ///
import numpy as np


def affine_forward(x, w, b):
    out = np.empty((x.shape[0], w.shape[1]), dtype=x.dtype)
    for i, example in enumerate(x):
        out[i] = np.dot(np.ravel(example), w) + b
    return out, [x, w, b]


def affine_backward(dout, cache):
    x, w, _ = cache
    dx = np.empty_like(x)
    for i in range(len(x)):
        dx[i] = np.reshape(np.dot(w, dout[i]), x.shape[1:])
    return dx, np.dot(np.reshape(x, (len(x), -1)).T, dout), np.sum(dout, axis=0)
