"""Reference of D5-07: weights and recalls by counting, segments between neighbours, and a classifier to train.

The graders train the classifier in their own process, on the weights or the points that a student's functions give.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def clouds(rng: np.random.Generator, counts: list[int], d: int, gap: float) -> tuple[Array, Array]:
    """X (N, d) and y (N,) in random order: counts[c] points of deviation 1 around a centre, centres `gap` apart.

    The centres stand at the corners of a simplex that is turned at random; len(counts) is at most d.
    """
    turned = np.linalg.qr(rng.normal(size=(d, d)))[0]
    y = rng.permutation(np.repeat(np.arange(len(counts)), counts))
    return rng.normal(size=(len(y), d)) + gap / np.sqrt(2) * turned[y], y


def imbalanced(rng: np.random.Generator) -> tuple[Array, Array, Array, Array]:
    """X (2000, 5) and y of which 5 % are 1, and 1900 and 1000 test points of the same clouds."""
    X, y = clouds(rng, [3800, 1100], 5, 2.8)
    rank = np.where(y == 0, np.cumsum(y == 0) - 1, np.cumsum(y == 1) - 1)
    train = rank < np.array([1900, 100])[y]
    return X[train], y[train], X[~train], y[~train]


def weights(y: Array, K: int) -> Array:
    """(K,) N / (K * count), 0 for a class that does not occur."""
    counts = [sum(int(label) == c for label in y) for c in range(K)]
    return np.array([len(y) / (K * count) if count else 0.0 for count in counts])


def balanced_accuracy(y: Array, pred: Array) -> float:
    """Mean over the classes in y of the share that was found."""
    hits: dict[int, list[bool]] = {}
    for label, said in zip(y.tolist(), pred.tolist(), strict=True):
        hits.setdefault(label, []).append(label == said)
    return float(np.mean([sum(h) / len(h) for h in hits.values()]))


def neighbours(points: Array, k: int, pool: Array | None = None) -> tuple[Array, Array]:
    """Starts and ends (P, D) of the segments from each of `points` to its k nearest in `pool`, itself left out.

    Without `pool` that is among `points`; in `pool`, what lies on the point itself is the point.
    """
    starts, ends = [], []
    for i, a in enumerate(points):
        others = np.delete(points, i, axis=0) if pool is None else pool[np.linalg.norm(pool - a, axis=1) > 0]
        nearest = sorted(others, key=lambda b: float(np.linalg.norm(b - a)))[:k]
        starts += [a] * len(nearest)
        ends += nearest
    return np.array(starts), np.array(ends)


def place(new: Array, starts: Array, ends: Array, line: bool = False) -> tuple[Array, Array]:
    """Distance (n, P) of each new point from each segment, or whole line, and where along it (n, P), 0 at its start."""
    along = ends - starts
    length = (along**2).sum(axis=1)
    offset = new[:, None] - starts
    where = (offset * along).sum(axis=2) / np.where(length > 0, length, 1.0)
    if not line:
        where = np.clip(where, 0.0, 1.0)
    return np.linalg.norm(offset - where[..., None] * along, axis=2), where


def off(new: Array, starts: Array, ends: Array, line: bool = False) -> Array:
    """(n,) distance of each new point from the nearest of the segments, or lines."""
    return place(new, starts, ends, line)[0].min(axis=1)


def chain(rng: np.random.Generator, d: int) -> Array:
    """Four points (4, d) whose nearest neighbours are 0 -> 1, 1 -> 0, 2 -> 1, 3 -> 2: two segments have one base only.

    Steps of growing length, each within 45 degrees of one direction, so that they never come back.
    """
    direction = rng.normal(size=d)
    steps = direction / np.linalg.norm(direction) + rng.uniform(-0.3, 0.3, size=(3, d)) / np.sqrt(d)
    steps = np.array([1.0, 1.6, 2.4])[:, None] * steps / np.linalg.norm(steps, axis=1, keepdims=True)
    return np.concatenate([np.zeros((1, d)), np.cumsum(steps, axis=0)]) + rng.normal(size=d)


def fitted(X: Array, y: Array, weight: Array) -> tuple[Array, float]:
    """w (D,) and b of a logistic regression on y of 0 and 1: 300 steps of descent on the weighted mean loss."""
    w, b = np.zeros(X.shape[1]), 0.0
    share = weight / weight.sum()
    for _ in range(300):
        error = share * (np.exp(-np.logaddexp(0.0, -(X @ w + b))) - y)
        w, b = w - error @ X, b - error.sum()
    return w, float(b)


def learned(X: Array, y: Array, weight: Array, test_X: Array, test_y: Array) -> float:
    """Balanced accuracy on the test set after training with these weights; nothing good comes of NaN or infinity."""
    with np.errstate(all="ignore"):
        w, b = fitted(X, y, weight)
        return balanced_accuracy(test_y, (test_X @ w + b > 0).astype(np.int64))
