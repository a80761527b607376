# /// mistake
# cause = "the state goes through a sigmoid"
# test = "test_rnn_states"
# hint.ko = "여러분의 상태는 음수가 될 수 있나요? 식의 상태는요?"
# hint.en = "Can your state be negative? Can that of the formula?"
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    state, states = h0, []
    for t in range(x.shape[1]):
        state = 1 / (1 + np.exp(-(x[:, t] @ Wx + state @ Wh + b)))
        states.append(state)
    h = np.stack(states, axis=1)
    return h, (x, h0, Wx, Wh, h)
