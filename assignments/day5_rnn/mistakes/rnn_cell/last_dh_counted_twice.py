# /// mistake
# cause = "the carried gradient starts as dh of the last step, which is added again"
# test = "test_rnn_one_step_loss"
# hint.ko = "마지막 상태 뒤에는 시점이 더 있나요? 그곳에서 오는 기울기는 얼마인가요?"
# hint.en = "Is there a step after the last state? How much gradient arrives from there?"
# ///
import numpy as np


def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dnext = dh[:, -1]
    for t in reversed(range(x.shape[1])):
        before = h[:, t - 1] if t > 0 else h0
        dz = (dh[:, t] + dnext) * (1 - h[:, t] ** 2)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
