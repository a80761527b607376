# /// mistake
# cause = "a point is its own neighbour where there are fewer than k others"
# test = "test_smote_few"
# hint.ko = "점이 세 개이고 k가 5일 때 고른 이웃들의 번호를 출력해 보세요. 자기 자신이 섞여 있나요?"
# hint.en = "With three points and k = 5, print the numbers of the chosen neighbours. Is the point itself among them?"
# signature.few_copies = [0.1, 0.7]
# signature.few_pairs = [3, 3]
# ///
import numpy as np


def smote(X, y, minority, n_new, k, rng):
    points = X[y == minority]
    n = len(points)
    if n == 1:
        return np.repeat(points, n_new, axis=0)
    k = min(k, n)
    distances = ((points[:, None] - points) ** 2).sum(axis=2)
    np.fill_diagonal(distances, np.inf)
    nearest = np.argsort(distances, axis=1)[:, :k]
    a = rng.integers(n, size=n_new)
    b = nearest[a, rng.integers(k, size=n_new)]
    g = rng.random((n_new, 1))
    return points[a] + g * (points[b] - points[a])
