"""Reference of D5-12 in float64: one query at a time, over the keys that it may see."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def attention(q: Array, k: Array, v: Array, mask: Array | None = None) -> tuple[Array, Array]:
    """out (B, Tq, Dv) and weights (B, Tq, Tk) for q (B, Tq, D), k (B, Tk, D), v (B, Tk, Dv); a hidden row is 0."""
    q, k, v = (a.astype(np.float64) for a in (q, k, v))
    shape = (len(q), q.shape[1], k.shape[1])
    seen = np.broadcast_to(np.ones(shape, dtype=bool) if mask is None else mask, shape)
    out, weights = np.zeros((*shape[:2], v.shape[2])), np.zeros(shape)
    for b, i in np.ndindex(*shape[:2]):
        keys = np.flatnonzero(seen[b, i])
        if keys.size:
            score = np.array([float(q[b, i].dot(k[b, j])) for j in keys]) * q.shape[2] ** -0.5
            weights[b, i, keys] = np.exp(score - np.logaddexp.reduce(score))
            out[b, i] = np.einsum("j,jd->d", weights[b, i, keys], v[b, keys])
    return out, weights


def arrays(rng: np.random.Generator, b: int, tq: int, tk: int, d: int, dv: int) -> tuple[Array, Array, Array]:
    """Random q, k and v."""
    return rng.normal(size=(b, tq, d)), rng.normal(size=(b, tk, d)), rng.normal(size=(b, tk, dv))


def mask(rng: np.random.Generator, b: int, tq: int, tk: int) -> Array:
    """(B, Tq, Tk) of bool: about half is hidden, at least one key of each row is not, and one key is in no row."""
    seen = rng.random((b, tq, tk)) < 0.5
    np.put_along_axis(seen, rng.integers(tk - 1, size=(b, tq, 1)), True, axis=2)
    seen[..., -1] = False
    return seen
