# /// mistake
# cause = "forgets the half of a trapezoid"
# test = "test_auc"
# hint.ko = """\
# 모든 점수가 똑같은 모델의 AUC를 손으로 구해 보세요. 여러분의 값은 얼마인가요?"""
# hint.en = """\
# Find the AUC of a model that gives one score to all, by hand. What is yours?"""
# ///
import numpy as np


def auc(fpr, tpr):
    return np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]))
