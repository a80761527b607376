# /// mistake
# cause = "shuffles a copy that it never restores, so that earlier columns stay shuffled"
# test = "test_importance"
# hint.ko = """\
# 1번 열을 측정한 뒤 그 열은 어떤 상태인가요?"""
# hint.en = """\
# After measuring column 1, what does column 1 look like?"""
# ///
import numpy as np


def permutation_importance(predict, X, y, rng, n_repeats=5):
    base = np.mean(predict(X) == y)
    D = X.shape[1]
    Xp = X.copy()
    result = np.zeros(D)
    for j in range(D):
        drops = []
        for _ in range(n_repeats):
            Xp[:, j] = Xp[rng.permutation(len(X)), j]
            drops.append(base - np.mean(predict(Xp) == y))
        result[j] = np.mean(drops)
    return result
