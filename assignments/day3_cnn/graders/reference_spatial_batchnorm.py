"""D3-07: a reference in float64, channel by channel, whose variance comes from all pairs; and the graders' data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder import checks

Array = np.ndarray[Any, Any]


def moments(x: Array) -> tuple[Array, Array, int]:
    """Per channel of x (N, C, H, W): mean (C,), sum of squared distances from it (C,), and the number of values."""
    means, sums, k = [], [], x[:, 0].size
    for c in range(x.shape[1]):
        values = x[:, c].astype(np.float64).reshape(-1)
        means.append(np.ones(k) @ values / k)
        pairs = values[:, None] - values[None, :]
        sums.append(np.vdot(pairs, pairs) / (2 * k))
    return np.array(means), np.array(sums), k


def normalise(x: Array, gamma: Array, beta: Array, mean: Array, var: Array, eps: float) -> Array:
    """gamma (x - mean) / sqrt(var + eps) + beta for x (N, C, H, W); float64."""
    channels = [
        (x[:, c].astype(np.float64) - mean[c]) * float(var[c] + eps) ** -0.5 * float(gamma[c]) + float(beta[c])
        for c in range(x.shape[1])
    ]
    return np.stack(channels, axis=1)


def train(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Array:
    """Output for x (N, C, H, W) by the statistics of x itself; float64."""
    mean, squares, k = moments(x)
    return normalise(x, gamma, beta, mean, squares / k, eps)


def moved(mean: Array, var: Array, batches: list[Array], momentum: float) -> tuple[Array, Array]:
    """Running mean and variance after the batches: a weighted sum over all of them, no loop over time."""
    found = [moments(x) for x in batches]
    weights = momentum * np.power(1 - momentum, np.arange(len(batches) - 1, -1, -1))
    kept = (1 - momentum) ** len(batches)
    means = np.stack([m for m, _, _ in found])
    variances = np.stack([squares / (k - 1) for _, squares, k in found])
    return kept * mean + weights @ means, kept * var + weights @ variances


def gradients(x: Array, gamma: Array, beta: Array, dout: Array, eps: float) -> tuple[Array, Array, Array]:
    """dx, dgamma, dbeta of sum(out * dout) by central differences."""

    def pulled(f: Callable[[Array], Array], at: Array) -> Array:
        return checks.numeric_gradient(lambda v: float((f(v) * dout).sum()), at)

    return (
        pulled(lambda v: train(v, gamma, beta, eps), x),
        pulled(lambda v: train(x, v, beta, eps), gamma),
        pulled(lambda v: train(x, gamma, v, eps), beta),
    )


def images(rng: np.random.Generator, shape: tuple[int, int, int, int]) -> Array:
    """Images (N, C, H, W) whose channels have means of -12 to 12 and standard deviations of 1 to 5."""
    spread = rng.uniform(1.0, 5.0, size=(shape[1], 1, 1))
    return np.asarray(rng.normal(size=shape) * spread + rng.uniform(-12.0, 12.0, size=(shape[1], 1, 1)))


def layer(rng: np.random.Generator, c: int) -> tuple[Array, Array]:
    """gamma away from 0 and of either sign, and beta, both (c,)."""
    return rng.choice([-1, 1], size=c) * rng.uniform(0.5, 2.0, size=c), rng.normal(size=c)


CASES = [((3, 2, 2, 4), 1e-5), ((1, 3, 4, 2), 0.5), ((2, 1, 3, 3), 1e-5), ((2, 3, 1, 3), 1e-5), ((3, 3, 3, 3), 1e-5)]


def backward_cases(rng: np.random.Generator) -> Iterator[tuple[Array, Array, Array, Array, float]]:
    """x, gamma, beta, dout, eps of every gradient check; the same for all of them, as `rng` starts anew in each."""
    for shape, eps in CASES:
        yield (images(rng, shape), *layer(rng, shape[1]), rng.normal(size=shape), eps)
