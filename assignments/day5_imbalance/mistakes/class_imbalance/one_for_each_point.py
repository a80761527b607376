# /// mistake
# cause = "one new point for each minority point whatever n_new is"
# test = "test_smote_segments"
# hint.ko = "점이 14개일 때 새 점을 200개 달라고 해 보세요. 몇 개가 나오나요?"
# hint.en = "Ask for 200 new points where there are 14. How many come back?"
# signature.smote_rows = [2, 199]
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
    a = np.arange(n)
    b = nearest[a, rng.integers(k, size=n)]
    g = rng.random((n, 1))
    return points[a] + g * (points[b] - points[a])
