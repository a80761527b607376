"""D5-05: the exact chances of a k-means++ start, single steps of Lloyd's algorithm, and the graders' data."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def distances(X: Array, centers: Array) -> Array:
    """Squared distances (N, k) of points (N, D) from centres (k, D), one centre at a time; float64."""
    X, centers = X.astype(np.float64), centers.astype(np.float64)
    return np.stack([np.einsum("nd,nd->n", X - c, X - c) for c in centers], axis=1)


def start_chances(X: Array, k: int) -> dict[frozenset[int], float]:
    """The chance of each set of k points as the start of k-means++: the sum over all orders of choosing them."""
    chances: dict[frozenset[int], float] = {}
    between = distances(X, X)
    for order in itertools.permutations(range(len(X)), k):
        chance = 1 / len(X)
        for t in range(1, k):
            nearest = between[:, order[:t]].min(axis=1)
            chance *= nearest[order[t]] / nearest.sum()
        chances[frozenset(order)] = chances.get(frozenset(order), 0.0) + chance
    return chances


def step(X: Array, centers: Array) -> Array:
    """One iteration: the mean of each centre's points; a centre without points stays."""
    belongs = distances(X, centers).argmin(axis=1)[:, None] == np.arange(len(centers))
    count = belongs.sum(axis=0)
    means = belongs.T.astype(np.float64) @ X / np.maximum(count, 1)[:, None]
    return np.where(count[:, None] > 0, means, centers)


def blobs(rng: np.random.Generator, k: int, per: int) -> tuple[Array, float]:
    """X (k per, 2), k well separated clouds around jittered points of a grid, and the inertia of these clouds."""
    side = int(np.ceil(np.sqrt(k)))
    places = np.array(list(itertools.product(range(side), repeat=2)), dtype=np.float64)
    middle = 5 * rng.permutation(places)[:k] + rng.uniform(-0.7, 0.7, size=(k, 2))
    clouds = middle[:, None] + rng.normal(scale=0.5, size=(k, per, 2))
    inertia = ((clouds - clouds.mean(axis=1, keepdims=True)) ** 2).sum()
    return rng.permutation(clouds.reshape(-1, 2)), float(inertia)


def uneven(rng: np.random.Generator) -> Array:
    """Six points (6, 2), one in the middle and the others 1 to 8 away from it: each pair is far or near in its way."""
    angle, far = rng.uniform(0, 2 * np.pi, size=5), rng.permutation([1.0, 2.0, 3.0, 5.0, 8.0])
    around = far[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return np.vstack([np.zeros((1, 2)), around]) + rng.normal(size=2)
