"""Reference of D6-09, written in another way than the solution: loops over classes, singular values of the factors."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def class_coverage(probs: Array, min_share: float, min_conf: float) -> int:
    """How many classes are the confident choice of at least `min_share` of the rows."""
    n, classes = probs.shape
    found = 0
    for k in range(classes):
        count = sum(1 for row in probs if row[k] == row.max() and row[k] >= min_conf)
        found += count / n >= min_share
    return found


def frechet_distance(f1: Array, f2: Array) -> float:
    """Heusel et al., 2017. tr (C1 C2)^(1/2) is the sum of the singular values of A1 A2^T, where Ci = Ai^T Ai.

    For C1 C2 = A1^T (A1 A2^T) A2 has the eigenvalues of (A1 A2^T)(A1 A2^T)^T, which are those singular values squared;
    no root is taken of a rounded zero.
    """
    f1, f2 = f1.astype(np.float64), f2.astype(np.float64)
    a1 = (f1 - f1.mean(axis=0)) / np.sqrt(len(f1) - 1)
    a2 = (f2 - f2.mean(axis=0)) / np.sqrt(len(f2) - 1)
    cross = np.linalg.svd(a1 @ a2.T, compute_uv=False).sum()
    apart = ((f1.mean(axis=0) - f2.mean(axis=0)) ** 2).sum()
    return float(apart + (a1**2).sum() + (a2**2).sum() - 2 * cross)


def probabilities(rng: np.random.Generator, n: int, classes: int, sharpness: float) -> Array:
    """Softmax of random logits (n, classes); the larger `sharpness`, the surer the rows."""
    z = sharpness * rng.normal(size=(n, classes))
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.asarray(e / e.sum(axis=1, keepdims=True))


def features(rng: np.random.Generator, n: int, d: int) -> Array:
    """Correlated features (n, d) with a mean of their own."""
    return np.asarray(rng.normal(size=(n, d)) @ rng.normal(size=(d, d)) + rng.normal(size=d))
