"""D2-12: what the graders read off weights, whatever way they were drawn."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

GAIN = {"xavier": 1.0, "he": 2.0}


def deviation(scheme: str, shape: tuple[int, ...]) -> float:
    """The standard deviation that weights of this shape must have: (outputs, inputs) or (filters, channels, h, w)."""
    return math.sqrt(GAIN[scheme] / math.prod(shape[1:]))


def size(weights: Array, scheme: str) -> float:
    """Root mean square of the weights over what it should be: 1 but for chance."""
    return float(np.sqrt(np.mean(np.square(weights.astype(np.float64)))) / deviation(scheme, weights.shape))


def offset(weights: Array) -> float:
    """Distance of the mean from 0, in standard errors."""
    spread = float(weights.std()) or 1.0
    return abs(float(weights.mean())) / spread * math.sqrt(weights.size)


def within(weights: Array) -> float:
    """Share of the weights within one root mean square of 0: 0.683 if they are normal, 0.577 if they are uniform."""
    weights = weights.astype(np.float64)
    return float((np.abs(weights) < np.sqrt(np.mean(np.square(weights)))).mean())


def likeness(a: Array, b: Array) -> float:
    """Correlation of two arrays of one size."""
    return float(np.corrcoef(a.reshape(-1), b.reshape(-1))[0, 1])


def growth(weights: list[Array], x: Array) -> float:
    """Standard deviation after the last over that after the first of ReLU layers with these weights; x (N, inputs)."""
    h, deviations = x, []
    for w in weights:
        h = np.clip(np.einsum("ni,oi->no", h, w.astype(np.float64)), 0, None)
        deviations.append(float(h.std()))
    return deviations[-1] / deviations[0] if deviations[0] > 0 else math.nan
