# /// mistake
# cause = "the gradient from the future is added into dh itself"
# test = "test_rnn_arguments"
# hint.ko = "역전파를 부르기 전과 뒤에 dh를 출력해 보세요."
# hint.en = "Print dh before and after the backward pass."
# ///
import numpy as np


def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dnext = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        before = h[:, t - 1] if t > 0 else h0
        dh[:, t] += dnext
        dz = dh[:, t] * (1 - h[:, t] ** 2)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
