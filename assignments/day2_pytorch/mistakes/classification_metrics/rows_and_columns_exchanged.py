# /// mistake
# cause = "rows are the predictions"
# test = "test_confusion_matrix"
# hint.ko = """\
# 정의를 다시 보세요. 첫 번째 인덱스는 정답인가요, 예측인가요?"""
# hint.en = """\
# Read the definition again: is the first index the truth or the prediction?"""
# ///
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    matrix = np.zeros((num_classes, num_classes), dtype=int)
    np.add.at(matrix, (y_pred, y_true), 1)
    return matrix
