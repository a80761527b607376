# /// mistake
# cause = "the gradients of the weights are divided by the number of steps"
# test = "test_rnn_dWx_db"
# hint.ko = "시점이 두 배로 늘면, 가중치를 조금 바꿀 때 손실이 변하는 길은 몇 배가 되나요?"
# hint.en = "With twice as many steps, how many more paths lead from a weight to the loss?"
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
        dnext = dz @ Wh.T
    steps = x.shape[1]
    return dx, dnext, dWx / steps, dWh / steps, db / steps
