# /// mistake
# cause = "leaves out the points where the curve goes straight on"
# test = "test_roc_curve"
# hint.ko = """\
# `thr`의 길이를 서로 다른 점수의 개수와 비교해 보세요. 빠진 점수가 있나요?"""
# hint.en = """\
# Compare the length of `thr` with the number of different scores. Which of them are gone?"""
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
    thr = np.concatenate([[np.inf], score[last]])
    bend = np.diff(fpr)[1:] * np.diff(tpr)[:-1] != np.diff(fpr)[:-1] * np.diff(tpr)[1:]
    keep = np.concatenate([[True], bend, [True]])
    return fpr[keep], tpr[keep], thr[keep]
