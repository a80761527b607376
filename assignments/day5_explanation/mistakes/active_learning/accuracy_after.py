# /// mistake
# cause = "returns the accuracy after shuffling"
# test = "test_importance"
# hint.ko = """\
# 중요하지 않은 열의 중요도는 얼마로 나오나요?"""
# hint.en = """\
# What comes out for a column that is not important?"""
# ///
import numpy as np


def permutation_importance(predict, X, y, rng, n_repeats=5):
    D = X.shape[1]
    result = np.zeros(D)
    for j in range(D):
        drops = []
        for _ in range(n_repeats):
            Xp = X.copy()
            Xp[:, j] = Xp[rng.permutation(len(X)), j]
            drops.append(np.mean(predict(Xp) == y))
        result[j] = np.mean(drops)
    return result
