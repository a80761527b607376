# /// mistake
# cause = "always joins the k-th one"
# test = "test_smote_choices"
# hint.ko = "k가 4일 때 고른 이웃의 순위를 출력해 보세요. 1위부터 4위까지 다 나오나요?"
# hint.en = "With k = 4, print the ranks of the neighbours that you chose. Do all from 1 to 4 occur?"
# signature.choices_chain = [3, 3]
# signature.choices_pairs = [1, 5]
# signature.choices_nearest = [0, 0.7]
# signature.smote_off = [0, 0]
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
    b = nearest[a, k - 1]
    g = rng.random((n_new, 1))
    return points[a] + g * (points[b] - points[a])
