# /// mistake
# cause = "h0 itself is overwritten by the running state"
# test = "test_rnn_arguments"
# hint.ko = "rnn_forward를 부르기 전과 뒤에 h0을 출력해 보세요."
# hint.en = "Print h0 before and after rnn_forward."
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    start, state, states = h0.copy(), h0, []
    for t in range(x.shape[1]):
        state[:] = np.tanh(x[:, t] @ Wx + state @ Wh + b)
        states.append(state.copy())
    h = np.stack(states, axis=1)
    return h, (x, start, Wx, Wh, h)
