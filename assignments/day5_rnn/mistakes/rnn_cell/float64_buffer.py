# /// mistake
# cause = "the states are written into a float64 array"
# test = "test_rnn_arguments"
# hint.ko = "np.zeros가 만드는 배열의 dtype은 무엇인가요? float32를 넣고 h.dtype을 출력해 보세요."
# hint.en = "What dtype does np.zeros give? Feed float32 and print h.dtype."
# ///
import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    h = np.zeros((*x.shape[:2], len(b)))
    state = h0
    for t in range(x.shape[1]):
        state = np.tanh(x[:, t] @ Wx + state @ Wh + b)
        h[:, t] = state
    return h, (x, h0, Wx, Wh, h.astype(x.dtype))
