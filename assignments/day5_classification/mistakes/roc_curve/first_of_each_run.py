# /// mistake
# cause = "reads the counts where a run of equal scores begins"
# test = "test_roc_ties"
# hint.ko = """\
# 점수가 같은 예제가 셋이면, 그 임계값에서 몇 개가 양성이 되나요?"""
# hint.en = """\
# Three examples share a score. How many of them does that threshold call positive?"""
# ///
import numpy as np


def roc_curve(y, score):
    order = np.argsort(-score)
    y, score = y[order], score[order]
    last = np.append(0, np.flatnonzero(score[:-1] != score[1:]) + 1)
    tp = np.cumsum(y)[last]
    fp = last + 1 - tp
    fpr = np.concatenate([[0.0], fp / (len(y) - y.sum())])
    tpr = np.concatenate([[0.0], tp / y.sum()])
    return fpr, tpr, np.concatenate([[np.inf], score[last]])
