"""D2-13: what the graders feed to dropout, and what they read off its outputs. There is one right output per mask."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def away_from_zero(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Numbers of either sign and of size 0.5 to 2, so that a zero in the output means a dropped number."""
    return np.asarray(rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.5, 2.0, size=shape))


def five_sigma(p: float, n: int) -> float:
    """Five standard errors of the share of n independent events of probability p."""
    return 5 * math.sqrt(p * (1 - p) / n)


def factor(out: Array, x: Array) -> float:
    """The median factor between the numbers of x that survive and what becomes of them; 0 where none survives."""
    kept = out != 0
    return float(np.median(out[kept] / x[kept])) if kept.any() else 0.0


def different_rows(mask: Array) -> float:
    """Share of the rows of mask (N, D) that are no copy of an earlier one."""
    return len({row.tobytes() for row in np.ascontiguousarray(mask)}) / len(mask)
