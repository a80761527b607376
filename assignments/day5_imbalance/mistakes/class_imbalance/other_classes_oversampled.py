# /// mistake
# cause = "makes points of the classes that are not the minority"
# test = "test_smote_training"
# hint.ko = "새 점을 만들 때 쓴 점들의 클래스를 출력해 보세요. 드문 클래스인가요?"
# hint.en = "Print the classes of the points that new ones are made from. Is it the rare one?"
# signature.smote_rows = [200, 200]
# signature.smote_other_classes = [1, 1]
# ///
import numpy as np


def smote(X, y, minority, n_new, k, rng):
    points = X[y != minority]
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
