"""Reference of D2-15 in float64: every step from the whole history of gradients, as explicit weighted sums."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Settings = Mapping[str, Any]


def fading(terms: Sequence[Array], rate: float) -> Array:
    """The sum of terms, the last one with weight 1, the one before with rate, and so on."""
    weights = rate ** np.arange(len(terms))[::-1]
    return np.tensordot(weights, np.stack(terms), axes=1)


def momentum_move(seen: Sequence[Array], lr: float, momentum: float = 0.9) -> Array:
    return lr * fading(seen, momentum)


def adagrad_move(seen: Sequence[Array], lr: float = 0.01, eps: float = 1e-10) -> Array:
    return lr * seen[-1] / (np.linalg.norm(np.stack(seen), axis=0) + eps)


def rmsprop_move(seen: Sequence[Array], lr: float = 0.01, alpha: float = 0.99, eps: float = 1e-8) -> Array:
    return lr * seen[-1] / (np.sqrt((1 - alpha) * fading([g * g for g in seen], alpha)) + eps)


def adam_move(
    seen: Sequence[Array], lr: float = 0.001, betas: tuple[float, float] = (0.9, 0.999), eps: float = 1e-8
) -> Array:
    """Bias-corrected moments are weighted means: the weights of each add up to one."""
    mean, square = (
        fading(terms, beta) / (beta ** np.arange(len(seen))).sum()
        for terms, beta in zip((seen, [g * g for g in seen]), betas, strict=True)
    )
    return lr * mean / (np.sqrt(square) + eps)


MOVES: Mapping[str, Callable[..., Array]] = {
    "SGDMomentum": momentum_move,
    "MyAdagrad": adagrad_move,
    "MyRMSprop": rmsprop_move,
    "MyAdam": adam_move,
}


def walk(
    name: str,
    start: Sequence[Array],
    gradients: Callable[[int, list[Array]], Sequence[Array | None]],
    steps: int,
    settings: Sequence[Settings],
    rates: Sequence[Sequence[float]] = (),
) -> Array:
    """
    All parameters after each step, (steps, entries). `gradients(step, params)` gives one gradient or None for each
    parameter, `settings` the constructor's arguments for each, `rates` the lr of each at every step, where it changes.
    """
    params = [p.astype(np.float64) for p in start]
    seen: list[list[Array]] = [[] for _ in params]
    walked = []
    for step in range(steps):
        given = gradients(step, params)
        for i, g in enumerate(given):
            if g is None:
                continue
            chosen = dict(settings[i])
            decay = chosen.pop("weight_decay", 0.0)
            if rates:
                chosen["lr"] = rates[step][i]
            seen[i].append(g + decay * params[i])
            params[i] = params[i] - MOVES[name](seen[i], **chosen)
        walked.append(np.concatenate([p.ravel() for p in params]))
    return np.stack(walked)


def network_gradients(params: Sequence[Array], x: Array, y: Array) -> list[Array]:
    """Of half the squared error of tanh(x @ w + b) @ v summed over y, for params w, b, v."""
    w, b, v = params
    hidden = np.tanh(x @ w + b)
    off = hidden @ v - y
    inner = (off @ v.T) * (1 - hidden**2)
    return [x.T @ inner, inner.sum(axis=0), hidden.T @ off]
