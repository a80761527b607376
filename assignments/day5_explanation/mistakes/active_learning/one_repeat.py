# /// mistake
# cause = "shuffles each column once whatever n_repeats says"
# test = "test_importance"
# hint.ko = """\
# 시드를 바꿔 가며 불러 보세요. n_repeats가 크면 결과가 덜 흔들리나요?"""
# hint.en = """\
# Call it with different seeds. Does a large n_repeats make the results steadier?"""
# ///
import numpy as np


def permutation_importance(predict, X, y, rng, n_repeats=5):
    base = np.mean(predict(X) == y)
    D = X.shape[1]
    result = np.zeros(D)
    for j in range(D):
        drops = []
        for _ in range(1):
            Xp = X.copy()
            Xp[:, j] = Xp[rng.permutation(len(X)), j]
            drops.append(base - np.mean(predict(Xp) == y))
        result[j] = np.mean(drops)
    return result
