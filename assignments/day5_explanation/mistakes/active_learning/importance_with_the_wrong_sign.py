# /// mistake
# cause = "subtracts the accuracy before from the one after"
# test = "test_importance"
# hint.ko = """\
# 정확도가 떨어지면 중요도는 양수인가요, 음수인가요?"""
# hint.en = """\
# If accuracy falls, is the importance positive or negative?"""
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
            drops.append(np.mean(predict(Xp) == y) - base)
        result[j] = np.mean(drops)
    return result
