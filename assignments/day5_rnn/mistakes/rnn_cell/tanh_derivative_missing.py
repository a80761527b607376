# /// mistake
# cause = "the gradient passes tanh unchanged"
# test = "test_rnn_dx"
# hint.ko = "상태와 가중합 사이에 무엇이 있나요? 기울기도 그곳을 지나요."
# hint.en = "What lies between the weighted sum and the state? The gradient passes it, too."
# ///
import numpy as np


def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dnext = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        before = h[:, t - 1] if t > 0 else h0
        dz = dh[:, t] + dnext
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
