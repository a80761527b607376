# /// mistake
# cause = "counts the hits of all classes together"
# test = "test_precision_recall_f1"
# hint.ko = """\
# 클래스마다 다른 값이 나오나요? 어떤 예제들 가운데 몇 개가 맞았는지 말로 써 보세요."""
# hint.en = """\
# Do your classes get values of their own? Say in words: right out of which examples?"""
# ///
import numpy as np


def precision_recall_f1(matrix):
    share = np.full(len(matrix), np.trace(matrix) / matrix.sum())
    return share, share, share
