"""D5-08: a reference in float64 with one matrix for input, state and bias; and the graders' data."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def forward(x: Array, h0: Array, Wx: Array, Wh: Array, b: Array) -> Array:
    """h (N, T, H) in float64: each state is the tanh of (input, last state, 1) times one matrix."""
    x, state = np.asarray(x, np.float64), np.asarray(h0, np.float64)
    whole = np.concatenate([Wx, Wh, b[None]]).astype(np.float64)
    ones, states = np.ones((len(x), 1)), []
    for now in x.swapaxes(0, 1):
        state = np.tanh(np.concatenate([now, state, ones], axis=1) @ whole)
        states.append(state)
    return np.array(states).swapaxes(0, 1)


def layer(rng: np.random.Generator, n: int, t: int, d: int, h: int) -> tuple[Array, ...]:
    """x (n, t, d), h0 (n, h), Wx (d, h), Wh (h, h), b (h,): states of either sign that stay away from -1 and 1."""
    return (
        rng.normal(size=(n, t, d)),
        rng.uniform(-0.9, 0.9, size=(n, h)),
        rng.normal(size=(d, h)) * 0.6 / np.sqrt(d),
        rng.normal(size=(h, h)) * 0.8 / np.sqrt(h),
        rng.normal(size=h) * 0.3,
    )


def remembering(rng: np.random.Generator, t: int) -> tuple[Array, ...]:
    """A layer with n = d = 1 and h = 2 whose states turn, hardly shrink and stay small: gradients reach far back."""
    turn = rng.uniform(0.5, 2.5)
    Wh = 0.97 * np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    x, h0 = 0.1 * rng.normal(size=(1, t, 1)), 0.1 * rng.normal(size=(1, 2))
    return x, h0, 0.3 * rng.normal(size=(1, 2)), Wh, 0.01 * rng.normal(size=2)


def saturated(rng: np.random.Generator) -> tuple[Array, ...]:
    """A layer (3, 4, 1, 3) whose inputs are around 1000, of either sign, in its second step.

    One feature, and no weight of it near 0: nothing is half saturated, where a difference would be no gradient.
    """
    x, *rest = layer(rng, 3, 4, 1, 3)
    x[:, 1] = signed(rng, 900.0, 3000.0, (3, 1))
    rest[1] = signed(rng, 0.3, 1.0, (1, 3))
    return (x, *rest)


def signed(rng: np.random.Generator, low: float, high: float, shape: tuple[int, ...]) -> Array:
    """Numbers from low to high in size, of either sign."""
    return rng.choice([-1.0, 1.0], size=shape) * rng.uniform(low, high, size=shape)
