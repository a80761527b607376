"""Reference of D3-06 in float64: every entry of the matrix knows the number of the pixel that it came from."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Shape = tuple[int, int, int, int]


def sources(shape: Shape, kh: int, kw: int, stride: int, pad: int) -> Array:
    """For an image batch of this shape: the flat index of the pixel behind each entry of the matrix, -1 in the frame.

    (N * Ho * Wo, C * kh * kw), rows (n, i, j), columns (c, u, v).
    """
    n, c, height, width = shape
    rows = np.arange(-pad, height + pad - kh + 1, stride)[:, None] + np.arange(kh)  # (Ho, kh)
    columns = np.arange(-pad, width + pad - kw + 1, stride)[:, None] + np.arange(kw)  # (Wo, kw)
    image, channel = np.arange(n)[:, None, None, None, None, None], np.arange(c)[:, None, None]
    h, w = rows[:, None, None, :, None], columns[None, :, None, None, :]
    flat = ((image * c + channel) * height + h) * width + w  # (n, Ho, Wo, c, kh, kw)
    inside = (h >= 0) & (h < height) & (w >= 0) & (w < width)
    return np.where(inside, flat, -1).reshape(n * len(rows) * len(columns), c * kh * kw)


def im2col(x: Array, kh: int, kw: int, stride: int, pad: int) -> Array:
    """x (N, C, H, W) -> (N * Ho * Wo, C * kh * kw)."""
    padded = np.append(x.astype(np.float64).ravel(), 0.0)  # index -1 is the zero at the end
    return padded[sources(x.shape, kh, kw, stride, pad)]


def col2im(cols: Array, shape: Shape, kh: int, kw: int, stride: int, pad: int) -> Array:
    """cols (N * Ho * Wo, C * kh * kw) -> (N, C, H, W): each pixel is the sum of the entries that came from it."""
    index = sources(shape, kh, kw, stride, pad).ravel()
    total = np.bincount(index + 1, weights=cols.astype(np.float64).ravel(), minlength=int(np.prod(shape)) + 1)
    return total[1:].reshape(shape)


def convolution(x: Array, w: Array, b: Array, stride: int, pad: int) -> Array:
    """x (N, C, H, W), w (F, C, kh, kw), b (F,) -> (N, F, Ho, Wo), one filter at a time."""
    f, _, kh, kw = w.shape
    cols = im2col(x, kh, kw, stride, pad)
    ho = (x.shape[2] + 2 * pad - kh) // stride + 1
    maps = [np.einsum("rk,k->r", cols, kernel.astype(np.float64).ravel()).reshape(len(x), ho, -1) for kernel in w]
    return np.stack(maps, axis=1) + b.astype(np.float64).reshape(1, f, 1, 1)
