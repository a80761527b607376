# /// mistake
# cause = "the states are stacked along the first axis"
# test = "test_lstm_states"
# hint.ko = "np.array로 상태의 리스트를 배열로 바꾸면 시점은 몇 번째 축이 되나요?"
# hint.en = "When np.array makes an array of a list of states, which axis does time get?"
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
        hidden = o * np.tanh(cell)
        steps.append((*before, i, f, g, o, np.tanh(cell)))
        hs.append(hidden)
        cs.append(cell)
    h, c = np.array(hs), np.array(cs)
    return h, c, (x, Wx, Wh, steps)
