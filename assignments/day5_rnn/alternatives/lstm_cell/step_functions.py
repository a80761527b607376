# /// alternative
# note = "each step leaves a function that takes it back; a matrix of its own for every gate"
# ///
import numpy as np


def sigmoid(z):
    small = np.exp(-abs(z))
    return np.where(z < 0, small, np.ones_like(z)) / (1 + small)


def step(now, hidden, cell, gates):
    rows = np.hstack([now, hidden, np.ones_like(now[:, :1])])
    i, f, o = (sigmoid(rows @ gates[k]) for k in "ifo")
    g = np.tanh(rows @ gates["g"])
    new = i * g + f * cell
    squeezed = np.tanh(new)

    def back(dhidden, dcell):
        dcell = dcell + dhidden * o - dhidden * o * squeezed * squeezed
        dz = {
            "i": dcell * g * (i - i * i),
            "f": dcell * cell * (f - f * f),
            "g": dcell * i * (1 + g) * (1 - g),
            "o": dhidden * squeezed * (o - o * o),
        }
        return sum(dz[k] @ gates[k].T for k in "ifgo"), dcell * f, {k: rows.T @ dz[k] for k in "ifgo"}

    return o * squeezed, new, back


def lstm_forward(x, h0, c0, Wx, Wh, b):
    gates = dict(zip("ifgo", np.split(np.vstack([Wx, Wh, b]), 4, axis=1), strict=True))
    hidden, cell, backs = h0, c0, []
    h, c = np.empty((*x.shape[:2], len(Wh)), x.dtype), np.empty((*x.shape[:2], len(Wh)), x.dtype)
    for t in range(x.shape[1]):
        hidden, cell, back = step(x[:, t], hidden, cell, gates)
        h[:, t], c[:, t] = hidden, cell
        backs.append(back)
    return h, c, (backs, x.shape[2])


def lstm_backward(dh, cache):
    backs, D = cache
    dx, total, dhidden, dcell = [], None, 0, 0
    for t in reversed(range(len(backs))):
        drows, dcell, shares = backs[t](dh[:, t] + dhidden, dcell)
        dx.append(drows[:, :D])
        dhidden = drows[:, D:-1]
        total = shares if total is None else {k: total[k] + shares[k] for k in "ifgo"}
    whole = np.hstack([total[k] for k in "ifgo"])
    return np.stack(dx[::-1], axis=1), dhidden, dcell, whole[:D], whole[D:-1], whole[-1]
