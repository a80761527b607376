# /// mistake
# cause = "returns the share of the errors that is left"
# test = "test_r2"
# hint.ko = """\
# 완벽한 예측의 점수는 얼마여야 하나요?"""
# hint.en = """\
# What should a perfect prediction score?"""
# ///
import numpy as np


def r2_score(y, pred):
    res = np.sum((y - pred) ** 2)
    tot = np.sum((y - np.mean(y)) ** 2)
    if tot == 0:
        return 0.0
    return res / tot
