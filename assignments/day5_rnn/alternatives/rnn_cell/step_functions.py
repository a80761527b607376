# /// alternative
# note = "each step leaves a function that takes it back; all weights in one matrix with a column of ones"
# ///
import numpy as np


def step(now, before, whole):
    rows = np.concatenate([now, before, np.ones_like(now[:, :1])], axis=1)
    state = np.tanh(rows @ whole)

    def back(dstate):
        dz = dstate - dstate * state * state
        return dz @ whole.T, rows.T @ dz

    return state, back


def rnn_forward(x, h0, Wx, Wh, b):
    whole = np.vstack([Wx, Wh, b])
    h, backs, state = np.empty((*x.shape[:2], Wh.shape[0]), x.dtype), [], h0
    for t, now in enumerate(np.moveaxis(x, 1, 0)):
        state, back = step(now, state, whole)
        h[:, t] = state
        backs.append(back)
    return h, {"backs": backs, "D": x.shape[2], "shape": whole.shape, "dtype": x.dtype}


def rnn_backward(dh, cache):
    D, dwhole = cache["D"], np.zeros(cache["shape"], cache["dtype"])
    dxs, dstate = [], 0
    for t, back in reversed(list(enumerate(cache["backs"]))):
        drows, share = back(dh[:, t] + dstate)
        dxs.insert(0, drows[:, :D])
        dstate = drows[:, D:-1]
        dwhole += share
    return np.stack(dxs, axis=1), dstate, dwhole[:D], dwhole[D:-1], dwhole[-1]
