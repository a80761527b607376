# /// mistake
# cause = "a point counts as its own nearest neighbour"
# test = "test_smote_segments"
# hint.ko = "거리가 항상 0인 점은 어느 점인가요? 새 점 가운데 원래 점과 똑같은 것이 몇 개인지 세어 보세요."
# hint.en = "Which point is always at distance zero? Count how many of the new points are just like an old one."
# signature.smote_rows = [200, 200]
# signature.smote_off = [0, 0]
# signature.smote_copies = [0.15, 0.6]
# ///
import numpy as np


def smote(X, y, minority, n_new, k, rng):
    points = X[y == minority]
    n = len(points)
    if n == 1:
        return np.repeat(points, n_new, axis=0)
    k = min(k, n - 1)
    distances = ((points[:, None] - points) ** 2).sum(axis=2)
    nearest = np.argsort(distances, axis=1)[:, :k]
    a = rng.integers(n, size=n_new)
    b = nearest[a, rng.integers(k, size=n_new)]
    g = rng.random((n_new, 1))
    return points[a] + g * (points[b] - points[a])
