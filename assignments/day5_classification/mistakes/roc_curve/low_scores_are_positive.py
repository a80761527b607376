# /// mistake
# cause = "sorts the scores upwards"
# test = "test_roc_curve"
# hint.ko = """\
# 점수가 가장 높은 예제가 먼저 양성이 되나요, 가장 낮은 예제가 먼저인가요?"""
# hint.en = """\
# Which example becomes positive first: that of the highest score, or that of the lowest?"""
# ///
import numpy as np


def roc_curve(y, score):
    order = np.argsort(score)
    y, score = y[order], score[order]
    last = np.append(np.flatnonzero(score[:-1] != score[1:]), len(score) - 1)
    tp = np.cumsum(y)[last]
    fp = last + 1 - tp
    fpr = np.concatenate([[0.0], fp / fp[-1]])
    tpr = np.concatenate([[0.0], tp / tp[-1]])
    return fpr, tpr, np.concatenate([[np.inf], score[last]])
