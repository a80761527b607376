# /// mistake
# cause = "shuffles whole rows, so that every column moves"
# test = "test_importance"
# hint.ko = """\
# 한 열의 중요도를 잴 때 다른 열은 어떻게 되어야 하나요?"""
# hint.en = """\
# When you measure one column, what should happen to the others?"""
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
            Xp = Xp[rng.permutation(len(X))]
            drops.append(base - np.mean(predict(Xp) == y))
        result[j] = np.mean(drops)
    return result
