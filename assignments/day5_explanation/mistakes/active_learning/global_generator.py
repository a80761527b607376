# /// mistake
# cause = "shuffles with np.random"
# test = "test_importance_arguments"
# hint.ko = """\
# 시드가 같은 rng로 두 번 불러 보세요. 결과가 같은가요?"""
# hint.en = """\
# Call it twice with generators of the same seed. Are the results equal?"""
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
            Xp[:, j] = Xp[np.random.permutation(len(X)), j]
            drops.append(base - np.mean(predict(Xp) == y))
        result[j] = np.mean(drops)
    return result
