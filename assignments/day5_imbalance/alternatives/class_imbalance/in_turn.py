# /// alternative
# note = "points in turn, one at a time with a sorted list; confusion matrix for the score; counts by comparison"
# ///
import numpy as np


def class_weights(y, K):
    return np.array([0.0 if not (y == c).any() else 1 / K / np.mean(y == c) for c in range(K)])


def balanced_accuracy(y, pred):
    size = max(y.max(), pred.max()) + 1
    confusion = np.zeros((size, size))
    np.add.at(confusion, (y, pred), 1)
    total = confusion.sum(axis=1)
    return (np.diag(confusion)[total > 0] / total[total > 0]).sum() / (total > 0).sum()


def smote(X, y, minority, n_new, k, rng):
    rows = [i for i in range(len(y)) if y[i] == minority]
    new = np.empty((n_new, X.shape[1]))
    for at in range(n_new):
        i = rows[at % len(rows)]
        others = sorted((j for j in rows if j != i), key=lambda j: np.linalg.norm(X[j] - X[i]))[:k]
        j = rng.choice(others) if others else i
        g = rng.uniform()
        new[at] = (1 - g) * X[i] + g * X[j]
    return new


def split_and_oversample(X, y, test, minority, k, rng):
    train = np.flatnonzero(~test)
    sizes = [int(np.sum(y[train] == c)) for c in set(y[train].tolist())]
    missing = max(sizes) - int(np.sum(y[train] == minority))
    new = smote(X[train], y[train], minority, missing, k, rng)
    labels = np.array([*y[train], *[minority] * missing])
    return np.vstack([X[train], new]), labels, X[np.flatnonzero(test)], y[np.flatnonzero(test)]
