"""Reference of D5-02: loss and gradient by logaddexp, the minimum by Newton's method."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def probability(X: Array, w: Array, b: float) -> Array:
    """(N,) sigmoid of X w + b, by a logarithm that cannot overflow."""
    return np.exp(-np.logaddexp(0.0, -(X @ w + b)))


def loss(X: Array, y: Array, l2: float, w: Array, b: float) -> float:
    """Mean cross-entropy and the penalty on w."""
    z = X @ w + b
    return float(np.mean(np.logaddexp(0.0, z) - y * z) + l2 / 2 * w @ w)


def gradient(X: Array, y: Array, l2: float, w: Array, b: float) -> Array:
    """(D + 1,), that of b last."""
    error = probability(X, w, b) - y
    return np.append(error @ X / len(y) + l2 * w, error.mean())


def optimum(X: Array, y: Array, l2: float) -> tuple[Array, float]:
    """w (D,) and b where the loss is smallest: Newton steps, halved until the loss falls."""
    wide = np.column_stack([X, np.ones(len(y))])
    penalty = l2 * np.diag(np.append(np.ones(X.shape[1]), 0.0))
    at = np.zeros(X.shape[1] + 1)
    for _ in range(100):
        p = probability(X, at[:-1], at[-1])
        slope = gradient(X, y, l2, at[:-1], at[-1])
        if np.linalg.norm(slope) < 1e-12:
            break
        step = np.linalg.solve((wide * (p * (1 - p))[:, None]).T @ wide / len(y) + penalty, slope)
        now, size = loss(X, y, l2, at[:-1], at[-1]), 1.0
        while size > 1e-8 and loss(X, y, l2, *_parts(at - size * step)) > now:
            size /= 2
        at = at - size * step
    return _parts(at)


def _parts(at: Array) -> tuple[Array, float]:
    return at[:-1], float(at[-1])
