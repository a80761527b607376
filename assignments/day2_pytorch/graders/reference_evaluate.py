"""Reference of D2-07 in float64 NumPy: a small classifier in both modes, mean loss and accuracy over all examples.

tests/test_day2_evaluate.py compares it with torch.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
EPS = 1e-5  # nn.BatchNorm1d's


def weights(rng: np.random.Generator, d: int, h: int, c: int, norm: bool = False) -> dict[str, Array]:
    """Weights of a network with d inputs, h hidden units and c classes; `norm`: with batch normalisation."""
    w = {
        "W1": rng.normal(size=(d, h)),
        "b1": rng.normal(size=h),
        "W2": 2 * rng.normal(size=(h, c)),
        "b2": rng.normal(size=c),
    }
    if norm:
        w |= {"gamma": rng.uniform(0.5, 1.5, size=h), "beta": rng.normal(size=h)}
        w |= {"mean": rng.normal(size=h), "var": rng.uniform(0.5, 2.0, size=h)}
    return w


def logits(w: dict[str, Array], X: Array, training: bool = False) -> Array:
    """Scores (N, C) of X (N, D); `training`: normalised by the statistics of this batch."""
    a = np.einsum("nd,dh->nh", X, w["W1"]) + w["b1"]
    if "gamma" in w:
        mean, var = (a.mean(axis=0), a.var(axis=0)) if training else (w["mean"], w["var"])
        a = (a - mean) * (w["gamma"] / np.sqrt(var + EPS)) + w["beta"]
    return np.einsum("nh,hc->nc", np.tanh(a), w["W2"]) + w["b2"]


def measures(w: dict[str, Array], X: Array, y: Array) -> tuple[float, float]:
    """Mean cross-entropy and accuracy over all of X (N, D), y (N,)."""
    z = logits(w, X)
    losses = [np.logaddexp.reduce(row) - row[k] for row, k in zip(z, y, strict=True)]
    hits = [int(max(range(len(row)), key=row.__getitem__) == k) for row, k in zip(z.tolist(), y, strict=True)]
    return float(sum(losses) / len(y)), sum(hits) / len(y)


def classes(rng: np.random.Generator, w: dict[str, Array], X: Array, batch_size: int) -> Array:
    """Classes (N,) of which the network gets most right, but none of the last batch, where it is a short one."""
    z = logits(w, X)
    y = z.argmax(axis=1)
    wrong = rng.uniform(size=len(y)) < 0.3
    wrong[:2] = [True, False]
    if len(y) % batch_size and batch_size < len(y):
        wrong[-(len(y) % batch_size) :] = True
    return np.where(wrong, (y + rng.integers(1, z.shape[1], size=len(y))) % z.shape[1], y)
