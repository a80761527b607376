# /// mistake
# cause = "the gradients of the weights are taken after the last time step only"
# test = "test_rnn_dWx_db"
# hint.ko = "손실이 마지막 상태만 본다고 해도, 가중치는 몇 번째 시점에서 쓰였나요?"
# hint.en = "Even if the loss sees the last state only: in which steps were the weights used?"
# ///
import numpy as np


def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = cache
    dx = np.zeros_like(x)
    dnext = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        before = h[:, t - 1] if t > 0 else h0
        dz = (dh[:, t] + dnext) * (1 - h[:, t] ** 2)
        dx[:, t] = dz @ Wx.T
        if t == x.shape[1] - 1:
            dWx, dWh, db = x[:, t].T @ dz, before.T @ dz, dz.sum(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
