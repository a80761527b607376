# /// mistake
# cause = "takes the absolute value of the fall"
# test = "test_importance"
# hint.ko = """\
# 섞었더니 더 좋아졌다면 중요도는 얼마인가요?"""
# hint.en = """\
# What is the importance if shuffling makes the model better?"""
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
        result[j] = np.mean(np.abs(drops))
    return result
