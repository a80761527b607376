# /// mistake
# cause = "cuts negative scores off"
# test = "test_r2"
# hint.ko = """\
# 평균만 답하는 것보다 못한 예측도 있나요? 그 점수는 얼마여야 하나요?"""
# hint.en = """\
# Can a prediction be worse than the mean? What should it score?"""
# ///
import numpy as np


def r2_score(y, pred):
    res = np.sum((y - pred) ** 2)
    tot = np.sum((y - np.mean(y)) ** 2)
    if tot == 0:
        return 0.0
    return max(0.0, 1 - res / tot)
