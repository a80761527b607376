# /// mistake
# cause = "measures the spread of the predictions and not of the targets"
# test = "test_r2"
# hint.ko = """\
# 평균만 답하는 예측과 견주려면 무엇이 퍼진 정도를 재야 하나요?"""
# hint.en = """\
# The score compares with a prediction that always says the mean. The mean of what?"""
# ///
import numpy as np


def r2_score(y, pred):
    res = np.sum((y - pred) ** 2)
    tot = np.sum((pred - np.mean(pred)) ** 2)
    if tot == 0:
        return 0.0
    return 1 - res / tot
