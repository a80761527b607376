# /// mistake
# cause = "the gradients of the weights are divided by the number of sequences"
# test = "test_rnn_dWx_db"
# hint.ko = "평균은 누가 내나요? 손실이 이미 냈다면 dh에는 무엇이 들어 있나요?"
# hint.en = "Who takes the mean? If the loss has done so, what does dh hold already?"
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
    n = len(x)
    return dx, dnext, dWx / n, dWh / n, db / n
