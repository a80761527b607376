# /// alternative
# note = "states behind h0 in one array; input and weight gradients by one product over all steps; db as a row (1, H)"
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    N, T, D = x.shape
    inputs = (x.reshape(N * T, D) @ Wx + b).reshape(N, T, -1)
    states = np.empty((T + 1, *h0.shape), x.dtype)
    states[0] = h0
    for t in range(T):
        states[t + 1] = np.tanh(inputs[:, t] + states[t] @ Wh)
    return states[1:].transpose(1, 0, 2), (x, states, Wx, Wh)


def rnn_backward(dh, cache):
    x, states, Wx, Wh = cache
    slope = 1 - states[1:] ** 2
    dz = np.empty_like(slope)
    back = 0
    for t in range(len(slope) - 1, -1, -1):
        dz[t] = (dh[:, t] + back) * slope[t]
        back = dz[t] @ Wh.T
    dx = np.einsum("tnh,dh->ntd", dz, Wx)
    dWx = np.einsum("ntd,tnh->dh", x, dz)
    dWh = np.einsum("tnk,tnh->kh", states[:-1], dz)
    return dx, back, dWx, dWh, dz.sum(axis=(0, 1))[None]
