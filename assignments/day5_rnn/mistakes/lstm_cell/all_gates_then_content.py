# /// mistake
# cause = "the columns are taken in the order f, i, o, g"
# test = "test_lstm_states"
# hint.ko = "네 조각의 순서는 책마다 달라요. 이 문제의 순서는 무엇인가요?"
# hint.en = "The order of the four parts differs from book to book. What is it here?"
# ///
import numpy as np


def lstm_forward(x, h0, c0, Wx, Wh, b):
    hidden, cell, steps, hs, cs = h0, c0, [], [], []
    for t in range(x.shape[1]):
        zf, zi, zo, zg = np.split(x[:, t] @ Wx + hidden @ Wh + b, 4, axis=1)
        i, f, o = ((1 + np.tanh(z / 2)) / 2 for z in (zi, zf, zo))
        g = np.tanh(zg)
        before = hidden, cell
        cell = f * cell + i * g
        hidden = o * np.tanh(cell)
        steps.append((*before, i, f, g, o, np.tanh(cell)))
        hs.append(hidden)
        cs.append(cell)
    h, c = np.stack(hs, axis=1), np.stack(cs, axis=1)
    return h, c, (x, Wx, Wh, steps)


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
        dz = np.concatenate([dzf, dzi, dzo, dzg], axis=1)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += h_before.T @ dz
        db += dz.sum(axis=0)
        dh_next = dz @ Wh.T
        dc_next = dc * f
    return dx, dh_next, dc_next, dWx, dWh, db
