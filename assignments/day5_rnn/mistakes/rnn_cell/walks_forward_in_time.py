# /// mistake
# cause = "the backward loop starts at the first step"
# test = "test_rnn_dx"
# hint.ko = "마지막 상태의 기울기는 어느 쪽으로 흘러가나요? 반복문은 어디에서 시작해야 하나요?"
# hint.en = "Which way does the gradient of the last state flow? Where should the loop start?"
# ///
import numpy as np


def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dnext = np.zeros_like(h0)
    for t in range(x.shape[1]):
        before = h[:, t - 1] if t > 0 else h0
        dz = (dh[:, t] + dnext) * (1 - h[:, t] ** 2)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
