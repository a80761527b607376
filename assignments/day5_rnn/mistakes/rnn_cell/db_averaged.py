# /// mistake
# cause = "db is the mean over the batch, added up over time"
# test = "test_rnn_dWx_db"
# hint.ko = "편향을 1만큼 올리면 가중합 몇 개가 1씩 올라가나요?"
# hint.en = "Raise a bias by 1: how many weighted sums rise by 1?"
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
        db += dz.mean(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
