"""Reference of D5-03: each threshold counted by itself, AUC as a share of pairs."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def confusion(y: Array, score: Array, threshold: float) -> Array:
    """(2, 2) counts, rows the truth, columns whether the score is at least the threshold."""
    called = score >= threshold
    return np.array([[np.sum((y == i) & (called == j)) for j in (False, True)] for i in (0, 1)])


def curve(y: Array, score: Array) -> tuple[Array, Array, Array]:
    """fpr, tpr and thr (U + 1,) each, thr from inf downwards; by bisection in the sorted scores of either class."""
    thr = np.append(np.inf, np.unique(score)[::-1])
    negative, positive = np.sort(score[y == 0]), np.sort(score[y == 1])
    fpr, tpr = (1 - np.searchsorted(side, thr) / len(side) for side in (negative, positive))
    return fpr, tpr, thr


def pairs(y: Array, score: Array) -> float:
    """P(positive above negative) + P(equal) / 2 over all pairs."""
    difference = score[y == 1][:, None] - score[y == 0]
    return float(np.mean((np.sign(difference) + 1) / 2))


def f1(y: Array, score: Array, threshold: float) -> float:
    """F1 of calling scores from `threshold` on positive."""
    (_, fp), (fn, tp) = confusion(y, score, threshold)
    return float(2 * tp / (2 * tp + fp + fn))


def largest_f1(y: Array, score: Array) -> float:
    """The largest F1 that a threshold gives."""
    return max(f1(y, score, threshold) for threshold in np.unique(score))
