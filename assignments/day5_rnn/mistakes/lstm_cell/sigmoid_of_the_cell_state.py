# /// mistake
# cause = "h is o times a sigmoid of c"
# test = "test_lstm_states"
# hint.ko = "o 옆에 있는 활성화 함수를 식에서 다시 찾아보세요."
# hint.en = "Find the activation beside o in the formula again."
# ///
import numpy as np


def lstm_forward(x, h0, c0, Wx, Wh, b):
    hidden, cell, steps, hs, cs = h0, c0, [], [], []
    for t in range(x.shape[1]):
        zi, zf, zg, zo = np.split(x[:, t] @ Wx + hidden @ Wh + b, 4, axis=1)
        i, f, o = ((1 + np.tanh(z / 2)) / 2 for z in (zi, zf, zo))
        g = np.tanh(zg)
        before = hidden, cell
        cell = f * cell + i * g
        hidden = o * (1 + np.tanh(cell / 2)) / 2
        steps.append((*before, i, f, g, o, np.tanh(cell)))
        hs.append(hidden)
        cs.append(cell)
    h, c = np.stack(hs, axis=1), np.stack(cs, axis=1)
    return h, c, (x, Wx, Wh, steps)
