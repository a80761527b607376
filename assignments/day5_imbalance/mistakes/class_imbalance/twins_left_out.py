# /// mistake
# cause = "leaves out every point at distance zero"
# test = "test_smote_few"
# hint.ko = "같은 자리에 있는 다른 점은 이웃인가요? 자기 자신은 무엇으로 알아볼 수 있나요?"
# hint.en = "Is another point in the same place a neighbour? By what can a point be told from itself?"
# signature.twins_apart = [0.5, 1]
# signature.few_raised = [0, 0]
# ///
import numpy as np


def smote(X, y, minority, n_new, k, rng):
    points = X[y == minority]
    n = len(points)
    if n == 1:
        return np.repeat(points, n_new, axis=0)
    k = min(k, n - 1)
    distances = ((points[:, None] - points) ** 2).sum(axis=2)
    distances[distances == 0] = np.inf
    nearest = np.argsort(distances, axis=1)[:, :k]
    a = rng.integers(n, size=n_new)
    b = nearest[a, rng.integers(k, size=n_new)]
    g = rng.random((n_new, 1))
    return points[a] + g * (points[b] - points[a])
