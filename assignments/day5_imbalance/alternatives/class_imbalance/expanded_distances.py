# /// alternative
# note = "distances by the expanded square, the first of each sorted row skipped, a matrix of mixing weights"
# ///
import numpy as np


def class_weights(y, K):
    counts = np.bincount(y, minlength=K).astype(float)
    return np.divide(len(y) / K, counts, out=np.zeros(K), where=counts > 0)


def balanced_accuracy(y, pred):
    classes, number = np.unique(y, return_inverse=True)
    counts = np.bincount(number)
    return float(((y == pred) / counts[number]).sum() / len(classes))


def smote(X, y, minority, n_new, k, rng):
    Z = X[y == minority]
    square = (Z * Z).sum(axis=1)
    distance = square[:, None] + square[None, :] - 2 * Z @ Z.T
    distance[np.eye(len(Z), dtype=bool)] = -1
    order = np.argsort(distance, axis=1)[:, 1 : k + 1]
    if order.shape[1] == 0:
        order = np.zeros((len(Z), 1), dtype=int)
    mix = np.zeros((n_new, len(Z)))
    for row in range(n_new):
        start = rng.integers(len(Z))
        gap = rng.random()
        mix[row, start] += 1 - gap
        mix[row, rng.choice(order[start])] += gap
    return mix @ Z


def split_and_oversample(X, y, test, minority, k, rng):
    counts = np.unique_counts(y[~test])
    size = dict(zip(counts.values.tolist(), counts.counts.tolist(), strict=True))
    wanted = max(size.values()) - size[minority]
    new = smote(X[~test], y[~test], minority, wanted, k, rng)
    return np.r_[X[~test], new], np.r_[y[~test], [minority] * wanted].astype(y.dtype), X[test], y[test]
