# /// mistake
# cause = "lets the whole gradient of leaky ReLU pass where x is exactly 0"
# test = "test_gradient_at_zero"
# hint.ko = "입력이 정확히 0인 자리만 확인해 보세요. 문제에서 leaky ReLU의 그 자리 기울기를 무엇으로 정했나요?"
# hint.en = "Look only at places where the input is exactly 0. What does the statement say for leaky ReLU there?"
# ///
import numpy as np


def leaky_relu_forward(x, alpha=0.01):
    return np.where(x > 0, x, alpha * x), (x, alpha)


def leaky_relu_backward(dout, cache):
    x, alpha = cache
    return np.where(x >= 0, dout, alpha * dout)
