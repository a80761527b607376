# /// mistake
# cause = "sorts the caller's arrays in place"
# test = "test_roc_ties"
# hint.ko = """\
# 함수를 부르고 난 뒤 `score`를 출력해 보세요. 처음 그대로인가요?"""
# hint.en = """\
# Print `score` after the call. Is it still what it was?"""
# ///
import numpy as np


def roc_curve(y, score):
    order = np.argsort(-score)
    y[:], score[:] = y[order], score[order]
    last = np.append(np.flatnonzero(score[:-1] != score[1:]), len(score) - 1)
    tp = np.cumsum(y)[last]
    fp = last + 1 - tp
    fpr = np.concatenate([[0.0], fp / fp[-1]])
    tpr = np.concatenate([[0.0], tp / tp[-1]])
    return fpr, tpr, np.concatenate([[np.inf], score[last]])
