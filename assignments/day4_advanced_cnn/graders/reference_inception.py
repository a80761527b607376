"""Reference of D4-01 in float64: convolution and pooling over windows, in NumPy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

Array = np.ndarray[Any, Any]


def sizes(in_ch: int, c1: int, c3_red: int, c3: int, c5_red: int, c5: int, pool_proj: int) -> list[tuple[int, ...]]:
    """The shape of every weight and bias, branch by branch."""
    weights = [
        (c1, in_ch, 1, 1),
        (c3_red, in_ch, 1, 1),
        (c3, c3_red, 3, 3),
        (c5_red, in_ch, 1, 1),
        (c5, c5_red, 5, 5),
        (pool_proj, in_ch, 1, 1),
    ]
    return [size for weight in weights for size in (weight, weight[:1])]


def values(rng: np.random.Generator, widths: Sequence[int]) -> list[Array]:
    """Random parameters in the order of `sizes`, of a size that keeps the signal at about 1."""
    return [rng.normal(size=s) / np.sqrt(np.prod(s[1:])) for s in sizes(*widths)]


def windows(x: Array, k: int, filling: float) -> Array:
    """The k x k neighbourhood of every place of x (N, C, H, W): (N, C, H, W, k, k)."""
    p = k // 2
    wide = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)), constant_values=filling)
    return sliding_window_view(wide, (k, k), axis=(2, 3))


def convolved(x: Array, weight: Array, bias: Array) -> Array:
    seen = windows(x, weight.shape[-1], 0.0)
    return np.einsum("nchwij,ocij->nohw", seen, weight, optimize=True) + bias[:, None, None]


def branches(parameters: Sequence[Array], x: Array) -> tuple[list[Array], list[Array]]:
    """The four branches ahead of their last ReLU, and what the two reductions give ahead of theirs."""
    w1, b1, w3_red, b3_red, w3, b3, w5_red, b5_red, w5, b5, w_pool, b_pool = parameters
    reduced = [convolved(x, w3_red, b3_red), convolved(x, w5_red, b5_red)]
    three, five = (np.where(r > 0, r, 0.0) for r in reduced)
    highest = windows(x, 3, -np.inf).max(axis=(-2, -1))
    ends = [convolved(x, w1, b1), convolved(three, w3, b3), convolved(five, w5, b5), convolved(highest, w_pool, b_pool)]
    return ends, reduced


def output(parameters: Sequence[Array], x: Array) -> Array:
    """x (N, in_ch, H, W) through the module."""
    ends, _ = branches(parameters, x)
    return np.concatenate([np.where(e > 0, e, 0.0) for e in ends], axis=1)


def margin(parameters: Sequence[Array], x: Array) -> float:
    """How far the nearest kink is: the least entry ahead of a ReLU, or the least lead of a maximum over its window."""
    ends, reduced = branches(parameters, x)
    two = np.sort(windows(x, 3, -np.inf).reshape(*x.shape, 9), axis=-1)[..., -2:]
    return min(float(np.diff(two).min()), *(float(np.abs(e).min()) for e in (*ends, *reduced)))
