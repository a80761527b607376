# /// mistake
# cause = "the states are stacked along the first axis"
# test = "test_rnn_states"
# hint.ko = "np.array로 상태의 리스트를 배열로 바꾸면 시점은 몇 번째 축이 되나요?"
# hint.en = "When np.array makes an array of a list of states, which axis does time get?"
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    state, states = h0, []
    for t in range(x.shape[1]):
        state = np.tanh(x[:, t] @ Wx + state @ Wh + b)
        states.append(state)
    h = np.array(states)
    return h, (x, h0, Wx, Wh, h.swapaxes(0, 1))
