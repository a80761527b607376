# /// mistake
# cause = "the states are written into float64 arrays"
# test = "test_lstm_arguments"
# hint.ko = "np.zeros가 만드는 배열의 dtype은 무엇인가요? float32를 넣고 h.dtype을 출력해 보세요."
# hint.en = "What dtype does np.zeros give? Feed float32 and print h.dtype."
# ///
import numpy as np


def lstm_forward(x, h0, c0, Wx, Wh, b):
    hidden, cell, steps = h0, c0, []
    h, c = np.zeros((*x.shape[:2], h0.shape[1])), np.zeros((*x.shape[:2], h0.shape[1]))
    for t in range(x.shape[1]):
        zi, zf, zg, zo = np.split(x[:, t] @ Wx + hidden @ Wh + b, 4, axis=1)
        i, f, o = ((1 + np.tanh(z / 2)) / 2 for z in (zi, zf, zo))
        g = np.tanh(zg)
        before = hidden, cell
        cell = f * cell + i * g
        hidden = o * np.tanh(cell)
        steps.append((*before, i, f, g, o, np.tanh(cell)))
        h[:, t], c[:, t] = hidden, cell
    return h, c, (x, Wx, Wh, steps)
