# /// mistake
# cause = "makes the negative side of leaky ReLU positive: alpha |x|"
# test = "test_other_forward_values"
# hint.ko = "음수 하나를 넣어 보세요. leaky ReLU의 출력은 0보다 위에 있나요, 아래에 있나요?"
# hint.en = "Put in one negative number. Is the output of leaky ReLU above 0 or below?"
# ///
import numpy as np


def leaky_relu_forward(x, alpha=0.01):
    return np.where(x > 0, x, alpha * np.abs(x)), (x, alpha)


def leaky_relu_backward(dout, cache):
    x, alpha = cache
    return np.where(x > 0, dout, -alpha * dout)
