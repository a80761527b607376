# /// mistake
# cause = "one neighbour where there are fewer than k"
# test = "test_smote_few"
# hint.ko = "점이 세 개이고 k가 5일 때, 한 점의 이웃은 몇 개인가요?"
# hint.en = "With three points and k = 5, how many neighbours does a point have?"
# signature.few_raised = [0, 0]
# signature.few_pairs = [1, 2]
# ///
import numpy as np


def smote(X, y, minority, n_new, k, rng):
    points = X[y == minority]
    n = len(points)
    if n == 1:
        return np.repeat(points, n_new, axis=0)
    distances = ((points[:, None] - points) ** 2).sum(axis=2)
    if k > n - 1:
        k = 1
    np.fill_diagonal(distances, np.inf)
    nearest = np.argsort(distances, axis=1)[:, :k]
    a = rng.integers(n, size=n_new)
    b = nearest[a, rng.integers(k, size=n_new)]
    g = rng.random((n_new, 1))
    return points[a] + g * (points[b] - points[a])
