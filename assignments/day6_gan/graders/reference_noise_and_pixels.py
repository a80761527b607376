"""Reference of D6-01 in NumPy: the share of a normal distribution by its error function, pixels in float64."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def beyond(limit: float) -> float:
    """The share of a standard normal distribution that lies further from 0 than `limit`."""
    return math.erfc(limit / math.sqrt(2))


def scaled(x: Array) -> Array:
    """Pixels x, uint8 or float from 0 to 1, in the range from -1 to 1; float64."""
    x = x.astype(np.float64) / 255 if x.dtype == np.uint8 else x.astype(np.float64)
    return 2 * x - 1


def places(x: Array) -> Array:
    """Where x lies between 0 and 255, before rounding; float64."""
    return np.interp(x.astype(np.float64), [-1, 1], [0, 255])
