# /// mistake
# cause = "every gradient of a weight is clipped to -100 .. 100"
# test = "test_rnn_caches"
# hint.ko = "dh를 1000배로 하면 여러분의 기울기도 1000배가 되나요? 기울기를 자르는 일은 누구의 몫인가요?"
# hint.en = "Do your gradients grow 1000 times when dh does? Whose task is it to clip gradients?"
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
    dWx, dWh, db = (np.clip(g, -100, 100) for g in (dWx, dWh, db))
    return dx, dnext, dWx, dWh, db
