# /// mistake
# cause = "the first axis is taken as time"
# test = "test_rnn_states"
# hint.ko = "x의 모양은 (N, T, D)예요. 여러분의 반복문은 어느 축을 따라가나요?"
# hint.en = "The shape of x is (N, T, D). Along which axis does your loop walk?"
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    state, states = h0, []
    for t in range(len(x)):
        state = np.tanh(x[t] @ Wx + state @ Wh + b)
        states.append(state)
    h = np.stack(states, axis=1)
    return h, (x, h0, Wx, Wh, h)
