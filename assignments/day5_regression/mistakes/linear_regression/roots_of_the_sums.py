# /// mistake
# cause = "compares the roots of the two sums"
# test = "test_r2"
# hint.ko = """\
# 식에 제곱근이 있나요?"""
# hint.en = """\
# Is there a square root in the formula?"""
# ///
import numpy as np


def r2_score(y, pred):
    res = np.sum((y - pred) ** 2)
    tot = np.sum((y - np.mean(y)) ** 2)
    if tot == 0:
        return 0.0
    return 1 - np.sqrt(res / tot)
