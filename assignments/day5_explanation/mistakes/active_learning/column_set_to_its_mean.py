# /// mistake
# cause = "puts the mean into the whole column instead of shuffling it"
# test = "test_importance"
# hint.ko = """\
# 섞은 열의 표준편차는 얼마여야 하나요?"""
# hint.en = """\
# What should the standard deviation of a shuffled column be?"""
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
            Xp[:, j] = X[:, j].mean()
            drops.append(base - np.mean(predict(Xp) == y))
        result[j] = np.mean(drops)
    return result
