"""Reference of D4-02 in float64: blocks of convolution and batch normalisation around a shortcut, in NumPy.

Parameters are kept by shape, so that all of one shape are the same numbers, as the grader puts them into a student's
model; each normalisation has running statistics of its own, which change in training.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

Array = np.ndarray[Any, Any]
Conv = tuple[int, int, int, int]  # channels that come out, channels that go in, kernel size, stride

EPS, MOMENTUM = 1e-5, 0.1  # nn.BatchNorm2d's own


def residual(in_ch: int, out_ch: int, stride: int) -> list[Conv]:
    """The convolutions of a basic block, the shortcut's last where there is one."""
    return [(out_ch, in_ch, 3, stride), (out_ch, out_ch, 3, 1), *projection(in_ch, out_ch, stride)]


def bottleneck(in_ch: int, mid_ch: int, out_ch: int, stride: int) -> list[Conv]:
    """The convolutions of a bottleneck block, the shortcut's last where there is one."""
    main = [(mid_ch, in_ch, 1, 1), (mid_ch, mid_ch, 3, stride), (out_ch, mid_ch, 1, 1)]
    return [*main, *projection(in_ch, out_ch, stride)]


def projection(in_ch: int, out_ch: int, stride: int) -> list[Conv]:
    return [] if stride == 1 and in_ch == out_ch else [(out_ch, in_ch, 1, stride)]


def sizes(convs: Sequence[Conv]) -> list[tuple[int, ...]]:
    """Kind (0 convolution, 1 BN weight, 2 BN bias) and shape of each parameter, zeros at the end."""
    rows = []
    for out, given, k, _ in convs:
        rows += [(0, out, given, k, k), (1, out, 0, 0, 0), (2, out, 0, 0, 0)]
    return sorted(rows)


class Values:
    """Random parameters for these convolutions: `convs` by shape, `norms` by width as rows weight, bias, mean, var."""

    def __init__(self, rng: np.random.Generator, layers: Sequence[Conv]) -> None:
        shapes = sorted({(out, given, k, k) for out, given, k, _ in layers})
        self.convs = {s: rng.normal(size=s) / np.sqrt(np.prod(s[1:])) for s in shapes}
        self.norms = {c: self.norm(rng, c) for c in sorted({layer[0] for layer in layers})}

    @staticmethod
    def norm(rng: np.random.Generator, width: int) -> Array:
        weight, var = rng.uniform(0.5, 1.5, size=width), rng.uniform(0.5, 2.0, size=width)
        bias, mean = 0.5 * rng.normal(size=(2, width))
        return np.array([weight, bias, mean, var])

    def plain(self) -> Values:
        """The same with weight and bias of every normalisation at 0."""
        other = Values.__new__(Values)
        other.convs = self.convs
        other.norms = {c: np.vstack([0 * rows[:2], rows[2:]]) for c, rows in self.norms.items()}
        return other

    def crossing(self) -> tuple[list[Array], list[list[Array]]]:
        """As the apparatus takes them."""
        return list(self.convs.values()), [list(rows) for rows in self.norms.values()]


class Block:
    """A block: `main` is how many of the convolutions `layers` stand on the main path; the rest is the shortcut."""

    def __init__(self, values: Values, layers: Sequence[Conv], main: int) -> None:
        self.values, self.layers, self.main = values, layers, main
        self.running = [values.norms[layer[0]][2:].copy() for layer in layers]
        self.margin = np.inf  # the least entry ahead of a ReLU in the last call: how far the nearest kink is

    def __call__(self, x: Array, training: bool) -> Array:
        self.margin = np.inf
        out = x
        for i in range(self.main):
            out = self.layer(i, self.relu(out) if i else out, training)
        shortcut = self.layer(self.main, x, training) if len(self.layers) > self.main else x
        return self.relu(out + shortcut)

    def relu(self, z: Array) -> Array:
        self.margin = min(self.margin, float(np.abs(z).min()))
        return np.where(z > 0, z, 0.0)

    def layer(self, i: int, x: Array, training: bool) -> Array:
        """Convolution i without bias, and its normalisation."""
        out, given, k, stride = self.layers[i]
        p = k // 2
        seen = sliding_window_view(np.pad(x, ((0, 0), (0, 0), (p, p), (p, p))), (k, k), axis=(2, 3))
        seen = seen[:, :, ::stride, ::stride]
        z = np.einsum("nchwij,ocij->nohw", seen, self.values.convs[(out, given, k, k)], optimize=True)
        weight, bias = self.values.norms[out][:2]
        mean, var = self.running[i]
        if training:
            mean, var = z.mean(axis=(0, 2, 3)), z.var(axis=(0, 2, 3))
            count = z.size / out
            fresh = np.array([mean, var * count / (count - 1)])
            self.running[i] = (1 - MOMENTUM) * self.running[i] + MOMENTUM * fresh
        scale = weight / np.sqrt(var + EPS)
        return z * scale[:, None, None] + (bias - mean * scale)[:, None, None]
