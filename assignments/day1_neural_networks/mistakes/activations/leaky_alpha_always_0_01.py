# /// mistake
# cause = "multiplies by 0.01 whatever alpha is"
# test = "test_leaky_alphas"
# hint.ko = """\
# leaky_relu(np.array([-1.0]), alpha=0.5)를 손으로 구해서 여러분의 값과 견주어 보세요. 코드 어디에서 alpha를 쓰나요?"""
# hint.en = "Work out leaky_relu(np.array([-1.0]), alpha=0.5) by hand and compare. Where does your code use alpha?"
# ///
import numpy as np


def relu(x):
    return np.where(x > 0, x, 0.0)


def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, 0.01 * x)
