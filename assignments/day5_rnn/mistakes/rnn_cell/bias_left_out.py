# /// mistake
# cause = "no bias in the forward pass"
# test = "test_rnn_states"
# hint.ko = "x와 h0이 모두 0이면 첫 상태는 무엇이어야 하나요?"
# hint.en = "What should the first state be when x and h0 are all zero?"
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    state, states = h0, []
    for t in range(x.shape[1]):
        state = np.tanh(x[:, t] @ Wx + state @ Wh)
        states.append(state)
    h = np.stack(states, axis=1)
    return h, (x, h0, Wx, Wh, h)
