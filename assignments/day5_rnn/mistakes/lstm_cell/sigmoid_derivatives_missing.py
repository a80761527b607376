# /// mistake
# cause = "the gates' gradients are not taken through the sigmoid"
# test = "test_lstm_dx"
# hint.ko = "가중합과 게이트 사이에 무엇이 있나요? 기울기도 그곳을 지나요."
# hint.en = "What lies between a weighted sum and its gate? The gradient passes it, too."
# ///
import numpy as np


def lstm_backward(dh, cache):
    x, Wx, Wh, steps = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dh_next, dc_next = np.zeros_like(dh[:, 0]), np.zeros_like(dh[:, 0])
    for t in reversed(range(x.shape[1])):
        h_before, c_before, i, f, g, o, tanh_c = steps[t]
        dh_now = dh[:, t] + dh_next
        dc = dc_next + dh_now * o * (1 - tanh_c**2)
        dzi = dc * g
        dzf = dc * c_before
        dzg = dc * i * (1 - g**2)
        dzo = dh_now * tanh_c
        dz = np.concatenate([dzi, dzf, dzg, dzo], axis=1)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += h_before.T @ dz
        db += dz.sum(axis=0)
        dh_next = dz @ Wh.T
        dc_next = dc * f
    return dx, dh_next, dc_next, dWx, dWh, db
