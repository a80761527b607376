"""Reference of D6-10 from logits: counts over all pairs, in Python's own numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
NAMES = ("accuracy", "tpr", "fpr", "auc", "threshold")


def report(real: Array, fake: Array) -> dict[str, float]:
    """The five numbers for logits of real and fake images, exact but for the last rounding."""
    hits = Fraction(sum(1 for r in real if r > 0), len(real))
    false = Fraction(sum(1 for f in fake if f > 0), len(fake))
    twice = sum(2 if r > f else int(r == f) for r in real for f in fake)
    auc = Fraction(twice, 2 * len(real) * len(fake))
    numbers = (hits / 2 + (1 - false) / 2, hits, false, auc, Fraction(0))
    return {name: float(number) for name, number in zip(NAMES, numbers, strict=True)}


def images(rng: np.random.Generator, n: int, high: int, shift: int = 0) -> Array:
    """(n, 1, 3, 3) of whole numbers over 4, whose logits are exact and often equal."""
    return np.asarray(rng.integers(-high, high + 1, size=(n, 1, 3, 3)) + shift).astype(np.float32) / 4


def weight(rng: np.random.Generator) -> Array:
    """(9,) of -1, 0 and 1, the first one 1, so that moving all pixels by a number can move the logits."""
    made = rng.integers(-1, 2, size=9).astype(float)
    made[0] = 1.0
    return made


def logits(made: Array, x: Array) -> Array:
    """(n,) of images (n, 1, 3, 3)."""
    return np.asarray(x.reshape(len(x), -1).astype(np.float64) @ made)
