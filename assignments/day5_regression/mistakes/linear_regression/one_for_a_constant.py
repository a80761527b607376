# /// mistake
# cause = "gives 1 where all targets are the same"
# test = "test_r2"
# hint.ko = """\
# y가 모두 같을 때의 점수는 문제에서 어떻게 정했나요?"""
# hint.en = """\
# What does the statement say about a y that is all the same?"""
# ///
import numpy as np


def r2_score(y, pred):
    res = np.sum((y - pred) ** 2)
    tot = np.sum((y - np.mean(y)) ** 2)
    if tot == 0:
        return 1.0
    return 1 - res / tot
