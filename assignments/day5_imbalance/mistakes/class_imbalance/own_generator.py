# /// mistake
# cause = "makes a generator of its own with a fixed seed"
# test = "test_smote_generator"
# hint.ko = "다른 rng를 주면 결과가 달라지나요? 받은 rng는 코드의 어디에 쓰이나요?"
# hint.en = "Does another rng give other points? Where in your code is the rng that was passed in used?"
# signature.other_seed_same = [1, 1]
# ///
import numpy as np


def smote(X, y, minority, n_new, k, rng):
    rng = np.random.default_rng(0)
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
    return points[a] + g * (points[b] - points[a])
