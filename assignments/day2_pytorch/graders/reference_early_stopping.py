"""Reference of D2-10: the scripts of losses that are played, and what has to come of them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def script(rng: np.random.Generator, length: int = 14) -> Array:
    """A falling, noisy curve (length,) of multiples of 1/8, ties included: sums and differences of these are exact."""
    fall = np.linspace(3.0, 1.0, length) + rng.normal(scale=0.5, size=length)
    return np.round(fall * 8) / 8


def outcome(values: Array, patience: int, min_delta: float = 0.0, mode: str = "min") -> tuple[list[bool], float, int]:
    """The answers of step up to the first True, and best and best_step at that moment; some value must be good."""
    sign = 1.0 if mode == "min" else -1.0
    good: list[int] = []
    answers: list[bool] = []
    for t, value in enumerate(values.tolist()):
        if not math.isnan(value) and (not good or sign * value < sign * float(values[good[-1]]) - min_delta):
            good.append(t)
        last = good[-1] if good else -1
        answers.append(t > last and t - last >= patience)
        if answers[-1]:
            break
    return answers, float(values[good[-1]]), good[-1]
