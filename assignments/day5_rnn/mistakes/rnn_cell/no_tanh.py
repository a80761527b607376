# /// mistake
# cause = "the state is the weighted sum itself"
# test = "test_rnn_states"
# hint.ko = "상태의 절댓값이 1보다 클 수 있나요?"
# hint.en = "May a state be larger than 1?"
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    state, states = h0, []
    for t in range(x.shape[1]):
        state = x[:, t] @ Wx + state @ Wh + b
        states.append(state)
    h = np.stack(states, axis=1)
    return h, (x, h0, Wx, Wh, h)
