"""Day 1 as the graders see it: an independent float64 forward of every layer, and the data for training.

Gradients are not written out here: the graders take central differences of these forwards, and tests/test_day1.py
compares both with torch.autograd. NumPy only; nothing in this file ever reaches a learner's process.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder import checks
from autograder.digits import digits as load_images

__all__ = [
    "affine",
    "blobs",
    "cross_entropy",
    "digits",
    "interval",
    "leaky_relu",
    "load_digits",
    "needle",
    "pull_back",
    "relu",
    "sigmoid",
    "spiral",
    "tanh",
]

Array = npt.NDArray[Any]
Data = tuple[Array, Array]


def affine(x: Array, w: Array, b: Array) -> Array:
    """out[n] = sum over all entries of x[n] times their weights, plus b: x (N, d1, ..., dk), w (D, M), b (M,)."""
    x, w, b = (np.asarray(a, np.float64) for a in (x, w, b))
    kernel = w.reshape(*x.shape[1:], w.shape[1])
    return np.stack([np.tensordot(example, kernel, axes=example.ndim) for example in x]) + b


def relu(x: Array) -> Array:
    """The positive part (x + |x|) / 2, any shape."""
    x = np.asarray(x, np.float64)
    return (x + np.abs(x)) / 2


def leaky_relu(x: Array, alpha: float) -> Array:
    """The mean of x and |x| for slope 1, of x and -|x| for slope alpha: any shape."""
    x = np.asarray(x, np.float64)
    return (x + np.abs(x)) / 2 + alpha * (x - np.abs(x)) / 2


def sigmoid(x: Array) -> Array:
    """exp(-log(1 + exp(-x))), which does not overflow; any shape."""
    return np.exp(-np.logaddexp(0.0, -np.asarray(x, np.float64)))


def tanh(x: Array) -> Array:
    """sigmoid(2x) - sigmoid(-2x), any shape."""
    x = np.asarray(x, np.float64)
    return sigmoid(2 * x) - sigmoid(-2 * x)


def cross_entropy(logits: Array, y: Array) -> float:
    """Mean over n of log(sum_c exp z[n, c]) - z[n, y[n]]; logits (N, C), y (N,). Overflow-free by logaddexp."""
    z = np.asarray(logits, np.float64)
    own = np.take_along_axis(z, np.asarray(y, np.int64)[:, None], axis=1)[:, 0]
    return float(np.mean(np.logaddexp.reduce(z, axis=1) - own))


def pull_back(f: Callable[[Array], Array], x: Array, dout: Array) -> Array:
    """d sum(f(x) * dout) / dx by central differences, the shape of x: what a backward pass must return."""
    return checks.numeric_gradient(lambda v: float((f(v) * dout).sum()), x)


def spiral(rng: np.random.Generator, per_arm: int) -> Data:
    """Two arms of 1.25 turns around the origin, radius 0.1 to 1, noise 0.04: X (2 per_arm, 2), y 0 or 1, mixed."""
    arm = np.repeat([0, 1], per_arm)
    radius = rng.uniform(0.1, 1.0, size=arm.size)
    angle = 2 * np.pi * 1.25 * radius + np.pi * arm
    X = radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return _mixed(rng, X + rng.normal(scale=0.04, size=X.shape), arm)


def blobs(rng: np.random.Generator, per_class: int) -> Data:
    """Three round clouds that straight lines separate: X (3 per_class, 2), y 0, 1 or 2, mixed."""
    y = np.repeat([0, 1, 2], per_class)
    angle = 2 * np.pi * (y + rng.uniform()) / 3
    X = 2 * np.column_stack([np.cos(angle), np.sin(angle)]) + rng.normal(scale=0.3, size=(y.size, 2))
    return _mixed(rng, X, y)


def needle(rng: np.random.Generator, n: int) -> Data:
    """60 features of which one random direction tells the class: few hidden units must turn towards it."""
    direction = rng.normal(size=60)
    X = rng.normal(size=(n, 60))
    along = X @ direction / np.linalg.norm(direction)
    y = (along > 0).astype(np.int64)
    return X + np.outer(np.sign(along), direction) / np.linalg.norm(direction), y


def interval(rng: np.random.Generator, n: int) -> Data:
    """Class 1 is 0.5 < x < 1.3 on the line 0 < x < 2: without trainable biases the hidden units bend only at x = 0."""
    x = rng.uniform(0.0, 2.0, size=n)
    return x[:, None], ((x > 0.5) & (x < 1.3)).astype(np.int64)


def load_digits() -> Data:
    """scikit-learn's handwritten digits: pixels (1797, 64) from 0 to 1, labels (1797,)."""
    images, labels = load_images()
    return images.reshape(-1, 64) / 16.0, labels


def digits(rng: np.random.Generator, bundle: Data, hidden: int = 400) -> tuple[Data, Data]:
    """scikit-learn's 1797 digits, re-split, labels renumbered by a secret permutation: (train, hidden test)."""
    pixels, labels = bundle
    order = rng.permutation(len(labels))
    names = rng.permutation(10)
    X, y = pixels[order], names[labels[order]]
    return (X[hidden:], y[hidden:]), (X[:hidden], y[:hidden])


def _mixed(rng: np.random.Generator, X: Array, y: Array) -> Data:
    order = rng.permutation(y.size)
    return X[order], y[order]
