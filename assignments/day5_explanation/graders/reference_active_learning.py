"""D5-16: entropies by a sum over positive entries, and the mean of permutation importance over all permutations."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def most_uncertain(probs: Array, k: int) -> Array:
    """The k rows of largest entropy (k,), largest first, the smaller index first among equals."""
    entropy = [-math.fsum(p * math.log(p) for p in row if p > 0) for row in probs.tolist()]
    ranked = sorted(range(len(entropy)), key=lambda i: (-round(entropy[i], 12), i))
    return np.array(ranked[:k], dtype=np.int64)


def mean_importance(predict: Callable[[Array], Array], X: Array, y: Array) -> Array:
    """
    What permutation importance tends to as n_repeats grows (D,). Under a random permutation each row gets each of the
    column's values with the same chance 1/N, so that the mean accuracy is that over all pairs of rows.
    """
    n, d = X.shape
    before = float((predict(X) == y).mean())
    drops = np.zeros(d)
    for j in range(d):
        every = np.repeat(X, n, axis=0)
        every[:, j] = np.tile(X[:, j], n)
        drops[j] = before - float((predict(every) == np.repeat(y, n)).mean())
    return drops


def data(rng: np.random.Generator, n: int, weights: Array) -> tuple[Array, Array]:
    """X (n, D) from N(0, 1) and labels y (n,): the class with the largest of X @ weights, one in ten exchanged."""
    X = rng.normal(size=(n, len(weights)))
    y = (X @ weights).argmax(axis=1)
    other = rng.random(n) < 0.1
    y[other] = (y[other] + 1) % weights.shape[1]
    return X, y
