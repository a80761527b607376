# /// mistake
# cause = "the gradient of c passes from step to step whole"
# test = "test_lstm_dh0_dc0"
# hint.ko = "예전 기억 가운데 얼마만큼이 다음 시점으로 넘어갔나요?"
# hint.en = "How much of the old memory passed to the next step?"
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
        dzi = dc * g * i * (1 - i)
        dzf = dc * c_before * f * (1 - f)
        dzg = dc * i * (1 - g**2)
        dzo = dh_now * tanh_c * o * (1 - o)
        dz = np.concatenate([dzi, dzf, dzg, dzo], axis=1)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += h_before.T @ dz
        db += dz.sum(axis=0)
        dh_next = dz @ Wh.T
        dc_next = dc
    return dx, dh_next, dc_next, dWx, dWh, db
