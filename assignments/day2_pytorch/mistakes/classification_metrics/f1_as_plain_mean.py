# /// mistake
# cause = "F1 as the arithmetic mean"
# test = "test_precision_recall_f1"
# hint.ko = """\
# 정밀도가 1이고 재현율이 0이라면 F1은 얼마여야 하나요? 여러분의 것은요?"""
# hint.en = """\
# With precision 1 and recall 0, what should F1 be, and what is yours?"""
# ///
import numpy as np


def precision_recall_f1(matrix):
    def ratio(above, below):
        return np.where(below > 0, above / np.maximum(below, 1e-300), 0.0)

    hits, predicted, actual = np.diag(matrix), matrix.sum(axis=0), matrix.sum(axis=1)
    precision, recall = ratio(hits, predicted), ratio(hits, actual)
    return precision, recall, (precision + recall) / 2
