"""Reference of D6-05 and D6-06 in NumPy: small networks, their losses, and one step of SGD by central differences."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder import checks

Array = np.ndarray[Any, Any]
Layers = Sequence[tuple[Array, Array]]  # (weight, bias) of a linear layer or (gamma, beta) of a BatchNorm1d


def network(rng: np.random.Generator, *sizes: int, normed: bool = False) -> Layers:
    """Random layers of these sizes, with a batch normalisation after the first where `normed`."""
    layers = [(rng.normal(size=(b, a)) / np.sqrt(a), 0.3 * rng.normal(size=b)) for a, b in itertools.pairwise(sizes)]
    if normed:
        layers.insert(1, (rng.uniform(0.5, 1.5, size=sizes[1]), 0.3 * rng.normal(size=sizes[1])))
    return layers


def flat(layers: Layers) -> list[Array]:
    """All arrays in the order of torch's parameters()."""
    return [array for pair in layers for array in pair]


def forward(arrays: Sequence[Array], x: Array, *, bounded: bool) -> Array:
    """The network of these arrays on x (N, in): a tanh before every linear layer but the first, and at the end of G."""
    for weight, bias in zip(arrays[::2], arrays[1::2], strict=True):
        if weight.ndim == 2:
            x = (x if weight is arrays[0] else np.tanh(x)) @ weight.T + bias
        else:  # training mode: the statistics of this batch, the variance over N
            x = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + 1e-5) * weight + bias
    return np.tanh(x) if bounded else x


def d_loss(g: Sequence[Array], d: Sequence[Array], real: Array, z: Array) -> float:
    on_real = np.logaddexp(0, -forward(d, real, bounded=False)).mean()
    on_fake = np.logaddexp(0, forward(d, forward(g, z, bounded=True), bounded=False)).mean()
    return float(on_real + on_fake)


def g_loss(g: Sequence[Array], d: Sequence[Array], z: Array) -> float:
    return float(np.logaddexp(0, -forward(d, forward(g, z, bounded=True), bounded=False)).mean())


class Descent:
    """SGD with momentum over the arrays: velocity = momentum * velocity + gradient, array -= lr * velocity."""

    def __init__(self, arrays: Sequence[Array], lr: float, momentum: float = 0.0) -> None:
        self.arrays = [a.copy() for a in arrays]
        self.velocity = [np.zeros_like(a) for a in arrays]
        self.lr, self.momentum = lr, momentum

    def step(self, loss: Callable[[Sequence[Array]], float]) -> float:
        """Go one step down the loss, whose value before it is returned."""
        before, old = loss(self.arrays), list(self.arrays)
        for i, array in enumerate(old):
            gradient = checks.numeric_gradient(lambda a, i=i: loss([*old[:i], a, *old[i + 1 :]]), array)
            self.velocity[i] = self.momentum * self.velocity[i] + gradient
            self.arrays[i] = array - self.lr * self.velocity[i]
        return before
