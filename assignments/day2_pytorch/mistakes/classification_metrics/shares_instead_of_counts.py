# /// mistake
# cause = "divides each row by its sum"
# test = "test_confusion_matrix"
# hint.ko = """\
# 이 문제의 행렬에는 개수가 들어가나요, 비율이 들어가나요?"""
# hint.en = """\
# Does the matrix of this exercise hold counts or shares?"""
# ///
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    matrix = np.zeros((num_classes, num_classes))
    np.add.at(matrix, (y_true, y_pred), 1)
    return matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)
