# /// mistake
# cause = "the same array is overwritten in every step and listed T times"
# test = "test_rnn_states"
# hint.ko = "h[:, 0]과 h[:, -1]을 출력해 보세요. 리스트에는 배열이 몇 개 들어 있나요?"
# hint.en = "Print h[:, 0] and h[:, -1]. How many different arrays does your list hold?"
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    state, states = h0.copy(), []
    for t in range(x.shape[1]):
        state[:] = np.tanh(x[:, t] @ Wx + state @ Wh + b)
        states.append(state)
    h = np.stack(states, axis=1)
    return h, (x, h0, Wx, Wh, h)
