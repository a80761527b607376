# /// mistake
# cause = "every step starts from h0 again"
# test = "test_rnn_states"
# hint.ko = "셋째 시점의 셀은 무엇을 기억하고 있어야 하나요?"
# hint.en = "What should the cell of the third step remember?"
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    states = []
    for t in range(x.shape[1]):
        states.append(np.tanh(x[:, t] @ Wx + h0 @ Wh + b))
    h = np.stack(states, axis=1)
    return h, (x, h0, Wx, Wh, h)
