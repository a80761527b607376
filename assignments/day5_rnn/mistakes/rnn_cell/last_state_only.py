# /// mistake
# cause = "returns the state of the last step"
# test = "test_rnn_states"
# hint.ko = "h의 모양을 출력해 보세요. 시점의 축은 어디로 갔나요?"
# hint.en = "Print the shape of h. Where did the axis of time go?"
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    state, states = h0, []
    for t in range(x.shape[1]):
        state = np.tanh(x[:, t] @ Wx + state @ Wh + b)
        states.append(state)
    return state, (x, h0, Wx, Wh, np.stack(states, axis=1))
