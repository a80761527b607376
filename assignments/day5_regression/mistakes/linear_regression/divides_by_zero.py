# /// mistake
# cause = "divides by zero where all targets are the same"
# test = "test_r2"
# hint.ko = """\
# y가 모두 같으면 분모는 얼마인가요?"""
# hint.en = """\
# What is the denominator where all of y is the same?"""
# ///
import numpy as np


def r2_score(y, pred):
    res = np.sum((y - pred) ** 2)
    tot = np.sum((y - np.mean(y)) ** 2)
    return 1 - res / tot
