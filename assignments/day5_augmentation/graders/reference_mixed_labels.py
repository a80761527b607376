"""Reference of D5-14: the loss number by number; shares, partners and rectangles read off what a student returned."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def smoothed(logits: Array, y: Array, eps: float) -> float:
    """Mean cross-entropy with the target 1 - eps + eps / K at y and eps / K elsewhere."""
    total = 0.0
    for row, right in zip(logits.astype(np.float64), y, strict=True):
        normaliser = np.logaddexp.reduce(row)
        for k, logit in enumerate(row):
            total += ((1 - eps) * (k == right) + eps / len(row)) * (normaliser - logit)
    return float(total / len(y))


def one_hot(y: Array, K: int) -> Array:
    """(N, K)."""
    return (y[:, None] == np.arange(K)).astype(np.float64)


def shares(mixed: Array, given: Array) -> tuple[float, Array]:
    """lam and the partners (N,) by which the rows of `mixed` came of those of `given`, which are independent.

    With lam on the diagonal and 1 - lam elsewhere, the smallest entry of the diagonal is lam: that of an example which
    is its own partner is 1.
    """
    n = len(given)
    weights = np.linalg.lstsq(given.reshape(n, -1).T, mixed.reshape(n, -1).T.astype(np.float64), rcond=None)[0].T
    lam = float(weights.diagonal().min())
    return lam, np.argmax(weights - lam * np.eye(n), axis=1)


def pasted(mixed: Array, given: Array) -> tuple[Array, Array] | None:
    """The pasted place (H, W) of bool and the partners (N,); None where no image was changed.

    The place is where any channel of any image changed. An image that did not change there is its own partner.
    """
    place = (mixed != given).any(axis=(0, 1))
    if not place.any():
        return None
    pieces, sources = mixed[..., place].reshape(len(given), -1), given[..., place].reshape(len(given), -1)
    return place, np.argmin(np.abs(pieces[:, None] - sources[None]).max(axis=2), axis=1)


def rectangle(place: Array) -> Array:
    """The smallest rectangle around `place`, (H, W) of bool."""
    rows, columns = np.flatnonzero(place.any(axis=1)), np.flatnonzero(place.any(axis=0))
    full = np.zeros_like(place)
    full[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] = True
    return full


def lams(alpha: float, draws: int) -> Array:
    """Sorted draws of Beta(alpha, alpha)."""
    return np.sort(np.random.default_rng(14).beta(alpha, alpha, size=draws))


def areas(alpha: float, h: int, w: int, draws: int) -> Array:
    """Sorted shares that are replaced: an interval of length s around a point of [0, 1], cut off at both ends."""
    rng = np.random.default_rng(14)
    side = np.sqrt(1 - rng.beta(alpha, alpha, size=draws))
    share = np.ones(draws)
    for size in (h, w):
        centre = (rng.integers(size, size=draws) + 0.5) / size
        share *= np.minimum(centre + side / 2, 1) - np.maximum(centre - side / 2, 0)
    return np.sort(share)


def distance(some: Array, other: Array) -> float:
    """Kolmogorov and Smirnov: the largest distance between two distribution functions."""
    at = np.sort(np.concatenate([some, other]))
    below = [np.searchsorted(np.sort(a), at, side="right") / len(a) for a in (some, other)]
    return float(np.abs(below[0] - below[1]).max())


def spread(counts: Array) -> float:
    """How far the most unusual entry lies from an even share of its row, in standard deviations."""
    total = counts.sum(axis=1, keepdims=True)
    share = 1 / counts.shape[1]
    return float((np.abs(counts - total * share) / np.sqrt(total * share * (1 - share))).max())
