"""Reference of D3-05 in float64: all windows at once as a view; gradients offset by offset within the window."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

Array = np.ndarray[Any, Any]
Window = int | tuple[int, int]


def windows(x: Array, k: Window, stride: int) -> Array:
    """Every window of x (N, C, H, W) as (N, C, Ho, Wo, kh, kw), float64."""
    size = (k, k) if isinstance(k, int) else k
    return sliding_window_view(np.asarray(x, np.float64), size, axis=(2, 3))[:, :, ::stride, ::stride]


def maximum(x: Array, k: Window, stride: int) -> Array:
    """Largest value of each window, (N, C, Ho, Wo)."""
    return np.amax(windows(x, k, stride), axis=(4, 5))


def average(x: Array, k: Window, stride: int) -> Array:
    """Mean of each window, (N, C, Ho, Wo)."""
    seen = windows(x, k, stride)
    return np.einsum("ncijuv->ncij", seen) / (seen.shape[4] * seen.shape[5])


def maximum_back(x: Array, k: Window, stride: int, dout: Array) -> Array:
    """Gradient of x (N, C, H, W) under `maximum`: the first maximum of a window, row by row, gets all of its dout."""
    seen = windows(x, k, stride)
    top = np.amax(seen, axis=(4, 5))
    open_ = np.ones(dout.shape, bool)  # windows whose first maximum is still to come
    dx = np.zeros(x.shape)
    rows, columns = (stride * (n - 1) + 1 for n in dout.shape[2:])
    for u, v in np.ndindex(*seen.shape[4:]):
        first = open_ & (seen[..., u, v] == top)
        dx[:, :, u : u + rows : stride, v : v + columns : stride] += np.where(first, dout, 0.0)
        open_ &= ~first
    return dx


def average_back(x: Array, k: Window, stride: int, dout: Array) -> Array:
    """Gradient of x (N, C, H, W) under `average`: an equal share for each pixel of a window."""
    kh, kw = windows(x, k, stride).shape[4:]
    dx = np.zeros(x.shape)
    rows, columns = (stride * (n - 1) + 1 for n in dout.shape[2:])
    for u, v in np.ndindex(kh, kw):
        dx[:, :, u : u + rows : stride, v : v + columns : stride] += dout / (kh * kw)
    return dx
