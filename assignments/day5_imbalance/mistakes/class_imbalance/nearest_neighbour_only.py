# /// mistake
# cause = "always joins the nearest one"
# test = "test_smote_choices"
# hint.ko = "같은 점에서 출발한 새 점들을 그려 보세요. 이웃 몇 개 쪽으로 뻗어 있나요?"
# hint.en = "Plot the new points that start from one point. Towards how many neighbours do they go?"
# signature.choices_chain = [3, 3]
# signature.choices_pairs = [1, 5]
# signature.choices_nearest = [1, 1]
# signature.smote_off = [0, 0]
# signature.smote_copies = [0, 0]
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
    b = nearest[a, 0]
    g = rng.random((n_new, 1))
    return points[a] + g * (points[b] - points[a])
