# /// mistake
# cause = "divides by the number of all examples"
# test = "test_roc_curve"
# hint.ko = """\
# 곡선의 마지막 점은 어디인가요? fpr의 분모에는 어떤 예제들이 있나요?"""
# hint.en = """\
# Where does your curve end? Which examples are in the denominator of fpr?"""
# ///
import numpy as np


def roc_curve(y, score):
    order = np.argsort(-score)
    y, score = y[order], score[order]
    last = np.append(np.flatnonzero(score[:-1] != score[1:]), len(score) - 1)
    tp = np.cumsum(y)[last]
    fp = last + 1 - tp
    fpr = np.concatenate([[0.0], fp / len(y)])
    tpr = np.concatenate([[0.0], tp / len(y)])
    return fpr, tpr, np.concatenate([[np.inf], score[last]])
