# /// mistake
# cause = "always splits at 0.5"
# test = "test_confusion_at"
# hint.ko = """\
# 임계값을 바꾸면 행렬이 달라지나요?"""
# hint.en = """\
# Does your matrix change with the threshold?"""
# ///
import numpy as np


def confusion_at(y, score, threshold):
    pred = (score >= 0.5).astype(np.int64)
    matrix = np.zeros((2, 2), dtype=np.int64)
    np.add.at(matrix, (y, pred), 1)
    return matrix
