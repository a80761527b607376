# /// mistake
# cause = "pairs each threshold with the counts above it"
# test = "test_roc_curve"
# hint.ko = """\
# `thr`의 한 값을 `confusion_at`에 넣어 보세요. 곡선의 같은 자리에 있는 점과 같은가요?"""
# hint.en = """\
# Give one of your `thr` to `confusion_at`. Is it the point at the same place of your curve?"""
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
    return fpr, tpr, np.concatenate([score[last], [-np.inf]])
