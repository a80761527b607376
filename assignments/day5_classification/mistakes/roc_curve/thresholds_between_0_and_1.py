# /// mistake
# cause = "tries a hundred thresholds between 0 and 1"
# test = "test_roc_curve"
# hint.ko = """\
# 점수가 로짓이면 임계값을 어디에 두어야 하나요? 두 점수 사이에서 임계값을 조금 옮기면 달라지는 것이 있나요?"""
# hint.en = """\
# Where must thresholds lie if the scores are logits? Does a small move between two scores change anything?"""
# ///
import numpy as np


def roc_curve(y, score):
    thr = np.append(np.inf, np.linspace(1, 0, 101))
    fpr = np.array([np.mean(score[y == 0] >= t) for t in thr])
    tpr = np.array([np.mean(score[y == 1] >= t) for t in thr])
    return fpr, tpr, thr
