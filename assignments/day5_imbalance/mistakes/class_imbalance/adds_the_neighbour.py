# /// mistake
# cause = "a + g * b instead of a + g * (b - a)"
# test = "test_smote_segments"
# hint.ko = "g가 1이면 새 점은 어디에 있어야 하나요? 식에 1을 넣어 보세요."
# hint.en = "If g is 1, where should the new point be? Put 1 into your formula."
# signature.smote_rows = [200, 200]
# signature.smote_off = [0.8, 1]
# signature.smote_added = [1, 1]
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
    return points[a] + g * points[b]
