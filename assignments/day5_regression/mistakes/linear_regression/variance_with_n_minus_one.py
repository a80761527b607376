# /// mistake
# cause = "divides the errors by N and the spread by N - 1"
# test = "test_r2"
# hint.ko = """\
# 분자와 분모는 같은 수로 나누나요? 평균만 답하는 예측은 정확히 0점인가요?"""
# hint.en = """\
# Are numerator and denominator divided by the same number? Does the mean score exactly 0?"""
# ///
import numpy as np


def r2_score(y, pred):
    if np.var(y) == 0:
        return 0.0
    return 1 - np.mean((y - pred) ** 2) / np.var(y, ddof=1)
