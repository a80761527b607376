# /// mistake
# cause = "uses x >= 0, so the gradient passes where x is exactly 0"
# test = "test_gradient_at_zero"
# hint.ko = "입력이 정확히 0인 자리만 확인해 보세요. 문제에서 그 자리의 기울기를 무엇으로 정했나요?"
# hint.en = "Look only at places where the input is exactly 0. What does the statement say the gradient is there?"
# ///
import numpy as np


def relu_forward(x):
    return np.maximum(0, x), x


def relu_backward(dout, cache):
    return dout * (cache >= 0)
