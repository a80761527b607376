# /// mistake
# cause = "a + g * (a - b)"
# test = "test_smote_segments"
# hint.ko = "g가 1이면 새 점은 어디에 있어야 하나요? 두 점을 0과 1로 두고 계산해 보세요."
# hint.en = "If g is 1, where should the new point be? Work it out with the two points at 0 and 1."
# signature.smote_rows = [200, 200]
# signature.smote_off = [0.95, 1]
# signature.smote_line = [1, 1]
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
    return points[a] + g * (points[a] - points[b])
