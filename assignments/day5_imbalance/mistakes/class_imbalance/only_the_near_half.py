# /// mistake
# cause = "draws the place from 0 to 0.5"
# test = "test_smote_choices"
# hint.ko = "새 점이 이웃 쪽 절반에도 나오나요? 뽑은 g의 범위를 보세요."
# hint.en = "Are there new points in the half that is closer to the neighbour? Look at the range of g."
# signature.choices_chain = [3, 3]
# signature.choices_pairs = [10, 10]
# signature.choices_gap_mean = [0.2, 0.3]
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
    g = 0.5 * rng.random((n_new, 1))
    return points[a] + g * (points[b] - points[a])
