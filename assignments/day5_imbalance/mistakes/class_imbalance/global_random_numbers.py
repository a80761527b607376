# /// mistake
# cause = "draws from np.random instead of rng"
# test = "test_smote_generator"
# hint.ko = "같은 seed로 만든 rng를 두 번 주면 결과가 같나요? 난수를 어디에서 뽑는지 보세요."
# hint.en = "Do two generators with the same seed give the same points? See where your random numbers come from."
# signature.same_seed_same = [0, 0]
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
    a = np.random.randint(n, size=n_new)
    b = nearest[a, np.random.randint(k, size=n_new)]
    g = np.random.rand(n_new, 1)
    return points[a] + g * (points[b] - points[a])
