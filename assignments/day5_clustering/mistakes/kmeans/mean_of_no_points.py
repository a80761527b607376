# /// mistake
# cause = "takes the mean of an empty cluster, which is nan"
# test = "test_kmeans_edges"
# hint.ko = """\
# 점이 하나도 없을 때 평균은 무엇인가요?"""
# hint.en = """\
# What is the mean of no points?"""
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
    for _ in range(n_init):
        centers = start(X, k, rng)
        for _ in range(max_iter):
            labels = squared_distances(X, centers).argmin(axis=1)
            new = np.array([X[labels == j].mean(axis=0) for j in range(k)])
            if np.array_equal(new, centers):
                break
            centers = new
        d2 = squared_distances(X, centers)
        labels = d2.argmin(axis=1)
        inertia = d2.min(axis=1).sum()
        if inertia < best_inertia:
            best_inertia, best_centers, best_labels = inertia, centers, labels
    return best_centers, best_labels, best_inertia
