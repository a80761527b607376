# /// mistake
# cause = "a minority of one point ends in an error"
# test = "test_smote_few"
# hint.ko = "소수 클래스의 점이 하나뿐이면 무엇을 돌려줘야 하나요? k는 얼마가 되나요?"
# hint.en = "What is to be returned where the minority is a single point? What does k become?"
# signature.few_raised = [0, 0]
# signature.one_raised = [1, 1]
# ///
import numpy as np


def smote(X, y, minority, n_new, k, rng):
    points = X[y == minority]
    n = len(points)
    k = min(k, n - 1)
    distances = ((points[:, None] - points) ** 2).sum(axis=2)
    np.fill_diagonal(distances, np.inf)
    nearest = np.argsort(distances, axis=1)[:, :k]
    a = rng.integers(n, size=n_new)
    b = nearest[a, rng.integers(k, size=n_new)]
    g = rng.random((n_new, 1))
    return points[a] + g * (points[b] - points[a])
