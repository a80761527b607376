# /// mistake
# cause = "exchanges fpr and tpr"
# test = "test_roc_curve"
# hint.ko = """\
# 돌려주는 순서를 확인해 보세요. 가로축은 무엇인가요?"""
# hint.en = """\
# Check the order of what you return. Which of them is the horizontal axis?"""
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
    return tpr, fpr, np.concatenate([[np.inf], score[last]])
