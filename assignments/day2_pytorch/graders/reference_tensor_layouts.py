"""Reference of D2-01: one pixel, one token and one number at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def image_batch(images: Array) -> Array:
    """images (N, H, W) or (N, H, W, C) of uint8 as (N, C, H, W) of float64 between 0 and 1."""
    n, h, w = images.shape[:3]
    channels = [images] if images.ndim == 3 else [images[..., c] for c in range(images.shape[3])]
    out = np.zeros((n, len(channels), h, w))
    for c, plane in enumerate(channels):
        for index in np.ndindex(n, h, w):
            out[index[0], c, index[1], index[2]] = int(plane[index]) / 255
    return out


def padded(seqs: Sequence[Sequence[int]], pad: int) -> Array:
    """seqs as rows of int64, filled up with pad: (B, T)."""
    length = max(map(len, seqs))
    return np.array([[*seq, *[pad] * (length - len(seq))] for seq in seqs], dtype=np.int64).reshape(len(seqs), length)
