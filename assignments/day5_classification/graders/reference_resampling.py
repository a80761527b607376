"""Reference of D5-04: what folds have to fulfil, and a percentile interval by multinomial weights."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def interval(values: Array, n_boot: int, alpha: float, rng: np.random.Generator) -> Array:
    """lo and hi (2,): how often each value is drawn, instead of which."""
    n = len(values)
    means = np.sort(rng.multinomial(n, np.full(n, 1 / n), size=n_boot) @ values / n)
    return means[[int(alpha / 2 * n_boot), int(np.ceil((1 - alpha / 2) * n_boot)) - 1]]


def counts(folds: list[Array], labels: Array) -> Array:
    """(classes, k) how many examples of each class each fold validates."""
    return np.array([[np.sum(labels[fold] == c) for fold in folds] for c in np.unique(labels)])


def neighbours(folds: list[Array], n: int) -> int:
    """How many i share a fold with i + 1."""
    fold_of = np.empty(n, dtype=np.int64)
    for number, fold in enumerate(folds):
        fold_of[fold] = number
    return int(np.sum(fold_of[1:] == fold_of[:-1]))
