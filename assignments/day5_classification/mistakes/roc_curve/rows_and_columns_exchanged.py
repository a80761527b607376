# /// mistake
# cause = "exchanges rows and columns"
# test = "test_confusion_at"
# hint.ko = """\
# 정의를 다시 보세요. 어느 인덱스가 정답인가요?"""
# hint.en = """\
# Read the definition: which index is the truth?"""
# ///
import numpy as np


def confusion_at(y, score, threshold):
    pred = (score >= threshold).astype(np.int64)
    matrix = np.zeros((2, 2), dtype=np.int64)
    np.add.at(matrix, (pred, y), 1)
    return matrix
