"""Reference of D4-11: what a score is made of, and the distribution that each kind of entry asks for."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def place(rule: Sequence[Any], value: Any) -> float:
    """
    Where a value lies in its entry of the space, as a number that a right draw spreads evenly over 0 to 1 (options and
    integers: over the middles of equal parts). NaN where the value is of another type than the entry asks for.
    """
    kind = rule[0]
    if kind == "choice":
        options = [list(o) if isinstance(o, tuple) else o for o in rule[1]]
        same = [i for i, o in enumerate(options) if type(o) is type(value) and o == value]
        return (same[0] + 0.5) / len(options) if same else math.nan
    low, high = rule[1:]
    if type(value) is bool or not isinstance(value, (int,) if kind == "int" else (int, float)):
        return math.nan
    if kind == "int":
        return (value - low + 0.5) / (high - low + 1)
    if kind == "loguniform":
        return math.log(value / low) / math.log(high / low) if value > 0 else -math.inf
    return (value - low) / (high - low)


def score(weights: Mapping[str, float], space: Mapping[str, Sequence[Any]], config: Mapping[str, Any]) -> float:
    """The evaluation's answer: values, or numbers of options, times hidden weights."""
    total = weights["offset"]
    for name, rule in space.items():
        value = config[name]
        total += weights[name] * (rule[1].index(value) if rule[0] == "choice" else value)
    return total
