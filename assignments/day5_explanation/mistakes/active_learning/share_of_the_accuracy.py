# /// mistake
# cause = "divides the fall by the accuracy before"
# test = "test_importance"
# hint.ko = """\
# 정확도가 0.8에서 0.6이 되면 중요도는 얼마인가요?"""
# hint.en = """\
# Accuracy goes from 0.8 to 0.6: what is the importance?"""
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
        result[j] = np.mean(drops) / base
    return result
