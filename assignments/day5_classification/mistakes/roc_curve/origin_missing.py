# /// mistake
# cause = "leaves out the point (0, 0)"
# test = "test_roc_curve"
# hint.ko = """\
# 가장 엄격한 임계값에 해당하는 점은 무엇인가요?"""
# hint.en = """\
# Which point belongs to the strictest threshold?"""
# ///
import numpy as np


def roc_curve(y, score):
    order = np.argsort(-score)
    y, score = y[order], score[order]
    last = np.append(np.flatnonzero(score[:-1] != score[1:]), len(score) - 1)
    tp = np.cumsum(y)[last]
    fp = last + 1 - tp
    fpr = fp / fp[-1]
    tpr = tp / tp[-1]
    return fpr, tpr, score[last]
