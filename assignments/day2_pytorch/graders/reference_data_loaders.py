"""Reference of D2-05: hidden data whose rows can be told apart, and what a split does to it."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def examples(rng: np.random.Generator, sizes: list[int], dims: tuple[int, ...]) -> tuple[Array, Array]:
    """X (N, *dims) float32 of whole numbers from 1 to 900, no two rows alike, and y (N,) sorted: sizes[c] times c."""
    n = sum(sizes)
    X = rng.integers(1, 900, size=(n, *dims)).astype(np.float32)
    X.reshape(n, -1)[:, 0] = rng.choice(np.arange(1, 900), size=n, replace=False)
    return X, np.repeat(np.arange(len(sizes)), sizes)


def rows(X: Array, xb: Array) -> Array:
    """For each row of xb its number in X, or -1 where X has no such row; the dtype of xb does not matter."""
    known = {row.astype(np.float64).tobytes(): i for i, row in enumerate(X)}
    return np.array([known.get(row.astype(np.float64).tobytes(), -1) for row in xb], dtype=int)


def standardized(X: Array) -> Array:
    """X (N, ...) by mean and standard deviation of each entry over all of X."""
    x = X.astype(np.float64)
    return (x - x.mean(axis=0)) / x.std(axis=0)


def deviation(y: Array, val: Array, ratio: float) -> float:
    """How far the number of validation examples of a class is from ratio * its size, at most over the classes."""
    return max(abs(float(np.sum(y[val] == c)) - ratio * float(np.sum(y == c))) for c in np.unique(y))
