# /// mistake
# cause = "draws values of the column with replacement"
# test = "test_importance_exact"
# hint.ko = """\
# 섞기 전과 뒤에 열을 정렬해서 견주어 보세요."""
# hint.en = """\
# Sort the column before and after shuffling and compare."""
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
            Xp[:, j] = Xp[rng.integers(len(X), size=len(X)), j]
            drops.append(base - np.mean(predict(Xp) == y))
        result[j] = np.mean(drops)
    return result
