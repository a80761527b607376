"""Reference of D3-03 in float64: a sum over filter positions that looks pixels up, so that it needs no padded array."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def conv(x: Array, w: Array, b: Array, stride: int = 1, pad: int = 0) -> Array:
    """Cross-correlation of x (N, C, H, W) with w (F, C, kh, kw) plus b (F,): (N, F, Ho, Wo) float64."""
    x, w = x.astype(np.float64), w.astype(np.float64)
    height, width = x.shape[2:]
    tops = range(-pad, height + pad - w.shape[2] + 1, stride)
    lefts = range(-pad, width + pad - w.shape[3] + 1, stride)
    out = np.zeros((x.shape[0], w.shape[0], len(tops), len(lefts)))
    out += b.astype(np.float64).reshape(1, -1, 1, 1)
    for u in range(w.shape[2]):
        for v in range(w.shape[3]):
            for i, top in enumerate(tops):
                for j, left in enumerate(lefts):
                    if 0 <= top + u < height and 0 <= left + v < width:
                        out[:, :, i, j] += x[:, :, top + u, left + v] @ w[:, :, u, v].T
    return out
