# /// mistake
# cause = "expects at least k + 1 points"
# test = "test_smote_few"
# hint.ko = "소수 클래스의 점이 세 개이고 k가 5이면 이웃은 몇 개인가요?"
# hint.en = "If the minority has three points and k is 5, how many neighbours are there?"
# signature.few_raised = [1, 1]
# ///
import numpy as np


def smote(X, y, minority, n_new, k, rng):
    points = X[y == minority]
    n = len(points)
    if n == 1:
        return np.repeat(points, n_new, axis=0)
    distances = ((points[:, None] - points) ** 2).sum(axis=2)
    nearest = np.argsort(distances, axis=1)[:, 1 : k + 1]
    a = rng.integers(n, size=n_new)
    b = nearest[a, rng.integers(k, size=n_new)]
    g = rng.random((n_new, 1))
    return points[a] + g * (points[b] - points[a])
