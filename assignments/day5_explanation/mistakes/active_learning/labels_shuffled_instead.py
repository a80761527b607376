# /// mistake
# cause = "shuffles y and not the column"
# test = "test_importance"
# hint.ko = """\
# 모델이 쓰지 않는 열의 중요도는 얼마로 나오나요?"""
# hint.en = """\
# What importance do you get for a column that the model does not use?"""
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
            drops.append(base - np.mean(predict(Xp) == rng.permutation(y)))
        result[j] = np.mean(drops)
    return result
