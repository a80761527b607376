"""Reference of D3-04 in float64: the forward pass of a convolution as one sum over a view of all windows.

The graders take central differences of it; tests/test_day3_conv_backward.py compares both with torch.autograd.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from autograder import checks

Array = np.ndarray[Any, Any]


def convolution(x: Array, w: Array, b: Array, stride: int, pad: int) -> Array:
    """x (N, C, H, W), w (F, C, kh, kw), b (F,) -> out (N, F, Ho, Wo); zeros around x, the filter is not flipped."""
    n, c, h, width = x.shape
    framed = np.zeros((n, c, h + 2 * pad, width + 2 * pad))
    framed[:, :, pad : pad + h, pad : pad + width] = x
    windows = sliding_window_view(framed, w.shape[2:], axis=(2, 3))[:, :, ::stride, ::stride]
    return np.tensordot(windows, w.astype(np.float64), axes=([1, 4, 5], [1, 2, 3])).transpose(0, 3, 1, 2) + b.reshape(
        1, -1, 1, 1
    )


def pulled(f: Callable[[Array], Array], x: Array, dout: Array) -> Array:
    """d sum(f(x) * dout) / dx by central differences, the shape of x."""
    return checks.numeric_gradient(lambda v: float((f(v) * dout).sum()), x)


def gradients(x: Array, w: Array, b: Array, stride: int, pad: int, dout: Array) -> tuple[Array, Array, Array]:
    """dx, dw, db by central differences."""
    return (
        pulled(lambda v: convolution(v, w, b, stride, pad), x, dout),
        pulled(lambda v: convolution(x, v, b, stride, pad), w, dout),
        pulled(lambda v: convolution(x, w, v, stride, pad), b, dout),
    )
