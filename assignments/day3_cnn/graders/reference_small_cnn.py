"""Reference of D3-09 in float64: windows and sums instead of layers, directional derivatives instead of autograd."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
H = 1e-6  # a step so short that hardly any ReLU or maximum changes sides within it; see `slope`


def shapes(channels: int, classes: int, size: int) -> list[tuple[int, ...]]:
    """Weight and bias of the two convolutions and of the linear layer, in the figure's order."""
    side = size // 4
    return [(16, channels, 3, 3), (16,), (32, 16, 3, 3), (32,), (classes, 32 * side * side), (classes,)]


def weights(rng: np.random.Generator, channels: int, classes: int, size: int) -> list[Array]:
    """Random float32 parameters that keep activations around 1; biases too, and none is 0."""
    found = []
    for shape in shapes(channels, classes, size):
        scale = 1.0 if len(shape) == 1 else 1.5 / np.sqrt(np.prod(shape[1:]))
        found.append((scale * rng.normal(size=shape)).astype(np.float32))
    return found


def images(rng: np.random.Generator, n: int, channels: int, size: int) -> Array:
    """n random images (channels, size, size), float32, of both signs."""
    return rng.normal(size=(n, channels, size, size)).astype(np.float32)


def logits(weights: list[Array], x: Array) -> Array:
    """The figure, example by example; float64 (N, K)."""
    w1, b1, w2, b2, w3, b3 = (w.astype(np.float64) for w in weights)
    found = []
    for image in x.astype(np.float64):
        h = _pooled(_convolved(image, w1, b1))
        h = _pooled(_convolved(h, w2, b2))
        found.append(w3 @ h.ravel() + b3)
    return np.array(found)


def _convolved(image: Array, w: Array, b: Array) -> Array:
    """(C, H, W) -> (F, H, W): 3x3 windows of the image with a border of zeros, rectified."""
    c, height, width = image.shape
    framed = np.zeros((c, height + 2, width + 2))
    framed[:, 1:-1, 1:-1] = image
    out = np.zeros((len(w), height, width)) + b[:, None, None]
    for i in range(3):
        for j in range(3):
            out += np.tensordot(w[:, :, i, j], framed[:, i : i + height, j : j + width], axes=1)
    return np.where(out > 0, out, 0.0)


def _pooled(image: Array) -> Array:
    """(C, H, W) -> (C, H // 2, W // 2): the largest of the four corners of each 2x2 cell."""
    h, w = image.shape[1] // 2 * 2, image.shape[2] // 2 * 2
    corners = [image[:, i:h:2, j:w:2] for i in (0, 1) for j in (0, 1)]
    return np.max(corners, axis=0)


def slope(weights: list[Array], index: int, direction: Array, x: Array, dout: Array) -> float | None:
    """d sum(logits * dout) / d weights[index] along `direction`, by central differences; None across a kink.

    Logits are linear in one parameter as long as no ReLU and no maximum changes sides, so that two step lengths agree.
    """

    def f(step: float) -> float:
        moved = [w.astype(np.float64) for w in weights]
        moved[index] = moved[index] + step * direction
        return float((logits(moved, x) * dout).sum())

    long, short = ((f(h) - f(-h)) / (2 * h) for h in (H, H / 4))
    return long if abs(long - short) <= 1e-5 * abs(long) else None
