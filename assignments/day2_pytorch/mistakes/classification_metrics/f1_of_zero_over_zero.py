# /// mistake
# cause = "guards precision and recall, but not F1"
# test = "test_precision_recall_f1_missing_class"
# hint.ko = """\
# 정밀도와 재현율이 모두 0인 클래스의 F1을 출력해 보세요. 분모는 얼마인가요?"""
# hint.en = """\
# Print F1 of a class whose precision and recall are both 0. What is the denominator?"""
# ///
import numpy as np


def precision_recall_f1(matrix):
    def ratio(above, below):
        return np.where(below > 0, above / np.maximum(below, 1e-300), 0.0)

    hits, predicted, actual = np.diag(matrix), matrix.sum(axis=0), matrix.sum(axis=1)
    precision, recall = ratio(hits, predicted), ratio(hits, actual)
    return precision, recall, 2 * precision * recall / (precision + recall)
