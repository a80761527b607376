# /// mistake
# cause = "each step only gets the gradient that the loss gives it directly"
# test = "test_rnn_one_step_loss"
# hint.ko = "은닉 상태 하나는 두 가지에 영향을 줘요. 무엇과 무엇인가요?"
# hint.en = "Each hidden state influences two things. Which ones?"
# ///
import numpy as np


def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dnext = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        before = h[:, t - 1] if t > 0 else h0
        dz = dh[:, t] * (1 - h[:, t] ** 2)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
