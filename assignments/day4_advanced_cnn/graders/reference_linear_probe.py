"""Reference of D4-07 in float64 NumPy: the frozen features, a head under Adam; and data for the graders.

tests/test_day4_linear_probe.py compares it with torch.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from autograder.digits import digits as load_images

Array = np.ndarray[Any, Any]
EPS = 1e-5  # nn.BatchNorm2d's
BETA1, BETA2, TINY = 0.9, 0.999, 1e-8  # torch.optim.Adam's defaults
CHECKPOINT = Path(__file__).resolve().parents[1] / "files" / "digits_0_to_4.pt"


def weights(rng: np.random.Generator, a: int = 3, b: int = 4, classes: int = 3) -> dict[str, Array]:
    """A small network of the course's form: `a` and `b` channels, a head of `classes` outputs."""
    found: dict[str, Array] = {}
    for at, before, after in ((0, 1, a), (4, a, b)):
        found[f"features.{at}.weight"] = rng.normal(size=(after, before, 3, 3)) / np.sqrt(9 * before)
        found[f"features.{at + 1}.weight"] = rng.uniform(0.5, 1.5, size=after)
        found[f"features.{at + 1}.bias"] = rng.normal(size=after) * 0.3
        found[f"features.{at + 1}.running_mean"] = rng.normal(size=after) * 0.2
        found[f"features.{at + 1}.running_var"] = rng.uniform(0.3, 1.0, size=after)
        found[f"features.{at + 1}.num_batches_tracked"] = np.array(7)
    found["fc.weight"] = rng.normal(size=(classes, 4 * b)) / np.sqrt(4 * b)
    found["fc.bias"] = rng.normal(size=classes) * 0.3
    return found


def images(rng: np.random.Generator, n: int) -> Array:
    return rng.uniform(size=(n, 1, 8, 8))


def features(w: dict[str, Array], X: Array) -> Array:
    """(N, 1, 8, 8) -> (N, D): convolution, normalisation by running statistics, ReLU and max pooling, twice."""
    for at in (0, 4):
        padded = np.pad(X, ((0, 0), (0, 0), (1, 1), (1, 1)))
        windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(2, 3))
        X = np.einsum("ncijhw,ochw->noij", windows, w[f"features.{at}.weight"])
        names = ("running_mean", "running_var", "weight", "bias")
        mean, var, gamma, beta = (w[f"features.{at + 1}.{name}"][:, None, None] for name in names)
        X = np.maximum(gamma * (X - mean) / np.sqrt(var + EPS) + beta, 0)
        n, c, i, j = X.shape
        X = X.reshape(n, c, i // 2, 2, j // 2, 2).max(axis=(3, 5))
    return X.reshape(len(X), -1)


def outputs(w: dict[str, Array], X: Array) -> Array:
    return features(w, X) @ w["fc.weight"].T + w["fc.bias"]


def learned(F: Array, start: Array, y: Array, lr: float, steps: int) -> tuple[Array, Array]:
    """How far a head's weight (D, 5) and bias (5,) move in `steps` steps of Adam on all of F (N, D) at once.

    start: the logits (N, 5) before the first step, so that the first weights need not be known; y: 5 to 9.
    """
    theta = np.zeros((F.shape[1] + 1, start.shape[1]))
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    with_one = np.hstack([F, np.ones((len(F), 1))])
    for t in range(1, steps + 1):
        z = start + with_one @ theta
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(len(y)), y - 5] -= 1
        g = with_one.T @ p / len(y)
        m, v = BETA1 * m + (1 - BETA1) * g, BETA2 * v + (1 - BETA2) * g**2
        theta -= lr * (m / (1 - BETA1**t)) / (np.sqrt(v / (1 - BETA2**t)) + TINY)
    return theta[:-1], theta[-1]


def unexplained(F: Array, logits: Array) -> float:
    """How far `logits` (N, 5) are from anything that a linear head makes of F (N, D), by their own size."""
    with_one = np.hstack([F, np.ones((len(F), 1))])
    best = np.linalg.lstsq(with_one, logits, rcond=None)[0]
    return float(np.abs(with_one @ best - logits).max() / np.abs(logits).max())


def checkpoint() -> dict[str, Array]:
    """The course's network for the digits 0 to 4, as arrays."""
    import torch

    return {name: t.numpy() for name, t in torch.load(CHECKPOINT, map_location="cpu", weights_only=True).items()}


def digits(rng: np.random.Generator) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
    """20 images of each digit from 5 to 9, class after class, and 40 others; float32. Which is called 5 is drawn."""
    images, labels = load_images()
    X = (images[:, None] / 16).astype(np.float32)
    roles = rng.permutation(np.arange(5, 10))
    rows = [rng.permutation(np.flatnonzero(labels == digit)) for digit in roles]
    y = np.repeat(np.arange(5, 10), 20), np.repeat(np.arange(5, 10), 40)
    few, hidden = np.concatenate([r[:20] for r in rows]), np.concatenate([r[20:60] for r in rows])
    return (X[few], y[0]), (X[hidden], y[1])
