# /// mistake
# cause = "ends before the point (1, 1)"
# test = "test_roc_curve"
# hint.ko = """\
# 임계값이 가장 낮은 점수와 같으면 몇 개가 양성인가요? 그 점이 곡선에 있나요?"""
# hint.en = """\
# At a threshold equal to the lowest score, how many are positive? Is that point on your curve?"""
# ///
import numpy as np


def roc_curve(y, score):
    order = np.argsort(-score)
    y, score = y[order], score[order]
    last = np.append(np.flatnonzero(score[:-1] != score[1:]), len(score) - 1)
    tp = np.cumsum(y)[last]
    fp = last + 1 - tp
    fpr = np.concatenate([[0.0], fp / fp[-1]])
    tpr = np.concatenate([[0.0], tp / tp[-1]])
    return fpr[:-1], tpr[:-1], np.concatenate([[np.inf], score[last]])[:-1]
