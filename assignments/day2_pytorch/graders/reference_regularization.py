"""Reference of D2-16 in NumPy: parameters as a list of float64 arrays."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def penalised(params: Sequence[Array], frozen: Collection[int] = ()) -> list[int]:
    """Numbers of the parameters that are charged for."""
    return [i for i, p in enumerate(params) if len(p.shape) > 1 and i not in frozen]


def penalty(params: Sequence[Array], l1: float, l2: float, frozen: Collection[int] = ()) -> float:
    """l1 times the sum of absolute values plus half l2 times the sum of squares."""
    row = np.concatenate([params[i].ravel() for i in penalised(params, frozen)])
    return float(l1 * np.linalg.norm(row, 1) + 0.5 * l2 * np.dot(row, row))


def stepped(
    params: Sequence[Array], gradients: Sequence[Array], wd: float, lr: float, frozen: Collection[int]
) -> Array:
    """All parameters after a step of gradient descent on loss + wd / 2 * sum of squares, in one row."""
    charged = penalised(params, frozen)
    after = [
        p if i in frozen else (1 - lr * wd * (i in charged)) * p - lr * g
        for i, (p, g) in enumerate(zip(params, gradients, strict=True))
    ]
    return np.concatenate([p.ravel() for p in after])
