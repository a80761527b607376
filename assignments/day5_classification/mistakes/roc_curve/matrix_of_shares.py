# /// mistake
# cause = "gives shares of each row for counts"
# test = "test_confusion_at"
# hint.ko = """\
# 행렬의 칸을 모두 더하면 $N$이 되나요?"""
# hint.en = """\
# Do the entries of your matrix add up to $N$?"""
# ///
import numpy as np


def confusion_at(y, score, threshold):
    pred = (score >= threshold).astype(np.int64)
    matrix = np.zeros((2, 2), dtype=np.int64)
    np.add.at(matrix, (y, pred), 1)
    return matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)
