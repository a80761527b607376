# /// mistake
# cause = "writes the derivative of sigmoid with exp(-x) in numerator and denominator, nan where it overflows"
# test = "test_saturated_gradient"
# hint.ko = """\
# x = -1000을 넣고 분자와 분모를 따로 출력해 보세요. 무한대를 무한대로 나누면 무엇이 되나요? 그 나눗셈 없이 쓸 수 \
# 있나요?"""
# hint.en = """\
# Put in x = -1000 and print numerator and denominator. What is infinity over infinity? Can you do without that \
# division?"""
# ///
import numpy as np


def sigmoid_forward(x):
    return 1 / (1 + np.exp(-x)), x


def sigmoid_backward(dout, cache):
    e = np.exp(-cache)
    return dout * e / (1 + e) ** 2
