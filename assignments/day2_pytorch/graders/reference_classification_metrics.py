"""Reference of D2-17: counts by loops over examples and classes, AUC by searching each positive among the negatives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def confusion_matrix(y_true: Sequence[int], y_pred: Sequence[int], num_classes: int) -> Array:
    """(C, C) int64; rows are the truth."""
    pairs = list(zip(map(int, y_true), map(int, y_pred), strict=True))
    return np.array([[pairs.count((i, j)) for j in range(num_classes)] for i in range(num_classes)])


def precision_recall_f1(matrix: Array) -> tuple[Array, Array, Array]:
    """(C,) float64 each; 0 where undefined."""
    found = []
    for c, row in enumerate(matrix.tolist()):
        hits = row[c]
        called = sum(other[c] for other in matrix.tolist())
        precision, recall = hits / max(called, 1), hits / max(sum(row), 1)
        found.append((precision, recall, 2 / (1 / precision + 1 / recall) if hits else 0.0))
    precision, recall, f1 = np.array(found).T
    return precision, recall, f1


def roc_auc(scores: Array, labels: Array) -> float:
    """The share of pairs won by the positive, ties as a half."""
    below = np.sort(scores[labels == 0])
    positive = scores[labels == 1]
    won = np.searchsorted(below, positive, side="left") + np.searchsorted(below, positive, side="right")
    return float(won.mean() / (2 * len(below)))
