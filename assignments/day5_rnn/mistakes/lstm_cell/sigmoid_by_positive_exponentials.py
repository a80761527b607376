# /// mistake
# cause = "the sigmoid as e^z / (1 + e^z), which overflows"
# test = "test_lstm_saturated"
# hint.ko = "np.exp(1000)은 얼마인가요? 그것을 그것으로 나누면요?"
# hint.en = "What is np.exp(1000)? And what if you divide it by itself?"
# ///
import numpy as np


def lstm_forward(x, h0, c0, Wx, Wh, b):
    hidden, cell, steps, hs, cs = h0, c0, [], [], []
    for t in range(x.shape[1]):
        zi, zf, zg, zo = np.split(x[:, t] @ Wx + hidden @ Wh + b, 4, axis=1)
        i, f, o = (np.exp(z) / (1 + np.exp(z)) for z in (zi, zf, zo))
        g = np.tanh(zg)
        before = hidden, cell
        cell = f * cell + i * g
        hidden = o * np.tanh(cell)
        steps.append((*before, i, f, g, o, np.tanh(cell)))
        hs.append(hidden)
        cs.append(cell)
    h, c = np.stack(hs, axis=1), np.stack(cs, axis=1)
    return h, c, (x, Wx, Wh, steps)
