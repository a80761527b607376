# /// mistake
# cause = "dh of all steps but the last is ignored"
# test = "test_rnn_one_step_loss"
# hint.ko = "손실이 첫 상태만 본다면 여러분의 dx는 무엇이 되나요?"
# hint.en = "What does your dx become when the loss sees the first state only?"
# ///
import numpy as np


def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dnext = dh[:, -1]
    for t in reversed(range(x.shape[1])):
        before = h[:, t - 1] if t > 0 else h0
        dz = dnext * (1 - h[:, t] ** 2)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
