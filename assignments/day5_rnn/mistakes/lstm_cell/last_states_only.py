# /// mistake
# cause = "returns the states of the last step"
# test = "test_lstm_states"
# hint.ko = "h와 c의 모양을 출력해 보세요. 시점의 축은 어디로 갔나요?"
# hint.en = "Print the shapes of h and c. Where did the axis of time go?"
# ///
import numpy as np


def lstm_forward(x, h0, c0, Wx, Wh, b):
    hidden, cell, steps = h0, c0, []
    for t in range(x.shape[1]):
        zi, zf, zg, zo = np.split(x[:, t] @ Wx + hidden @ Wh + b, 4, axis=1)
        i, f, o = ((1 + np.tanh(z / 2)) / 2 for z in (zi, zf, zo))
        g = np.tanh(zg)
        before = hidden, cell
        cell = f * cell + i * g
        hidden = o * np.tanh(cell)
        steps.append((*before, i, f, g, o, np.tanh(cell)))
    return hidden, cell, (x, Wx, Wh, steps)
