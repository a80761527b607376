# /// mistake
# cause = "takes ranks from 0 with the formula for ranks from 1"
# test = "test_roc_auc"
# hint.ko = """\
# 완벽한 점수를 넣으면 정확히 1이 나오나요? 가장 낮은 점수의 순위는 얼마로 시작하나요?"""
# hint.en = """\
# Do perfect scores give exactly 1? At which number do your ranks start?"""
# ///
import numpy as np


def roc_auc(scores, labels):
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts + 1) / 2)[place]
    p = int(labels.sum())
    return (ranks[labels == 1].sum() - p * (p + 1) / 2) / (p * (len(labels) - p))
