# /// alternative
# note = "distances from dot products, one-hot means, an inverted cumulative sum for the draw, runs kept in a list"
# ///
import numpy as np


def kmeans(X, k, rng, n_init=10, max_iter=100):
    data = np.asarray(X, dtype=np.float64)
    shift = data.mean(axis=0)
    data = data - shift
    square = (data**2).sum(axis=1)

    def distances(centers):
        found = square[:, None] - 2 * data @ centers.T + (centers**2).sum(axis=1)
        return np.where(found < 1e-12 * (1 + square[:, None]), 0.0, found)

    def one_run():
        picked = [int(rng.random() * len(data))]
        for _ in range(1, k):
            edge = np.cumsum(distances(data[picked]).min(axis=1))
            place = np.searchsorted(edge, rng.random() * edge[-1], side="right")
            picked.append(min(int(place), len(data) - 1))
        centers, before = data[picked], None
        for _ in range(max_iter):
            labels = distances(centers).argmin(axis=1)
            if before is not None and np.array_equal(labels, before):
                break
            before = labels
            one_hot = np.eye(k)[labels]
            count = one_hot.sum(axis=0)[:, None]
            centers = np.where(count == 0, centers, one_hot.T @ data / np.maximum(count, 1))
        gap = distances(centers)
        return float(gap.min(axis=1).sum()), centers + shift, gap.argmin(axis=1)

    runs = [one_run() for _ in range(n_init)]
    inertia, centers, labels = min(runs, key=lambda run: run[0])
    return centers, labels, inertia
