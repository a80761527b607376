# /// alternative
# note = "all four keep x and compute everything again in the backward pass"
# ///
import numpy as np


def relu_forward(x):
    return (x + np.abs(x)) / 2, x


def relu_backward(dout, cache):
    return dout * np.heaviside(cache, 0)


def leaky_relu_forward(x, alpha=0.01):
    out = x.copy()
    out[x <= 0] *= alpha
    return out, {"x": x, "slope": alpha}


def leaky_relu_backward(dout, cache):
    dx = dout.copy()
    dx[cache["x"] <= 0] *= cache["slope"]
    return dx


def sigmoid_forward(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e)), x


def sigmoid_backward(dout, cache):
    e = np.exp(-np.abs(cache))
    return dout * e / (1 + e) ** 2


def tanh_forward(x):
    return np.tanh(x), x


def tanh_backward(dout, cache):
    with np.errstate(over="ignore"):
        return dout / np.cosh(cache) ** 2
