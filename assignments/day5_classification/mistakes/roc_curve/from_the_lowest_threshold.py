# /// mistake
# cause = "starts at the most lenient threshold"
# test = "test_roc_curve"
# hint.ko = """\
# 첫 점은 어디인가요? 임계값은 어느 쪽으로 움직이나요?"""
# hint.en = """\
# Where is your first point? Which way does the threshold move?"""
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
    return fpr[::-1], tpr[::-1], np.concatenate([[np.inf], score[last]])[::-1]
