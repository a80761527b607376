# /// mistake
# cause = "scales the importances so that they add up to 1"
# test = "test_importance"
# hint.ko = """\
# 중요도의 합은 꼭 1이어야 하나요?"""
# hint.en = """\
# Do importances have to add up to 1?"""
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
            Xp[:, j] = Xp[rng.permutation(len(X)), j]
            drops.append(base - np.mean(predict(Xp) == y))
        result[j] = np.mean(drops)
    return result / result.sum()
