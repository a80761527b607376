# /// mistake
# cause = "the gradients of the weights are overwritten in every step"
# test = "test_rnn_dWx_db"
# hint.ko = "같은 가중치가 몇 번 쓰이나요? 그 몫들은 어떻게 합쳐지나요?"
# hint.en = "How often are the same weights used? How do the shares combine?"
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
        dWx = x[:, t].T @ dz
        dWh = before.T @ dz
        db = dz.sum(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
