# /// mistake
# cause = "averages tpr over the points"
# test = "test_auc"
# hint.ko = """\
# `fpr`이 그대로인 구간도 넓이에 보태지나요?"""
# hint.en = """\
# Does a stretch on which `fpr` stays the same add to your area?"""
# ///
import numpy as np


def auc(fpr, tpr):
    return np.mean(tpr)
