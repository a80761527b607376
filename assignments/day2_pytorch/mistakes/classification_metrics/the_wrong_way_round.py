# /// mistake
# cause = "counts the pairs in which the negative scores higher"
# test = "test_roc_auc"
# hint.ko = """\
# 완벽한 점수를 넣으면 1이 나오나요?"""
# hint.en = """\
# Do perfect scores give 1?"""
# ///
import numpy as np


def roc_auc(scores, labels):
    positive, negative = scores[labels == 1], np.sort(scores[labels == 0])
    low, high = (np.searchsorted(negative, positive, side=side) for side in ("left", "right"))
    return 1 - (low + high).mean() / (2 * len(negative))
