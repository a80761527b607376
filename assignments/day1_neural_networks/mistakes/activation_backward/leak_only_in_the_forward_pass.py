# /// mistake
# cause = "stops the gradient of leaky ReLU where x is negative"
# test = "test_leaky_relu_gradient"
# hint.ko = "x가 음수일 때 x를 조금 키우면 leaky ReLU의 출력은 변하나요? 변한다면 기울기가 0일 수 있나요?"
# hint.en = """\
# Where x is negative, does the output of leaky ReLU change when x grows a little? Can the gradient be 0 then?"""
# ///
import numpy as np


def leaky_relu_forward(x, alpha=0.01):
    return np.where(x > 0, x, alpha * x), x


def leaky_relu_backward(dout, cache):
    return dout * (cache > 0)
