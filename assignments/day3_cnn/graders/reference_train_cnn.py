"""Reference of D3-10: hidden digits, and the training loop on a linear network in NumPy float64."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.digits import digits as load_images

Array = np.ndarray[Any, Any]
Data = tuple[Array, Array]
WRONG = ("accumulated", "softmax", "sgd", "still", "one_epoch")


def load_digits() -> Data:
    """scikit-learn's handwritten digits: pixels (1797, 1, 8, 8) float32 from 0 to 1, labels (1797,)."""
    images, labels = load_images()
    return (images[:, None] / 16).astype(np.float32), labels


def digits(rng: np.random.Generator, bundle: Data, hidden: int = 400) -> tuple[Data, Data]:
    """The digits re-split, labels renumbered by a secret permutation: (train, hidden test)."""
    pixels, labels = bundle
    order, renumbered = rng.permutation(len(labels)), rng.permutation(10)
    X, y = pixels[order], renumbered[labels[order]]
    return (X[hidden:], y[hidden:]), (X[:hidden], y[:hidden])


def examples(rng: np.random.Generator, n: int, classes: int) -> Data:
    """n random images (1, 8, 8) float32 with labels 0 .. classes - 1; pixel (0, 0) of image i is i / n."""
    X = rng.normal(size=(n, 1, 8, 8)).astype(np.float32)
    X[:, 0, 0, 0] = np.arange(n, dtype=np.float32) / n
    y = np.concatenate([np.arange(classes), rng.integers(0, classes, size=n - classes)])
    return X, y.astype(np.int64)


def numbers(first: Array, n: int) -> Array | None:
    """Which examples have these first pixels; None where they are not the first pixels of any."""
    found = np.asarray(first, dtype=np.float64) * n
    rounded = np.rint(found)
    known = bool(np.all(np.abs(found - rounded) <= 1e-3)) and bool(np.all((rounded >= 0) & (rounded < n)))
    return rounded.astype(np.int64) if known else None


def cross_entropy(logits: Array, y: Array) -> float:
    """Mean over the examples of log(sum_c exp z[n, c]) - z[n, y[n]]."""
    z = logits.astype(np.float64)
    return float(np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(y)), y]))


def trained(data: Data, batches: list[Array], lr: float, wrong: str = "", epochs: int = 1) -> Array:
    """Weights (K, 65), the bias last, of the linear network after Adam over `batches`, lists of example numbers.

    `wrong` names a well-known mistake to make: gradients never zeroed, a softmax before the loss, plain SGD, no step
    at all, or one epoch out of `epochs` only. Adam: Kingma and Ba, 2015, with beta 0.9 and 0.999, eps 1e-8.
    """
    X, y = data
    classes = int(y.max()) + 1
    rows = np.column_stack([X.reshape(len(X), -1).astype(np.float64), np.ones(len(X))])
    w = np.zeros((classes, rows.shape[1]))
    kept, mean, square = np.zeros_like(w), np.zeros_like(w), np.zeros_like(w)
    if wrong == "still":
        return w
    if wrong == "one_epoch":
        batches = batches[: len(batches) // epochs]
    for t, batch in enumerate(batches, 1):
        x, target = rows[batch], np.eye(classes)[y[batch]]
        p = _softmax(x @ w.T)
        dz = (p - target) / len(batch)
        if wrong == "softmax":
            dp = (_softmax(p) - target) / len(batch)
            dz = p * (dp - (dp * p).sum(axis=1, keepdims=True))
        g = dz.T @ x
        if wrong == "accumulated":
            kept = kept + g
            g = kept
        mean, square = 0.9 * mean + 0.1 * g, 0.999 * square + 0.001 * g * g
        step = mean / (1 - 0.9**t) / (np.sqrt(square / (1 - 0.999**t)) + 1e-8)
        w = w - lr * (g if wrong == "sgd" else step)
    return w


def _softmax(z: Array) -> Array:
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.asarray(e / e.sum(axis=1, keepdims=True))
