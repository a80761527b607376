# /// mistake
# cause = "uses 1 - t for the derivative of tanh"
# test = "test_tanh_gradient"
# hint.ko = """\
# x = 0에서 tanh의 기울기는 1이고, x가 크든 작든 멀어질수록 0에 가까워져요. 여러분의 식도 양쪽에서 그런가요?"""
# hint.en = "The slope of tanh is 1 at x = 0 and falls to 0 on both sides. Does your formula do so on both sides?"
# ///
import numpy as np


def tanh_forward(x):
    out = np.tanh(x)
    return out, out


def tanh_backward(dout, cache):
    return dout * (1 - cache)
