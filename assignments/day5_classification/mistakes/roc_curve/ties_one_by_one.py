# /// mistake
# cause = "makes a point of each example, equal scores or not"
# test = "test_roc_ties"
# hint.ko = """\
# 두 예제의 점수가 같아요. 임계값으로 나눌 수 있나요?"""
# hint.en = """\
# Two examples have the same score. Can a threshold separate them?"""
# ///
import numpy as np


def roc_curve(y, score):
    order = np.argsort(-score)
    y, score = y[order], score[order]
    last = np.arange(len(score))
    tp = np.cumsum(y)[last]
    fp = last + 1 - tp
    fpr = np.concatenate([[0.0], fp / fp[-1]])
    tpr = np.concatenate([[0.0], tp / tp[-1]])
    return fpr, tpr, np.concatenate([[np.inf], score[last]])
