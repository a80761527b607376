# /// alternative
# note = "plain loops over centres, np.allclose as the end, an empty cluster restarted at a random point"
# ///
import numpy as np


def kmeans(X, k, rng, n_init=10, max_iter=100):
    n = X.shape[0]

    def assign(centers):
        gap = np.empty((n, len(centers)))
        for j in range(len(centers)):
            gap[:, j] = np.linalg.norm(X - centers[j], axis=1) ** 2
        return np.argmin(gap, axis=1), np.min(gap, axis=1)

    best = (None, None, float("inf"))
    for _ in range(n_init):
        centers = np.empty((k, X.shape[1]))
        centers[0] = X[rng.choice(n)]
        for j in range(1, k):
            _, nearest = assign(centers[:j])
            if nearest.max() > 0:
                centers[j] = rng.choice(X, p=nearest / nearest.sum())
            else:
                centers[j] = rng.choice(X)
        for _ in range(max_iter):
            labels, _ = assign(centers)
            old = centers.copy()
            for j in range(k):
                members = X[labels == j]
                centers[j] = np.average(members, axis=0) if len(members) > 0 else X[rng.integers(n)]
            if np.allclose(old, centers):
                break
        labels, nearest = assign(centers)
        if nearest.sum() < best[2]:
            best = (centers, labels, nearest.sum())
    return best
