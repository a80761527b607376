# /// mistake
# cause = "gradients of all later steps pile up in the one that is carried back"
# test = "test_rnn_dx"
# hint.ko = "시점 하나를 지날 때마다 뒤로 넘길 기울기는 새것인가요, 쌓인 것인가요?"
# hint.en = "After each step, is the gradient that goes on backwards a new one, or a pile?"
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
        dnext += dz @ Wh.T
    return dx, dnext, dWx, dWh, db
