"""Reference of D3-01: sizes by counting places one by one, padding by copying pixel rows into a filled array."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def size(length: int, kernel: int, stride: int = 1, pad: int = 0, dilation: int = 1) -> int:
    """How many places 0, stride, 2 stride, ... there are at which the last cell of the kernel lies within."""
    places, first = 0, 0
    while first + dilation * (kernel - 1) <= length + 2 * pad - 1:
        places, first = places + 1, first + stride
    return places


def padded(x: Array, pad: int, value: float = 0.0) -> Array:
    """x (N, C, H, W) with a frame: (N, C, H + 2 pad, W + 2 pad) of its dtype."""
    n, c, height, width = x.shape
    side = np.full((n, c, height, pad), value, dtype=x.dtype)
    wide = np.concatenate([side, x, side], axis=3)
    lid = np.full((n, c, pad, width + 2 * pad), value, dtype=x.dtype)
    return np.concatenate([lid, wide, lid], axis=2)
