# /// mistake
# cause = "numbers among the minority are used as row numbers of X"
# test = "test_smote_segments"
# hint.ko = "이웃의 번호는 어느 배열의 행 번호인가요? 그 번호로 뽑은 점의 클래스를 출력해 보세요."
# hint.en = """\
# In which array do the neighbours' numbers count rows? Print the classes of the points that you take with them."""
# signature.smote_rows = [200, 200]
# signature.smote_off = [0.3, 1]
# signature.smote_any_pair = [0, 0.7]
# signature.smote_all_classes = [0, 0.6]
# signature.smote_any_class = [1, 1]
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
    g = rng.random((n_new, 1))
    return points[a] + g * (X[b] - points[a])
