# /// mistake
# cause = "always takes the middle"
# test = "test_smote_choices"
# hint.ko = "같은 두 점 사이의 새 점들을 출력해 보세요. 서로 다른가요?"
# hint.en = "Print the new points between the same two. Are they different?"
# signature.choices_chain = [3, 3]
# signature.choices_pairs = [10, 10]
# signature.choices_middle = [1, 1]
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
    g = 0.5
    return points[a] + g * (points[b] - points[a])
