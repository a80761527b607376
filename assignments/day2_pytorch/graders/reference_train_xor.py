"""Reference of D2-04: the four corners, other targets than XOR, and the loss of logits, in NumPy."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR, XNOR = (0, 1, 1, 0), (1, 0, 0, 1)


def separable(rng: np.random.Generator) -> tuple[int, ...]:
    """Targets that one straight line separates: three corners against the fourth."""
    odd, other = int(rng.integers(4)), int(rng.integers(2))
    return tuple(other if i == odd else 1 - other for i in range(4))


def around(rng: np.random.Generator, count: int, reach: float) -> tuple[Array, Array]:
    """`count` points (count, 2) up to `reach` from a corner in either direction, and the number of that corner."""
    corner = np.arange(count) % 4
    return CORNERS[corner] + rng.uniform(-reach, reach, size=(count, 2)), corner


def cross_entropy(z: Array, target: Any) -> float:
    """Mean binary cross-entropy of logits z (N,) and targets (N,), exact for large z."""
    return float(np.mean(np.logaddexp(0.0, np.where(np.asarray(target) == 1, -z, z))))
