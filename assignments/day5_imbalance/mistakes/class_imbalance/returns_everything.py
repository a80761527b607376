# /// mistake
# cause = "old points and new ones together"
# test = "test_smote_segments"
# hint.ko = "돌려주는 배열의 행은 몇 개인가요? 새 점만 돌려줘야 해요."
# hint.en = "How many rows does your array have? How many new points were asked for?"
# signature.smote_rows = [201, 1000]
# ///
import numpy as np


def smote(X, y, minority, n_new, k, rng):
    points = X[y == minority]
    n = len(points)
    if n == 1:
        return np.repeat(points, n_new, axis=0)
    k = min(k, n - 1)
    distances = ((points[:, None] - points) ** 2).sum(axis=2)
    np.fill_diagonal(distances, np.inf)
    nearest = np.argsort(distances, axis=1)[:, :k]
    a = rng.integers(n, size=n_new)
    b = nearest[a, rng.integers(k, size=n_new)]
    g = rng.random((n_new, 1))
    return np.concatenate([X, points[a] + g * (points[b] - points[a])])
