"""Reference of D5-13 in float64 and NumPy: one example and one head at a time; positions by complex numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def values(rng: np.random.Generator, d: int) -> list[Array]:
    """Weight (d, d) and bias (d,) of q_proj, k_proj, v_proj and out_proj; the first two make scores of about 1."""
    return [a for _ in range(4) for a in (rng.normal(size=(d, d)) * 1.5 / np.sqrt(d), rng.normal(size=d))]


def attend(parameters: Sequence[Array], x: Array, heads: int, mask: Array | None = None) -> Array:
    """(B, T, d) for x (B, T, d), the `values` and a mask (T, T)."""
    wq, bq, wk, bk, wv, bv, wo, bo = parameters
    d = x.shape[2]
    length = d // heads
    blocked = np.zeros((x.shape[1],) * 2) if mask is None else np.where(mask, 0.0, -np.inf)
    out = np.empty(x.shape)
    for b, words in enumerate(x):
        joined = []
        for start in range(0, d, length):
            own = slice(start, start + length)
            q, k, v = (words @ w[own].T + c[own] for w, c in ((wq, bq), (wk, bk), (wv, bv)))
            scores = np.einsum("id,jd->ij", q, k) / np.sqrt(length) + blocked
            joined.append(np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)) @ v)
        out[b] = np.hstack(joined) @ wo.T + bo
    return out


def mask(rng: np.random.Generator, t: int) -> Array:
    """(T, T) of bool, about half of it hidden, no row hidden all along, and not its own transpose."""
    seen = rng.random((t, t)) < 0.5
    seen[np.arange(t), rng.integers(t, size=t)] = True
    seen[0, t - 1], seen[t - 1, 0] = True, False
    seen[t - 1, t - 1] = True
    return seen


def positions(t: int, d: int) -> Array:
    """(T, d): imaginary and real parts of exp(i t / 10000^(2 i / d)), in turn."""
    wheel = np.exp(1j * np.outer(np.arange(t), np.exp(-np.log(1e4) * np.arange(0, d, 2) / d)))
    return np.stack([wheel.imag, wheel.real], axis=2).reshape(t, -1)[:, :d]
