# /// mistake
# cause = "makes a generator of its own with a fixed seed"
# test = "test_kmeans_start"
# hint.ko = """\
# 시드가 다른 rng를 넣으면 시작이 달라지나요?"""
# hint.en = """\
# Does the start change when the rng that comes in has another seed?"""
# ///
import numpy as np


def squared_distances(X, centers):
    return ((X[:, None, :] - centers[None, :, :]) ** 2).sum(axis=2)


def start(X, k, rng):
    centers = [X[rng.integers(len(X))]]
    while len(centers) < k:
        d2 = squared_distances(X, np.array(centers)).min(axis=1)
        if d2.sum() == 0:
            centers.append(X[rng.integers(len(X))])
        else:
            centers.append(X[rng.choice(len(X), p=d2 / d2.sum())])
    return np.array(centers)


def kmeans(X, k, rng, n_init=10, max_iter=100):
    rng = np.random.default_rng(0)
    best_inertia = np.inf
    for _ in range(n_init):
        centers = start(X, k, rng)
        for _ in range(max_iter):
            labels = squared_distances(X, centers).argmin(axis=1)
            new = np.array([X[labels == j].mean(axis=0) if np.any(labels == j) else centers[j] for j in range(k)])
            if np.array_equal(new, centers):
                break
            centers = new
        d2 = squared_distances(X, centers)
        labels = d2.argmin(axis=1)
        inertia = d2.min(axis=1).sum()
        if inertia < best_inertia:
            best_inertia, best_centers, best_labels = inertia, centers, labels
    return best_centers, best_labels, best_inertia
