# /// mistake
# cause = "keeps the largest fall of the repeats"
# test = "test_importance"
# hint.ko = """\
# 여러 번 재는 까닭은 무엇인가요?"""
# hint.en = """\
# Why is it measured several times?"""
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
        result[j] = np.max(drops)
    return result
