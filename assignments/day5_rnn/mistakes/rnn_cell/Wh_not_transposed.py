# /// mistake
# cause = "the gradient goes back through Wh itself"
# test = "test_rnn_dh0"
# hint.ko = "순전파에서 state @ Wh였어요. 기울기는 그 길을 어느 쪽으로 지나나요?"
# hint.en = "The forward pass has state @ Wh. Which way does the gradient travel along it?"
# ///
import numpy as np


def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dnext = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        before = h[:, t - 1] if t > 0 else h0
        dz = (dh[:, t] + dnext) * (1 - h[:, t] ** 2)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        dnext = dz @ Wh
    return dx, dnext, dWx, dWh, db
