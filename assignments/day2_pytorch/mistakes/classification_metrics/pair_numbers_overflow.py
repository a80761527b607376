# /// mistake
# cause = "numbers the pairs in uint8, which wraps around at 256"
# test = "test_confusion_matrix_uint8"
# hint.ko = """\
# 정답 15와 예측 3을 하나의 번호로 합치면 얼마인가요? 그 번호의 dtype을 출력해 보세요."""
# hint.en = """\
# Which number do truth 15 and prediction 3 make together? Print the dtype of that number."""
# ///
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    pairs = y_true * num_classes + y_pred
    return np.bincount(pairs, minlength=num_classes**2).reshape(num_classes, num_classes)
