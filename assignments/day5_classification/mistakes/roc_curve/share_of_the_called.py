# /// mistake
# cause = "divides false positives by everything called positive"
# test = "test_roc_curve"
# hint.ko = """\
# fpr의 분모는 양성이라고 답한 예제인가요, 정답이 음성인 예제인가요?"""
# hint.en = """\
# Is fpr a share of what was called positive, or of what is negative?"""
# ///
import numpy as np


def roc_curve(y, score):
    order = np.argsort(-score)
    y, score = y[order], score[order]
    last = np.append(np.flatnonzero(score[:-1] != score[1:]), len(score) - 1)
    tp = np.cumsum(y)[last]
    fp = last + 1 - tp
    fpr = np.concatenate([[0.0], fp / (last + 1)])
    tpr = np.concatenate([[0.0], tp / tp[-1]])
    return fpr, tpr, np.concatenate([[np.inf], score[last]])
