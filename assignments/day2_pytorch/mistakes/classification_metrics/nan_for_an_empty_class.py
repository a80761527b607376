# /// mistake
# cause = "divides by zero"
# test = "test_precision_recall_f1_missing_class"
# hint.ko = """\
# 아무것도 그 클래스로 예측하지 않았다면 무엇을 보고하기로 했나요?"""
# hint.en = """\
# What did we agree to report when nothing was predicted as a class?"""
# ///
import numpy as np


def precision_recall_f1(matrix):
    hits, predicted, actual = np.diag(matrix), matrix.sum(axis=0), matrix.sum(axis=1)
    precision, recall = hits / predicted, hits / actual
    return precision, recall, 2 * precision * recall / (precision + recall)
