# /// alternative
# note = "arrays over all steps with the starting states in front; the plain sigmoid; products over all steps"
# ///
import numpy as np


def lstm_forward(x, h0, c0, Wx, Wh, b):
    (N, T, _), H = x.shape, len(Wh)
    z = np.dot(x, Wx) + b
    h, c = np.empty((N, T + 1, H), x.dtype), np.empty((N, T + 1, H), x.dtype)
    h[:, 0], c[:, 0] = h0, c0
    gates = np.empty_like(z)
    for t in range(T):
        now = z[:, t] + h[:, t] @ Wh
        gates[:, t] = 1 / (1 + np.exp(-now))
        gates[:, t, 2 * H : 3 * H] = np.tanh(now[:, 2 * H : 3 * H])
        i, f, g, o = np.split(gates[:, t], 4, axis=-1)
        c[:, t + 1] = c[:, t] * f + g * i
        h[:, t + 1] = np.tanh(c[:, t + 1]) * o
    return h[:, 1:], c[:, 1:], (x, Wx, Wh, h, c, gates)


def lstm_backward(dh, cache):
    x, Wx, Wh, h, c, gates = cache
    T, H = x.shape[1], len(Wh)
    squeezed = np.tanh(c[:, 1:])
    slope = gates * (1 - gates)
    slope[..., 2 * H : 3 * H] = 1 - gates[..., 2 * H : 3 * H] ** 2
    dz, dhidden, dcell = np.empty_like(gates), 0, 0
    for t in range(T - 1, -1, -1):
        i, f, g, o = np.split(gates[:, t], 4, axis=-1)
        dhidden = dh[:, t] + dhidden
        dcell = dcell + dhidden * o * (1 - squeezed[:, t] ** 2)
        dz[:, t] = np.hstack([dcell * g, dcell * c[:, t], dcell * i, dhidden * squeezed[:, t]]) * slope[:, t]
        dhidden, dcell = dz[:, t] @ Wh.T, dcell * f
    dWx = np.einsum("ntd,ntz->dz", x, dz)
    dWh = np.einsum("nth,ntz->hz", h[:, :-1], dz)
    return dz @ Wx.T, dhidden, dcell, dWx, dWh, dz.sum(axis=(0, 1))[None]
