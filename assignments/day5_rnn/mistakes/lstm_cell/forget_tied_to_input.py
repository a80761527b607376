# /// mistake
# cause = "the input gate is taken as 1 - f"
# test = "test_lstm_states"
# hint.ko = "입력 게이트는 망각 게이트가 정해지면 저절로 정해지나요?"
# hint.en = "Is the input gate decided once the forget gate is?"
# ///
import numpy as np


def lstm_forward(x, h0, c0, Wx, Wh, b):
    hidden, cell, steps, hs, cs = h0, c0, [], [], []
    for t in range(x.shape[1]):
        zi, zf, zg, zo = np.split(x[:, t] @ Wx + hidden @ Wh + b, 4, axis=1)
        i, f, o = ((1 + np.tanh(z / 2)) / 2 for z in (zi, zf, zo))
        g = np.tanh(zg)
        before = hidden, cell
        cell = f * cell + (1 - f) * g
        hidden = o * np.tanh(cell)
        steps.append((*before, i, f, g, o, np.tanh(cell)))
        hs.append(hidden)
        cs.append(cell)
    h, c = np.stack(hs, axis=1), np.stack(cs, axis=1)
    return h, c, (x, Wx, Wh, steps)
