# /// mistake
# cause = "draws from np.random instead of rng"
# test = "test_kmeans_steps"
# hint.ko = """\
# 같은 시드의 rng로 두 번 불러 보세요. 결과가 같은가요?"""
# hint.en = """\
# Call it twice with generators of the same seed. Are the results equal?"""
# ///
import numpy as np


def squared_distances(X, centers):
    return ((X[:, None, :] - centers[None, :, :]) ** 2).sum(axis=2)


def start(X, k, rng):
    centers = [X[np.random.randint(len(X))]]
    while len(centers) < k:
        d2 = squared_distances(X, np.array(centers)).min(axis=1)
        if d2.sum() == 0:
            centers.append(X[np.random.randint(len(X))])
        else:
            centers.append(X[np.random.choice(len(X), p=d2 / d2.sum())])
    return np.array(centers)


def kmeans(X, k, rng, n_init=10, max_iter=100):
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
