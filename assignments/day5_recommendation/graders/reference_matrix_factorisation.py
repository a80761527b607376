"""D5-06: predictions and gradients from dense tables in NumPy, and ratings with three hidden factors."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
N_USERS, N_ITEMS = 120, 80


def tables(rng: np.random.Generator, n_users: int, n_items: int, k: int) -> dict[str, Array]:
    """Factors and biases of every user and item, float64."""
    shapes = {"user_factors": (n_users, k), "item_factors": (n_items, k), "user_bias": (n_users, 1)}
    return {name: rng.normal(size=shape) for name, shape in (shapes | {"item_bias": (n_items, 1)}).items()}


def predictions(held: dict[str, Array], mu: float, users: Array, items: Array) -> Array:
    """One prediction for each pair (B,), looked up in the full matrix of users and items."""
    full = mu + held["user_bias"] + held["item_bias"].T + held["user_factors"] @ held["item_factors"].T
    chosen: Array = full[users, items]
    return chosen


def gradients(held: dict[str, Array], users: Array, items: Array, weights: Array) -> dict[str, Array]:
    """The gradient of sum(weights * predictions) for each table."""
    full = np.zeros((len(held["user_bias"]), len(held["item_bias"])))
    np.add.at(full, (users, items), weights)
    return {
        "user_factors": full @ held["item_factors"],
        "item_factors": full.T @ held["user_factors"],
        "user_bias": full.sum(axis=1, keepdims=True),
        "item_bias": full.sum(axis=0)[:, None],
    }


def ratings(rng: np.random.Generator) -> tuple[Array, Array]:
    """Ratings (n, 3) to learn from and others to be judged by: 35 % of all pairs, 4 in 5 of them to learn from."""
    held = tables(rng, N_USERS, N_ITEMS, 3)
    for name in ("user_bias", "item_bias"):
        held[name] *= 0.5
    held["user_factors"] *= 0.7
    users, items = np.nonzero(rng.random((N_USERS, N_ITEMS)) < 0.35)
    scores = predictions(held, 4.0, users, items) + 0.3 * rng.normal(size=len(users))
    rows = rng.permutation(np.stack([users, items, scores], axis=1))
    cut = len(rows) * 4 // 5
    return rows[:cut], rows[cut:]
