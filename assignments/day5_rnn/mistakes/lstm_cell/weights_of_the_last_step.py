# /// mistake
# cause = "the gradients of the weights are taken after the last time step only"
# test = "test_lstm_dWx_db"
# hint.ko = "가중치는 몇 번째 시점들에서 쓰였나요?"
# hint.en = "In which steps were the weights used?"
# ///
import numpy as np


def lstm_backward(dh, cache):
    x, Wx, Wh, steps = cache
    dx = np.zeros_like(x)
    dh_next, dc_next = np.zeros_like(dh[:, 0]), np.zeros_like(dh[:, 0])
    for t in reversed(range(x.shape[1])):
        h_before, c_before, i, f, g, o, tanh_c = steps[t]
        dh_now = dh[:, t] + dh_next
        dc = dc_next + dh_now * o * (1 - tanh_c**2)
        dzi = dc * g * i * (1 - i)
        dzf = dc * c_before * f * (1 - f)
        dzg = dc * i * (1 - g**2)
        dzo = dh_now * tanh_c * o * (1 - o)
        dz = np.concatenate([dzi, dzf, dzg, dzo], axis=1)
        dx[:, t] = dz @ Wx.T
        if t == x.shape[1] - 1:
            dWx, dWh, db = x[:, t].T @ dz, h_before.T @ dz, dz.sum(axis=0)
        dh_next = dz @ Wh.T
        dc_next = dc * f
    return dx, dh_next, dc_next, dWx, dWh, db
