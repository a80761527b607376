# /// mistake
# cause = "puts random numbers in place of the column"
# test = "test_importance_exact"
# hint.ko = """\
# 섞은 열에는 어떤 값들이 있어야 하나요? 새로 만든 값인가요?"""
# hint.en = """\
# Which values should a shuffled column hold? New ones?"""
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
            Xp[:, j] = rng.normal(X[:, j].mean(), X[:, j].std(), len(X))
            drops.append(base - np.mean(predict(Xp) == y))
        result[j] = np.mean(drops)
    return result
