"""Reference of D4-11: what a score is made of, and the distribution that each kind of entry asks for."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


KINDS = {int: "whole", float: "real", str: "str", list: "list"}


def place(rule: Sequence[Any], value: Any, kind: str) -> float:
    """
    Where a value of that kind lies in its entry of the space, as a number that a right draw spreads evenly over 0 to 1
    (options and integers: over the middles of equal parts). NaN where the kind is another than the entry asks for.
    """
    if rule[0] == "choice":
        same = [i for i, o in enumerate(rule[1]) if KINDS[type(o)] == kind and o == value]
        return (same[0] + 0.5) / len(rule[1]) if same else math.nan
    if kind not in (("whole",) if rule[0] == "int" else ("whole", "real")):
        return math.nan
    return float(spread(rule, np.array(float(value))))


def spread(rule: Sequence[Any], values: Array) -> Array:
    """`place` of a column of numbers of the right type, (n,); options come as their numbers in the list."""
    if rule[0] == "choice":
        return (values + 0.5) / len(rule[1])
    low, high = rule[1:]
    if rule[0] == "int":
        return (values - low + 0.5) / (high - low + 1)
    if rule[0] == "loguniform":
        return np.log(np.maximum(values / low, 1e-300)) / math.log(high / low)
    return (values - low) / (high - low)


def score(weights: Mapping[str, float], space: Mapping[str, Sequence[Any]], config: Mapping[str, Any]) -> float:
    """The evaluation's answer: values, or numbers of options, times hidden weights."""
    total = weights["offset"]
    for name, rule in space.items():
        value = config[name]
        total += weights[name] * (rule[1].index(value) if rule[0] == "choice" else value)
    return total
