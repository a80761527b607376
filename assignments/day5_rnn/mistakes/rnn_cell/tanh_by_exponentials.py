# /// mistake
# cause = "tanh as a quotient of exponentials, which overflow"
# test = "test_rnn_saturated"
# hint.ko = "np.exp(1000)은 얼마인가요? 그 값으로 나누면요?"
# hint.en = "What is np.exp(1000)? And what if you divide by it?"
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    state, states = h0, []
    for t in range(x.shape[1]):
        z = x[:, t] @ Wx + state @ Wh + b
        state = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
        states.append(state)
    h = np.stack(states, axis=1)
    return h, (x, h0, Wx, Wh, h)
