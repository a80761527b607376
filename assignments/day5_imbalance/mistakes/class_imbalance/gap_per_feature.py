# /// mistake
# cause = "draws another number for each feature"
# test = "test_smote_segments"
# hint.ko = "점이 두 개이고 특성도 두 개인 데이터로 새 점 100개를 그려 보세요. 선 위에 있나요?"
# hint.en = "With two points of two features, plot 100 new points. Do they lie on a line?"
# signature.smote_rows = [200, 200]
# signature.smote_off = [0.9, 1]
# signature.smote_line = [0, 0.05]
# signature.smote_boxed = [1, 1]
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
    g = rng.random((n_new, points.shape[1]))
    return points[a] + g * (points[b] - points[a])
