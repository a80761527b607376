# /// mistake
# cause = "looks for the largest tpr - fpr"
# test = "test_best_threshold"
# hint.ko = """\
# 음성을 열 배로 늘려 보세요. 여러분의 값이 바뀌나요? $F_1$은요?"""
# hint.en = """\
# Take ten times the negatives. Does your value change, and does $F_1$?"""
# ///
import numpy as np


def best_threshold(y, score):
    thresholds = np.unique(score)
    f1 = []
    for threshold in thresholds:
        m = confusion_at(y, score, threshold)
        f1.append(m[1, 1] / m[1].sum() - m[0, 1] / m[0].sum())
    best = int(np.argmax(f1))
    return thresholds[best], f1[best]
