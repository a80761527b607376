# /// mistake
# cause = "returns the derivative of sigmoid without the gradient from behind"
# test = "test_sigmoid_gradient"
# hint.ko = "sigmoid_backward에 dout을 10배로 키워 넣어 보세요. dx는 어떻게 변해야 하나요? 여러분의 dx는 변하나요?"
# hint.en = "Call sigmoid_backward with ten times the dout. How should dx change, and does yours?"
# ///
import numpy as np


def sigmoid_forward(x):
    out = 1 / (1 + np.exp(-x))
    return out, out


def sigmoid_backward(dout, cache):
    return cache * (1 - cache)
