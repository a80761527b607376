# /// mistake
# cause = "draws one number for all new points"
# test = "test_smote_choices"
# hint.ko = "뽑은 g는 모두 몇 개인가요? 새 점마다 다른 값이 나오나요?"
# hint.en = "How many numbers g do you draw? Does each new point have its own?"
# signature.choices_chain = [3, 3]
# signature.choices_pairs = [10, 10]
# signature.choices_gap_spread = [0, 1e-09]
# signature.choices_middle = [0, 0]
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
    g = rng.random()
    return points[a] + g * (points[b] - points[a])
