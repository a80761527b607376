# /// mistake
# cause = "makes a generator of its own with a fixed seed"
# test = "test_importance_arguments"
# hint.ko = """\
# 시드가 다른 rng를 넣으면 결과가 달라지나요?"""
# hint.en = """\
# Does the result change with an rng of another seed?"""
# ///
import numpy as np


def permutation_importance(predict, X, y, rng, n_repeats=5):
    rng = np.random.default_rng(0)
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
    return result
