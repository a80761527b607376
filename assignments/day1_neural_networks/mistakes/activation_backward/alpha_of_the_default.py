# /// mistake
# cause = "uses 0.01 in the backward pass whatever alpha was"
# test = "test_leaky_relu_gradient"
# hint.ko = "alpha를 0.25로 부른 순전파의 기울기는 얼마여야 하나요? 역전파는 그 alpha를 어디에서 알 수 있나요?"
# hint.en = """\
# What must the gradient be if the forward pass was called with alpha = 0.25? Where can the backward pass learn \
# that?"""
# ///
import numpy as np


def leaky_relu_forward(x, alpha=0.01):
    return np.where(x > 0, x, alpha * x), x


def leaky_relu_backward(dout, cache):
    return np.where(cache > 0, dout, 0.01 * dout)
