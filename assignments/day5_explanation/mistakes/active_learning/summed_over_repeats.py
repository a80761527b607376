# /// mistake
# cause = "adds up the repeats instead of averaging"
# test = "test_importance"
# hint.ko = """\
# n_repeats를 두 배로 늘리면 결과가 두 배가 되어야 하나요?"""
# hint.en = """\
# Should twice the n_repeats give twice the result?"""
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
        result[j] = np.sum(drops)
    return result
