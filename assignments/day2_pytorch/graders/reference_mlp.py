"""Reference of D2-03 in float64: a stack of affine layers in NumPy."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

ACTIVATIONS = {"ReLU": lambda z: np.where(z > 0, z, 0.0), "Tanh": np.tanh}


def sizes(in_dim: int, hidden: Sequence[int], out_dim: int) -> list[tuple[int, int]]:
    """(rows, columns) of every weight, and (length, 0) of every bias, from the first layer to the last."""
    widths = [in_dim, *hidden, out_dim]
    return [size for a, b in pairwise(widths) for size in ((b, a), (b, 0))]


def values(rng: np.random.Generator, in_dim: int, hidden: Sequence[int], out_dim: int) -> list[Array]:
    """Random parameters in the order of `sizes`, of a size that keeps the signal at about 1."""
    found = []
    for rows, columns in sizes(in_dim, hidden, out_dim):
        found.append(rng.normal(size=(rows, columns)) / np.sqrt(columns) if columns else rng.normal(size=rows))
    return found


def logits(parameters: Sequence[Array], x: Array, activation: str = "ReLU") -> Array:
    """x (N, ...) through the layers, the activation between them and none after the last; (N, out_dim)."""
    out = x.reshape(len(x), -1)
    for i in range(0, len(parameters), 2):
        if i > 0:
            out = ACTIVATIONS[activation](out)
        out = np.einsum("ni,oi->no", out, parameters[i]) + parameters[i + 1]
    return out


def through(rng: np.random.Generator, in_dim: int, first: int, second: int) -> list[Array]:
    """Parameters for widths (first, second, second - 1): the first layer is 1 for any x, and logit j is unit j of the
    second hidden layer, which is unit j of the first, all in an order of its own."""
    order = rng.permutation(first)
    return [
        np.zeros((first, in_dim)),
        np.ones(first),
        np.eye(first)[order[:second]],
        np.zeros(second),
        np.eye(second)[:-1],
        np.zeros(second - 1),
    ]
