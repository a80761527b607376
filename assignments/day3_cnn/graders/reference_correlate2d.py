"""Reference of D3-02 in float64: exact sums of Python floats, and Sobel taken apart into smoothing and difference."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def correlate(img: Array, kernel: Array) -> Array:
    """Cross-correlation of img (H, W) with kernel (kh, kw): (H - kh + 1, W - kw + 1) float64."""
    (height, width), (kh, kw) = img.shape, kernel.shape
    pixels, weights = img.astype(np.float64).tolist(), kernel.astype(np.float64).tolist()
    return np.array(
        [
            [
                math.fsum(pixels[i + u][j + v] * weights[u][v] for u in range(kh) for v in range(kw))
                for j in range(width - kw + 1)
            ]
            for i in range(height - kh + 1)
        ]
    )


def edges(img: Array) -> Array:
    """Sobel magnitude of img (H, W): (H - 2, W - 2) float64."""
    img = img.astype(np.float64)
    down, right = img[2:] - img[:-2], img[:, 2:] - img[:, :-2]
    vertical = down[:, :-2] + 2 * down[:, 1:-1] + down[:, 2:]
    horizontal = right[:-2] + 2 * right[1:-1] + right[2:]
    return np.sqrt(horizontal * horizontal + vertical * vertical)
