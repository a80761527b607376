# /// mistake
# cause = "counts in a float array"
# test = "test_confusion_matrix_uint8"
# hint.ko = """\
# 개수를 세는 배열의 dtype을 출력해 보세요. np.zeros의 기본값은 무엇인가요?"""
# hint.en = """\
# Print the dtype of the array that counts. What is the default of np.zeros?"""
# ///
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    matrix = np.zeros((num_classes, num_classes))
    for i, j in zip(y_true, y_pred, strict=True):
        matrix[i, j] += 1
    return matrix
