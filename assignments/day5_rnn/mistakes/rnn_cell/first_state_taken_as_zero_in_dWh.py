# /// mistake
# cause = "the first step adds nothing to dWh"
# test = "test_rnn_dWh"
# hint.ko = "첫 시점의 이전 상태는 무엇인가요? 언제나 0인가요?"
# hint.en = "What is the previous state of the first step? Is it always 0?"
# ///
import numpy as np


def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dnext = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        dz = (dh[:, t] + dnext) * (1 - h[:, t] ** 2)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        if t > 0:
            dWh += h[:, t - 1].T @ dz
        db += dz.sum(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
