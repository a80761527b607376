# /// mistake
# cause = "builds its answers in np.zeros arrays, which are float64 even for float32 inputs"
# test = "test_activation_float32_and_layouts"
# hint.ko = "float32를 넣었을 때 결과의 dtype을 출력해 보세요. np.zeros는 dtype을 적지 않으면 무엇을 만드나요?"
# hint.en = "Put in float32 and print the dtype of the result. What does np.zeros make when no dtype is given?"
# ///
import numpy as np


def relu_forward(x):
    out = np.zeros(x.shape)
    out[x > 0] = x[x > 0]
    return out, x


def relu_backward(dout, cache):
    dx = np.zeros(dout.shape)
    dx[cache > 0] = dout[cache > 0]
    return dx
