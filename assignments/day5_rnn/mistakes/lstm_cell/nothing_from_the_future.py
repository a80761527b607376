# /// mistake
# cause = "each step goes backward by itself"
# test = "test_lstm_one_step_loss"
# hint.ko = "손실이 마지막 상태만 본다면, 첫 입력의 기울기는 어느 길로 와야 하나요?"
# hint.en = "If the loss sees the last state only, along which way does the first input get its gradient?"
# ///
import numpy as np


def lstm_backward(dh, cache):
    x, Wx, Wh, steps = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dh_next, dc_next = np.zeros_like(dh[:, 0]), np.zeros_like(dh[:, 0])
    for t in reversed(range(x.shape[1])):
        h_before, c_before, i, f, g, o, tanh_c = steps[t]
        dh_now = dh[:, t]
        dc = dh_now * o * (1 - tanh_c**2)
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
        dc_next = dc * f
    return dx, dh_next, dc_next, dWx, dWh, db
