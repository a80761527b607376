"""D5-17: a reference in float64, with a matrix of its own for every gate; and the graders' data."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def logistic(z: Array) -> Array:
    """1 / (1 + e^-z), without overflow."""
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def forward(x: Array, h0: Array, c0: Array, Wx: Array, Wh: Array, b: Array) -> tuple[Array, Array]:
    """h and c (N, T, H) in float64, for columns in the order i, f, g, o."""
    x, h, c = (np.asarray(a, np.float64) for a in (x, h0, c0))
    U, V, v = (np.reshape(a, (-1, 4, h.shape[1])).astype(np.float64) for a in (Wx, Wh, b))
    hs, cs = [], []
    for shares in np.einsum("ntd,dgh->tgnh", x, U) + v.swapaxes(0, 1):
        i, f, g, o = shares + h @ V.swapaxes(0, 1)
        c = logistic(f) * c + logistic(i) * np.tanh(g)
        h = logistic(o) * np.tanh(c)
        hs.append(h)
        cs.append(c)
    return np.stack(hs, axis=1), np.stack(cs, axis=1)


def states(*arrays: Array) -> Array:
    """The h of `forward` alone: what the loss sees."""
    return forward(*arrays)[0]


def layer(rng: np.random.Generator, n: int, t: int, d: int, h: int) -> tuple[Array, ...]:
    """x (n, t, d), h0 and c0 (n, h), Wx (d, 4h), Wh (h, 4h), b (4h,): no gate wide open, none shut."""
    return (
        rng.normal(size=(n, t, d)),
        rng.uniform(-0.9, 0.9, size=(n, h)),
        rng.normal(size=(n, h)),
        rng.normal(size=(d, 4 * h)) / np.sqrt(d),
        rng.normal(size=(h, 4 * h)) / np.sqrt(h),
        rng.normal(size=4 * h) * 0.5,
    )


def remembering(rng: np.random.Generator, t: int) -> tuple[Array, ...]:
    """A layer with n = d = 1 and h = 2 whose forget gates stay around 0.98: gradients reach far back.

    The content has no bias, so that cell states neither pile up nor saturate.
    """
    x, h0, c0, Wx, Wh, b = layer(rng, 1, t, 1, 2)
    b[2:4], b[4:6] = 4.0, 0.0
    return x, h0, c0, 0.2 * Wx, 0.2 * Wh, b


def saturated(rng: np.random.Generator) -> tuple[Array, ...]:
    """A layer (3, 4, 1, 3) whose inputs are around 1000, of either sign, in its second step.

    One feature, and no weight of it near 0: nothing is half saturated, where a difference would be no gradient.
    """
    x, *rest = layer(rng, 3, 4, 1, 3)
    x[:, 1] = signed(rng, 900.0, 3000.0, (3, 1))
    rest[2] = signed(rng, 0.3, 1.0, (1, 12))
    return (x, *rest)


def signed(rng: np.random.Generator, low: float, high: float, shape: tuple[int, ...]) -> Array:
    """Numbers from low to high in size, of either sign."""
    return rng.choice([-1.0, 1.0], size=shape) * rng.uniform(low, high, size=shape)
