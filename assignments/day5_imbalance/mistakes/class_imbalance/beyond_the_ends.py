# /// mistake
# cause = "draws the place on the line from a normal distribution"
# test = "test_smote_segments"
# hint.ko = "뽑은 수의 최솟값과 최댓값을 출력해 보세요. 새 점은 두 점 사이에 있나요?"
# hint.en = "Print the smallest and the largest number that you draw. Are the new points between the two?"
# signature.smote_rows = [200, 200]
# signature.smote_off = [0.3, 0.85]
# signature.smote_line = [1, 1]
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
    g = rng.normal(size=(n_new, 1))
    return points[a] + g * (points[b] - points[a])
