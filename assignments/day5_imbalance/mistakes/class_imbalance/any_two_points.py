# /// mistake
# cause = "joins any two points of the minority"
# test = "test_smote_segments"
# hint.ko = "k를 1로 바꾸면 결과가 달라지나요? k는 코드의 어디에 쓰이나요?"
# hint.en = "Does the result change when k is 1? Where in your code is k used?"
# signature.smote_rows = [200, 200]
# signature.smote_off = [0.2, 1]
# signature.smote_any_pair = [1, 1]
# signature.smote_pairs = [56, 91]
# ///
import numpy as np


def smote(X, y, minority, n_new, k, rng):
    points = X[y == minority]
    n = len(points)
    if n == 1:
        return np.repeat(points, n_new, axis=0)
    a = rng.integers(n, size=n_new)
    b = (a + rng.integers(1, n, size=n_new)) % n
    g = rng.random((n_new, 1))
    return points[a] + g * (points[b] - points[a])
