# /// mistake
# cause = "shuffles X in place and restores each column only before the next one"
# test = "test_importance_arguments"
# hint.ko = """\
# 마지막 열까지 잰 다음 X는 원래대로인가요?"""
# hint.en = """\
# After the last column, is X what it was?"""
# ///
import numpy as np


def permutation_importance(predict, X, y, rng, n_repeats=5):
    base = np.mean(predict(X) == y)
    D = X.shape[1]
    result = np.zeros(D)
    column = X[:, 0].copy()
    for j in range(D):
        X[:, j - (j > 0)] = column
        column = X[:, j].copy()
        drops = []
        for _ in range(n_repeats):
            Xp = X
            X[:, j] = column[rng.permutation(len(X))]
            drops.append(base - np.mean(predict(Xp) == y))
        result[j] = np.mean(drops)
    return result
