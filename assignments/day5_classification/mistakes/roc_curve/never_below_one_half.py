# /// mistake
# cause = "turns areas below one half around"
# test = "test_auc"
# hint.ko = """\
# 점수의 부호를 바꾸면 AUC는 어떻게 되어야 하나요?"""
# hint.en = """\
# What should become of AUC when all scores change their sign?"""
# ///
import numpy as np


def auc(fpr, tpr):
    area = np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2)
    return max(area, 1 - area)
