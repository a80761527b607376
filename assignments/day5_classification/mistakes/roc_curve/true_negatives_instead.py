# /// mistake
# cause = "gives the rate of true negatives"
# test = "test_roc_curve"
# hint.ko = """\
# 가장 엄격한 임계값에서 여러분의 fpr은 얼마인가요? 그때 잘못 양성이라고 한 예제가 있나요?"""
# hint.en = """\
# What is your fpr at the strictest threshold? Is any negative called positive there?"""
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
    return 1 - fpr, tpr, np.concatenate([[np.inf], score[last]])
