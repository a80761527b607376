# /// mistake
# cause = "integrates over tpr"
# test = "test_auc"
# hint.ko = """\
# 곡선 아래의 넓이인가요, 왼쪽의 넓이인가요?"""
# hint.en = """\
# Is yours the area below the curve, or the one to its left?"""
# ///
import numpy as np


def auc(fpr, tpr):
    return np.sum(np.diff(tpr) * (fpr[1:] + fpr[:-1]) / 2)
