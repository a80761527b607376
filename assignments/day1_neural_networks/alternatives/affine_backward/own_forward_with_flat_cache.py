# /// alternative
# note = "the cache holds the flattened rows and the shape; ones @ dout for db"
# ///
import numpy as np


def affine_forward(x, w, b):
    flat = np.reshape(x, (len(x), -1))
    return np.matmul(flat, w) + b[None, :], [flat, w, x.shape]


def affine_backward(dout, cache):
    flat, w, shape = cache
    dx = np.tensordot(dout, w, axes=([1], [1])).reshape(shape)
    return dx, np.matmul(flat.T, dout), np.ones(len(flat), dtype=dout.dtype) @ dout
