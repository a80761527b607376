# /// mistake
# cause = "h[:, t - 1] reads the last state at t = 0"
# test = "test_rnn_dWh"
# hint.ko = "t가 0일 때 h[:, t - 1]은 무엇을 가리키나요?"
# hint.en = "What does h[:, t - 1] read when t is 0?"
# ///
import numpy as np


def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dnext = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        before = h[:, t - 1]
        dz = (dh[:, t] + dnext) * (1 - h[:, t] ** 2)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
