# /// mistake
# cause = "x and h0 confused: the first state is h0 itself, and inputs are read one step late"
# test = "test_rnn_states"
# hint.ko = "첫 시점의 상태를 구할 때 x의 어느 시점을 읽어야 하나요?"
# hint.en = "Which time step of x is read for the first state?"
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    state, states = h0, [h0]
    for t in range(1, x.shape[1]):
        state = np.tanh(x[:, t] @ Wx + state @ Wh + b)
        states.append(state)
    h = np.stack(states, axis=1)
    return h, (x, h0, Wx, Wh, h)
