# /// mistake
# cause = "sets the column to 0 instead of shuffling it"
# test = "test_importance"
# hint.ko = """\
# 섞은 열에는 어떤 값들이 있어야 하나요?"""
# hint.en = """\
# Which values should a shuffled column hold?"""
# ///
import numpy as np


def permutation_importance(predict, X, y, rng, n_repeats=5):
    base = np.mean(predict(X) == y)
    D = X.shape[1]
    result = np.zeros(D)
    for j in range(D):
        drops = []
        for _ in range(n_repeats):
            Xp = X.copy()
            Xp[:, j] = 0
            drops.append(base - np.mean(predict(Xp) == y))
        result[j] = np.mean(drops)
    return result
