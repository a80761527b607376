"""The two-layer network as the graders see it: forward in float64; gradients are central differences of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import reference

from autograder import checks

__all__ = ["KINK", "NAMES", "STEEP", "gradients", "loss", "problem", "scores", "shapes", "steep_problem"]

Array = npt.NDArray[Any]
Params = dict[str, Array]

NAMES = ("W1", "b1", "W2", "b2")
KINK = 0.01  # no hidden unit is closer to ReLU's kink: central differences of 1e-5 never step over it
STEEP = 0.03  # largest entry of every gradient, at least


def shapes(d: int, h: int, c: int) -> dict[str, tuple[int, ...]]:
    """Shapes of the parameters for input size d, hidden size h and c classes."""
    return {"W1": (d, h), "b1": (h,), "W2": (h, c), "b2": (c,)}


def scores(params: Params, X: Array) -> Array:
    """Scores (N, C) of X (N, D)."""
    hidden = reference.relu(reference.affine(X, params["W1"], params["b1"]))
    return reference.affine(hidden, params["W2"], params["b2"])


def loss(params: Params, X: Array, y: Array, reg: float) -> float:
    """Mean cross-entropy plus reg / 2 times the sum of all squared weights; biases are left out."""
    squares = sum(float(np.vdot(params[name], params[name])) for name in ("W1", "W2"))
    return reference.cross_entropy(scores(params, X), y) + reg * squares / 2


def gradients(params: Params, X: Array, y: Array, reg: float) -> Params:
    """The gradient of `loss` for each parameter, by central differences."""
    return {
        name: checks.numeric_gradient(lambda v, name=name: loss({**params, name: v}, X, y, reg), params[name])
        for name in NAMES
    }


def problem(rng: np.random.Generator, n: int, d: int, h: int, c: int) -> tuple[Params, Array, Array]:
    """Random parameters (biases too), X (n, d) and y (n,).

    All hidden units are off the kink, and the scores are small enough that softmax is not certain of every example.
    """
    while True:
        params = {name: rng.normal(size=shape) for name, shape in shapes(d, h, c).items()}
        params["W2"] /= 2
        X = rng.normal(size=(n, d))
        if np.abs(reference.affine(X, params["W1"], params["b1"])).min() > KINK:
            return params, X, rng.integers(c, size=n)


def steep_problem(
    rng: np.random.Generator, n: int, d: int, h: int, c: int, reg: float
) -> tuple[Params, Array, Array, Params]:
    """A `problem` and its gradients, none of which is so small that central differences drown in rounding.

    With regularization the loss is about 40, so that its rounding, 4e-15, over 2h = 2e-5 moves a gradient by 2e-10; of
    a bias gradient that nearly cancels out, 1e-4 say, that is more than the tolerance.
    """
    while True:
        params, X, y = problem(rng, n, d, h, c)
        found = gradients(params, X, y, reg)
        if min(float(np.abs(g).max()) for g in found.values()) > STEEP:
            return params, X, y, found
