# /// mistake
# cause = "returns dout as it came"
# test = "test_relu_gradient"
# hint.ko = "x가 음수였던 자리에서 x를 조금 키우면 출력이 변하나요? 그렇다면 그 자리의 기울기는 얼마여야 하나요?"
# hint.en = "Where x was negative: does the output change when x grows a little? So what must the gradient be there?"
# ///
import numpy as np


def relu_forward(x):
    return np.where(x > 0, x, 0), None


def relu_backward(dout, cache):
    return dout.copy()
