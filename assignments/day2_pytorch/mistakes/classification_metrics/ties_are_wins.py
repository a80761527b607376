# /// mistake
# cause = "counts equal scores in full"
# test = "test_roc_auc_ties"
# hint.ko = """\
# 점수가 같은 두 예제 가운데 어느 쪽이 높은가요? 그런 쌍은 몇 점인가요?"""
# hint.en = """\
# Of two examples with the same score, which one is higher? What does such a pair count?"""
# ///
import numpy as np


def roc_auc(scores, labels):
    positive, negative = scores[labels == 1], np.sort(scores[labels == 0])
    return np.searchsorted(negative, positive, side="right").mean() / len(negative)
