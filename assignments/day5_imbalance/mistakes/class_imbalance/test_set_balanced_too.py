# /// mistake
# cause = "adds new points to the test data as well"
# test = "test_split_and_oversample"
# hint.ko = "시험 데이터는 무엇을 대신하나요? 실제로 만날 데이터의 비율은 어떤가요?"
# hint.en = """\
# What does the test set stand for? In what proportions will the data come that the model is going to meet?"""
# signature.split_test_rows = [1, 1000]
# signature.split_swapped = [0, 0]
# ///
import numpy as np


def split_and_oversample(X, y, test, minority, k, rng):
    parts = []
    for rows in (~test, test):
        Z, z = X[rows], y[rows]
        counts = np.bincount(z)
        n_new = counts.max() - counts[minority]
        parts += [np.concatenate([Z, smote(Z, z, minority, n_new, k, rng)])]
        parts += [np.concatenate([z, np.full(n_new, minority)])]
    return tuple(parts)
