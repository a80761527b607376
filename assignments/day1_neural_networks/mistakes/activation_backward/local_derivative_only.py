# /// mistake
# cause = "returns ReLU's own derivative without the gradient from behind"
# test = "test_relu_gradient"
# hint.ko = "연쇄 법칙은 두 값을 곱해요. 하나는 이 층의 미분이에요. 나머지 하나는 어디에 있나요?"
# hint.en = "The chain rule multiplies two things. One is this layer's derivative. Where is the other?"
# ///
import numpy as np


def relu_forward(x):
    return np.maximum(0, x), x


def relu_backward(dout, cache):
    return (cache > 0).astype(dout.dtype)
