"""D2-14: a reference in float64, whose variance comes from the differences of all pairs, and the graders' data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder import checks

Array = np.ndarray[Any, Any]


def squares(x: Array) -> Array:
    """Sum over the rows of (x - mean)^2 per column of x (N, D): that of all pairs' squared differences, over 2N."""
    pairs = x[:, None, :] - x[None, :, :]
    return np.asarray(np.einsum("nmd,nmd->d", pairs, pairs) / (2 * len(x)))


def normalise(x: Array, gamma: Array, beta: Array, mean: Array, var: Array, eps: float) -> Array:
    """gamma (x - mean) / sqrt(var + eps) + beta for x (N, D); float64."""
    x, gamma, beta, mean, var = (np.asarray(a, np.float64) for a in (x, gamma, beta, mean, var))
    return np.stack([(row - mean) * np.power(var + eps, -0.5) * gamma + beta for row in x])


def train(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Array:
    """Output for x (N, D) by the statistics of x itself; float64."""
    x = np.asarray(x, np.float64)
    return normalise(x, gamma, beta, np.ones(len(x)) @ x / len(x), squares(x) / len(x), eps)


def moved(mean: Array, var: Array, batches: list[Array], momentum: float) -> tuple[Array, Array]:
    """Running mean and variance after the batches, each (N, D): a weighted sum over all of them, no loop over time."""
    k = len(batches)
    weights = momentum * np.power(1 - momentum, np.arange(k - 1, -1, -1))
    means = np.stack([np.ones(len(x)) @ x / len(x) for x in batches])
    variances = np.stack([squares(x) / (len(x) - 1) for x in batches])
    kept = (1 - momentum) ** k
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


def batch(rng: np.random.Generator, n: int, d: int, spread: float = 5.0) -> Array:
    """n rows of d features around means of -12 to 12; each feature's standard deviation is 0.5 to 1 of `spread`."""
    x = rng.normal(size=(n, d))
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    return np.asarray(x * spread * rng.uniform(0.5, 1.0, size=d) + rng.uniform(-12.0, 12.0, size=d))


def layer(rng: np.random.Generator, d: int) -> tuple[Array, Array]:
    """gamma away from 0 and of either sign, and beta, both (d,)."""
    return rng.choice([-1, 1], size=d) * rng.uniform(0.5, 2.0, size=d), rng.normal(size=d)


CASES = [(4, 5, 5.0, 1e-5), (2, 3, 5.0, 0.5), (5, 1, 5.0, 1e-5), (64, 2, 5.0, 1e-5), (5, 3, 0.1, 1e-5)]


def backward_cases(rng: np.random.Generator) -> Iterator[tuple[Array, Array, Array, Array, float]]:
    """x, gamma, beta, dout, eps of every gradient check; the same for all of them, as `rng` starts anew in each."""
    for n, d, spread, eps in CASES:
        yield (batch(rng, n, d, spread), *layer(rng, d), rng.normal(size=(n, d)), eps)
