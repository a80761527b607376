# /// mistake
# cause = "h0 is ignored: the first state before all is 0"
# test = "test_rnn_states"
# hint.ko = "h0을 두 배로 하면 여러분의 h는 어떻게 변하나요?"
# hint.en = "Double h0: what happens to your h?"
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    state, states = np.zeros_like(h0), []
    for t in range(x.shape[1]):
        state = np.tanh(x[:, t] @ Wx + state @ Wh + b)
        states.append(state)
    h = np.stack(states, axis=1)
    return h, (x, h0, Wx, Wh, h)
