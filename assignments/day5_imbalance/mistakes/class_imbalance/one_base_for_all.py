# /// mistake
# cause = "all new points start from one point"
# test = "test_smote_choices"
# hint.ko = "새 점들은 점 몇 개에서 출발했나요? a를 출력해 보세요."
# hint.en = "How many points do the new ones start from? Print a."
# signature.choices_pairs = [4, 4]
# signature.choices_chain = [1, 1]
# signature.smote_off = [0, 0]
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
    a = np.full(n_new, rng.integers(n))
    b = nearest[a, rng.integers(k, size=n_new)]
    g = rng.random((n_new, 1))
    return points[a] + g * (points[b] - points[a])
