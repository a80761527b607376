# /// mistake
# cause = "shuffles the columns of X itself"
# test = "test_importance"
# hint.ko = """\
# 함수를 부르기 전과 뒤에 X를 출력해 보세요."""
# hint.en = """\
# Print X before and after the call."""
# ///
import numpy as np


def permutation_importance(predict, X, y, rng, n_repeats=5):
    base = np.mean(predict(X) == y)
    D = X.shape[1]
    result = np.zeros(D)
    for j in range(D):
        drops = []
        for _ in range(n_repeats):
            Xp = X
            Xp[:, j] = Xp[rng.permutation(len(X)), j]
            drops.append(base - np.mean(predict(Xp) == y))
        result[j] = np.mean(drops)
    return result
