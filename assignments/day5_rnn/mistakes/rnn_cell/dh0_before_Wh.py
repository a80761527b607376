# /// mistake
# cause = "dh0 is the gradient of the first weighted sum"
# test = "test_rnn_dh0"
# hint.ko = "h0은 가중합에 들어가기 전에 무엇과 곱해지나요?"
# hint.en = "What is h0 multiplied with before it enters the weighted sum?"
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
    return dx, dz, dWx, dWh, db
