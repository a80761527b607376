# /// mistake
# cause = "P R / (P + R)"
# test = "test_precision_recall_f1"
# hint.ko = """\
# 정밀도와 재현율이 모두 1이면 F1은 얼마여야 하나요?"""
# hint.en = """\
# When precision and recall are both 1, what should F1 be?"""
# ///
import numpy as np


def precision_recall_f1(matrix):
    def ratio(above, below):
        return np.where(below > 0, above / np.maximum(below, 1e-300), 0.0)

    hits, predicted, actual = np.diag(matrix), matrix.sum(axis=0), matrix.sum(axis=1)
    precision, recall = ratio(hits, predicted), ratio(hits, actual)
    return precision, recall, ratio(precision * recall, precision + recall)
