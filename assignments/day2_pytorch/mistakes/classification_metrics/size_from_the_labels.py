# /// mistake
# cause = "takes the number of classes from the labels that occur"
# test = "test_confusion_matrix"
# hint.ko = """\
# 가장 큰 클래스가 한 번도 나오지 않으면 행렬의 모양은 어떻게 되나요?"""
# hint.en = """\
# What shape does the matrix have when the largest class never occurs?"""
# ///
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    size = max(y_true.max(), y_pred.max()) + 1
    matrix = np.zeros((size, size), dtype=int)
    np.add.at(matrix, (y_true, y_pred), 1)
    return matrix
