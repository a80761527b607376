# /// mistake
# cause = "calls a score equal to the threshold negative"
# test = "test_confusion_at"
# hint.ko = """\
# 점수가 임계값과 똑같은 예제는 어느 쪽인가요?"""
# hint.en = """\
# On which side is an example whose score equals the threshold?"""
# ///
import numpy as np


def confusion_at(y, score, threshold):
    pred = (score > threshold).astype(np.int64)
    matrix = np.zeros((2, 2), dtype=np.int64)
    np.add.at(matrix, (y, pred), 1)
    return matrix
