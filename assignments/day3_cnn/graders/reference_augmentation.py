"""Reference of D3-11: which of all possible changes each returned image shows, and TTA in NumPy."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def images(rng: np.random.Generator, n: int, c: int, h: int, w: int) -> Array:
    """n random float32 images without zeros, none of which looks like a change of itself or of another."""
    return rng.uniform(0.5, 1.5, size=(n, c, h, w)).astype(np.float32)


def shifted(x: Array, dy: int, dx: int) -> Array:
    """All images moved by dy rows down and dx columns right; 0 where nothing came from."""
    out = np.zeros_like(x)
    h, w = x.shape[2:]
    for i in range(h):
        for j in range(w):
            if 0 <= i - dy < h and 0 <= j - dx < w:
                out[:, :, i, j] = x[:, :, i - dy, j - dx]
    return out


def cut(x: Array, top: int, left: int, size: int) -> Array:
    """All images with the square from (top, left) on set to 0."""
    i, j = np.indices(x.shape[2:])
    inside = (i >= top) & (i < top + size) & (j >= left) & (j < left + size)
    return np.where(inside, np.zeros((), x.dtype), x)


def shifts(x: Array, m: int) -> list[Array]:
    """Every shift of up to m rows and columns, of all images."""
    return [shifted(x, dy, dx) for dy in range(-m, m + 1) for dx in range(-m, m + 1)]


def rolls(x: Array, m: int) -> list[Array]:
    """The same shifts, but for pixels that come back in on the other side."""
    steps = range(-m, m + 1)
    return [np.roll(x, (dy, dx), axis=(2, 3)) for dy in steps for dx in steps]


def cuts(x: Array, size: int) -> list[Array]:
    """Every square that fits, cut out of all images."""
    h, w = x.shape[2:]
    return [cut(x, top, left, size) for top in range(h - size + 1) for left in range(w - size + 1)]


def counts(out: Array, possible: list[Array]) -> tuple[Array, int]:
    """How many images of `out` show each possible change, and how many show none of them."""
    match = np.stack([(out == p).all(axis=(1, 2, 3)) for p in possible])
    return match.sum(axis=1), int((~match.any(axis=0)).sum())


def network(rng: np.random.Generator, width: int, classes: int) -> dict[str, Array]:
    """Running statistics and a linear layer; float64. Logits differ enough for probabilities to be uneven."""
    return {
        "mean": rng.normal(size=width),
        "var": rng.uniform(0.5, 2.0, size=width),
        "weight": rng.normal(size=(classes, width)) * 3 / np.sqrt(width),
        "bias": rng.normal(size=classes),
    }


def logits(parameters: dict[str, Array], x: Array, training: bool = False) -> Array:
    """The network of the apparatus: batch norm by running or by the batch's statistics, then linear."""
    flat = x.reshape(len(x), -1).astype(np.float64)
    mean, var = (flat.mean(axis=0), flat.var(axis=0)) if training else (parameters["mean"], parameters["var"])
    return (flat - mean) / np.sqrt(var + 1e-5) @ parameters["weight"].T + parameters["bias"]


def softmax(z: Array) -> Array:
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.asarray(e / e.sum(axis=1, keepdims=True))


def transformed(x: Array, name: str) -> Array:
    """The transforms of the apparatus, by index arithmetic."""
    match name:
        case "mirror":
            return x[:, :, :, ::-1]
        case "upside_down":
            return x[:, :, ::-1]
        case "bright":
            return 1 + x + x + x
    return x


def tta(parameters: dict[str, Array], x: Array, names: list[str], training: bool = False) -> Array:
    """Mean over the transforms of the softmax probabilities."""
    each = [softmax(logits(parameters, transformed(x, name), training)) for name in names]
    return np.asarray(sum(each) / len(each))
