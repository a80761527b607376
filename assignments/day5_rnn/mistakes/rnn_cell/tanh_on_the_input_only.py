# /// mistake
# cause = "tanh covers the input's share, the state is added outside"
# test = "test_rnn_states"
# hint.ko = "식에서 tanh의 괄호는 어디에서 닫히나요?"
# hint.en = "Where does the bracket of tanh close in the formula?"
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    state, states = h0, []
    for t in range(x.shape[1]):
        state = np.tanh(x[:, t] @ Wx + b) + state @ Wh
        states.append(state)
    h = np.stack(states, axis=1)
    return h, (x, h0, Wx, Wh, h)
