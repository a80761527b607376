# /// mistake
# cause = "the gradients are gathered in float64 arrays"
# test = "test_rnn_arguments"
# hint.ko = "float32를 넣고 기울기의 dtype을 모두 출력해 보세요."
# hint.en = "Feed float32 and print the dtype of every gradient."
# ///
import numpy as np


def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = cache
    dx, dWx, dWh, db = np.zeros(x.shape), np.zeros(Wx.shape), np.zeros(Wh.shape), np.zeros(len(Wh))
    dnext = np.zeros(h0.shape)
    for t in reversed(range(x.shape[1])):
        before = h[:, t - 1] if t > 0 else h0
        dz = (dh[:, t] + dnext) * (1 - h[:, t] ** 2)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
