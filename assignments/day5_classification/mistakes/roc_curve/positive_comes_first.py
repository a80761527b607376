# /// mistake
# cause = "puts the positive class first"
# test = "test_confusion_at"
# hint.ko = """\
# 왼쪽 위 칸은 양성을 맞힌 수인가요, 음성을 맞힌 수인가요?"""
# hint.en = """\
# Does the upper left count belong to the positives or to the negatives?"""
# ///
import numpy as np


def confusion_at(y, score, threshold):
    pred = (score >= threshold).astype(np.int64)
    matrix = np.zeros((2, 2), dtype=np.int64)
    np.add.at(matrix, (y, pred), 1)
    return matrix[::-1, ::-1]
