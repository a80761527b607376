# /// mistake
# cause = "turns the column around instead of shuffling it"
# test = "test_importance"
# hint.ko = """\
# n_repeats를 늘려도 결과가 똑같다면 무엇이 빠졌나요?"""
# hint.en = """\
# If more repeats give exactly the same, what is missing?"""
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
            Xp[:, j] = Xp[::-1, j].copy()
            drops.append(base - np.mean(predict(Xp) == y))
        result[j] = np.mean(drops)
    return result
