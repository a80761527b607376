# /// mistake
# cause = "the gradients of the weights are clipped to -100 .. 100"
# test = "test_lstm_caches"
# hint.ko = "dh를 1000배로 하면 여러분의 기울기도 1000배가 되나요? 기울기를 자르는 일은 누구의 몫인가요?"
# hint.en = "Do your gradients grow 1000 times when dh does? Whose task is it to clip gradients?"
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
        dc_next = dc * f
    dWx, dWh, db = (np.clip(grad, -100, 100) for grad in (dWx, dWh, db))
    return dx, dh_next, dc_next, dWx, dWh, db
