# /// mistake
# cause = "counts only strictly higher scores"
# test = "test_roc_auc_ties"
# hint.ko = """\
# 모든 점수가 같다면 AUC는 얼마여야 하나요? 여러분의 것은요?"""
# hint.en = """\
# When all scores are equal, what should the AUC be, and what is yours?"""
# ///
import numpy as np


def roc_auc(scores, labels):
    positive, negative = scores[labels == 1], np.sort(scores[labels == 0])
    return np.searchsorted(negative, positive, side="left").mean() / len(negative)
