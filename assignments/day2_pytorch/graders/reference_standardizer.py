"""Reference of D2-11 in float64: population statistics from one long row per feature."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def statistics(x: Array) -> tuple[Array, Array]:
    """Mean and scale of x (N, D) or (N, C, H, W), shaped (1, D) or (1, C, 1, 1); a scale of 0 becomes 1."""
    rows = np.swapaxes(x, 0, 1).reshape(x.shape[1], -1).astype(np.float64)
    mean = np.array([sum(row) / len(row) for row in rows.tolist()])
    scale = np.sqrt(np.square(rows - mean[:, None]).sum(axis=1) / rows.shape[1])
    scale = np.array([s if s > 0 else 1.0 for s in scale])
    shape = (1, x.shape[1], *([1] * (x.ndim - 2)))
    return mean.reshape(shape), scale.reshape(shape)


def transform(train: Array, x: Array) -> Array:
    """x seen from the statistics of train; float64, the shape of x."""
    mean, scale = statistics(train)
    return (x.astype(np.float64) - mean) / scale


def inverse(train: Array, z: Array) -> Array:
    """The data whose transform is z; float64, the shape of z."""
    mean, scale = statistics(train)
    return z.astype(np.float64) * scale + mean
