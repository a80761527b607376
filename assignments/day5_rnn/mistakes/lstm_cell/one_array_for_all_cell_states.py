# /// mistake
# cause = "the cell state is updated in place and the same array listed T times"
# test = "test_lstm_states"
# hint.ko = "c[:, 0]과 c[:, -1]을 출력해 보세요. 리스트에는 배열이 몇 개 들어 있나요?"
# hint.en = "Print c[:, 0] and c[:, -1]. How many different arrays does your list hold?"
# ///
import numpy as np


def lstm_forward(x, h0, c0, Wx, Wh, b):
    hidden, cell, steps, hs, cs = h0, c0.copy(), [], [], []
    for t in range(x.shape[1]):
        zi, zf, zg, zo = np.split(x[:, t] @ Wx + hidden @ Wh + b, 4, axis=1)
        i, f, o = ((1 + np.tanh(z / 2)) / 2 for z in (zi, zf, zo))
        g = np.tanh(zg)
        before = hidden, cell
        cell *= f
        cell += i * g
        hidden = o * np.tanh(cell)
        steps.append((*before, i, f, g, o, np.tanh(cell)))
        hs.append(hidden)
        cs.append(cell)
    h, c = np.stack(hs, axis=1), np.stack(cs, axis=1)
    return h, c, (x, Wx, Wh, steps)
