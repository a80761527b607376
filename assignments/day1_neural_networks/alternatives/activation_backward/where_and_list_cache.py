# /// alternative
# note = "np.where, the whole input in a list"
# ///
import numpy as np


def relu_forward(x):
    return np.where(x > 0, x, np.zeros_like(x)), [x]


def relu_backward(dout, cache):
    (x,) = cache
    return np.where(x > 0, dout, np.zeros_like(dout))
