# /// alternative
# note = "einsum and a dict as cache"
# ///
import numpy as np


def affine_forward(x, w, b):
    rows = x.reshape(x.shape[0], np.prod(x.shape[1:], dtype=int))
    return np.einsum("nd,dm->nm", rows, w) + b, {"x": x, "w": w, "b": b}


def affine_backward(dout, cache):
    x = cache["x"]
    dx = np.einsum("nm,dm->nd", dout, cache["w"]).reshape(x.shape)
    dw = np.einsum("nd,nm->dm", x.reshape(x.shape[0], -1), dout)
    return dx, dw, np.einsum("nm->m", dout)
