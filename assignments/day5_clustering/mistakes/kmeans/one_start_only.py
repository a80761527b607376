# /// mistake
# cause = "ignores n_init and runs once"
# test = "test_kmeans_best"
# hint.ko = """\
# 시드를 바꿔 가며 열 번 돌려 보세요. 언제나 같은 그림이 나오나요?"""
# hint.en = """\
# Run it ten times with different seeds. Do you always get the same picture?"""
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
    best_inertia = np.inf
    for _ in range(1):
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
