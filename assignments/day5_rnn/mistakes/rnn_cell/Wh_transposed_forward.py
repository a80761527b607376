# /// mistake
# cause = "the state is multiplied by the transpose of Wh"
# test = "test_rnn_states"
# hint.ko = "Wh는 정사각형이라 뒤집어도 오류가 안 나요. Wh[0, 1]은 어느 상태에서 어느 상태로 가는 길인가요?"
# hint.en = "Wh is square, so its transpose raises no error. From which unit to which does Wh[0, 1] lead?"
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    state, states = h0, []
    for t in range(x.shape[1]):
        state = np.tanh(x[:, t] @ Wx + state @ Wh.T + b)
        states.append(state)
    h = np.stack(states, axis=1)
    return h, (x, h0, Wx, Wh, h)
