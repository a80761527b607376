# /// mistake
# cause = "the gradient from the future is added after the derivative of tanh"
# test = "test_rnn_dx"
# hint.ko = "미래에서 온 기울기도 tanh를 지나야 하지 않나요?"
# hint.en = "Must the gradient from the future not pass tanh as well?"
# ///
import numpy as np


def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dnext = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        before = h[:, t - 1] if t > 0 else h0
        dz = dh[:, t] * (1 - h[:, t] ** 2) + dnext
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
