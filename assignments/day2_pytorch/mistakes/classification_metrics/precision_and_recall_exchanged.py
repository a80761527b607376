# /// mistake
# cause = "sums along the other axis"
# test = "test_precision_recall_f1"
# hint.ko = """\
# 정밀도의 분모는 '그 클래스로 예측한 것'의 개수예요. 그것은 행의 합인가요, 열의 합인가요?"""
# hint.en = """\
# Precision divides by what was predicted as the class. Is that the sum of a row or of a column?"""
# ///
import numpy as np


def precision_recall_f1(matrix):
    def ratio(above, below):
        return np.where(below > 0, above / np.maximum(below, 1e-300), 0.0)

    hits, predicted, actual = np.diag(matrix), matrix.sum(axis=0), matrix.sum(axis=1)
    return ratio(hits, actual), ratio(hits, predicted), ratio(2 * hits, predicted + actual)
