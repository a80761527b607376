# /// mistake
# cause = "the curve starts at the first threshold, not at (0, 0)"
# test = "test_roc_auc_ties"
# hint.ko = """\
# 가장 엄격한 기준값에서는 아무것도 양성이 아니에요. 그 점은 곡선의 어디에 있나요?"""
# hint.en = """\
# At the strictest threshold nothing is positive. Where on the curve is that point?"""
# ///
import numpy as np


def roc_auc(scores, labels):
    cuts = np.unique(scores)[::-1]
    hit = np.array([(scores[labels == 1] >= cut).mean() for cut in cuts])
    alarm = np.array([(scores[labels == 0] >= cut).mean() for cut in cuts])
    return np.sum(np.diff(alarm) * (hit[1:] + hit[:-1]) / 2)
