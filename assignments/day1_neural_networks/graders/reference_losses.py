"""Independent float64 forwards of the two losses of D1-09; gradients are central differences of these."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["bce", "bce_gradient", "mse"]

Array = npt.NDArray[Any]


def mse(pred: Array, target: Array) -> float:
    """Mean over all entries of the squared difference; any shape."""
    pairs = zip(np.ravel(pred), np.ravel(target), strict=True)
    return math.fsum((float(p) - float(t)) ** 2 for p, t in pairs) / np.size(pred)


def bce(logits: Array, target: Array) -> float:
    """Mean over all entries of t log(1 + e^-z) + (1 - t) log(1 + e^z); any shape, overflow-free by logaddexp."""
    z, t = np.asarray(logits, np.float64), np.asarray(target, np.float64)
    return float(np.mean(t * np.logaddexp(0, -z) + (1 - t) * np.logaddexp(0, z)))


def bce_gradient(logits: Array, target: Array) -> Array:
    """(sigmoid(z) - t) / size in closed form, for logits where central differences lose their digits (1e4)."""
    z = np.asarray(logits, np.float64)
    return (np.exp(-np.logaddexp(0, -z)) - target) / z.size
