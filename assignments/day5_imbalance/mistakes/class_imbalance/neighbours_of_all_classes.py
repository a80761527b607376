# /// mistake
# cause = "looks for neighbours among all points"
# test = "test_smote_segments"
# hint.ko = "새 점은 어떤 점들 사이에 있어야 하나요? 고른 이웃들의 클래스를 출력해 보세요."
# hint.en = """\
# Between which kinds of points should a new point lie? Print the classes of the neighbours that you chose."""
# signature.smote_rows = [200, 200]
# signature.smote_off = [0.1, 1]
# signature.smote_all_classes = [1, 1]
# ///
import numpy as np


def smote(X, y, minority, n_new, k, rng):
    chosen = np.flatnonzero(y == minority)
    if len(chosen) == 1:
        return np.repeat(X[chosen], n_new, axis=0)
    k = min(k, len(chosen) - 1)
    distances = ((X[chosen, None] - X) ** 2).sum(axis=2)
    distances[np.arange(len(chosen)), chosen] = np.inf
    nearest = np.argsort(distances, axis=1)[:, :k]
    a = rng.integers(len(chosen), size=n_new)
    b = nearest[a, rng.integers(k, size=n_new)]
    g = rng.random((n_new, 1))
    return X[chosen[a]] + g * (X[b] - X[chosen[a]])
