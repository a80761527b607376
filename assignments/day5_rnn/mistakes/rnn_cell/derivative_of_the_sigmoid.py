# /// mistake
# cause = "h (1 - h) in place of the derivative of tanh"
# test = "test_rnn_dx"
# hint.ko = "h(1 - h)는 어느 활성화 함수의 도함수인가요?"
# hint.en = "Of which activation is h (1 - h) the derivative?"
# ///
import numpy as np


def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dnext = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        before = h[:, t - 1] if t > 0 else h0
        dz = (dh[:, t] + dnext) * h[:, t] * (1 - h[:, t])
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
