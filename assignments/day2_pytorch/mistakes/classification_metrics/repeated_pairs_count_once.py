# /// mistake
# cause = "matrix[y_true, y_pred] += 1 adds once per different pair"
# test = "test_confusion_matrix"
# hint.ko = """\
# 행렬을 모두 더하면 예제의 수와 같은가요? 같은 (정답, 예측)이 두 번 나오는 작은 예로 해 보세요."""
# hint.en = """\
# Does the matrix add up to the number of examples? Try a small case in which one pair occurs twice."""
# ///
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    matrix = np.zeros((num_classes, num_classes), dtype=int)
    matrix[y_true, y_pred] += 1
    return matrix
