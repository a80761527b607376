# /// mistake
# cause = "sorts the neighbours from far to near"
# test = "test_smote_segments"
# hint.ko = "고른 이웃까지의 거리를 출력해 보세요. 가장 작은 것들인가요?"
# hint.en = "Print the distances to the neighbours that you chose. Are they the smallest ones?"
# signature.smote_rows = [200, 200]
# signature.smote_off = [0.5, 1]
# signature.smote_any_pair = [1, 1]
# signature.smote_pairs = [1, 45]
# ///
import numpy as np


def smote(X, y, minority, n_new, k, rng):
    points = X[y == minority]
    n = len(points)
    if n == 1:
        return np.repeat(points, n_new, axis=0)
    k = min(k, n - 1)
    distances = ((points[:, None] - points) ** 2).sum(axis=2)
    np.fill_diagonal(distances, -np.inf)
    nearest = np.argsort(-distances, axis=1)[:, :k]
    a = rng.integers(n, size=n_new)
    b = nearest[a, rng.integers(k, size=n_new)]
    g = rng.random((n_new, 1))
    return points[a] + g * (points[b] - points[a])
