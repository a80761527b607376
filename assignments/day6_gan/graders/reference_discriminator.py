"""Reference of D6-02 in NumPy: the convolution as sixteen shifted products, the gradient from images of one pixel.

With its slopes and its statistics fixed, the discriminator is linear in the image. So its gradient is what it gives for
each image that has a single pixel of 1, without biases.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
EPS = 1e-5  # of nn.BatchNorm2d
SLOPE = 0.2
CONVOLUTIONS = {8: 2, 16: 3, 28: 2, 32: 4}  # by image_size


def channels(in_ch: int, image_size: int, base: int) -> list[int]:
    """Channels before the first and after each convolution."""
    return [in_ch, *(base << stage for stage in range(CONVOLUTIONS[image_size]))]


def weights(rng: np.random.Generator, in_ch: int, image_size: int, base: int) -> dict[str, Array]:
    """Random weights of every layer by kind and channels; activations stay around 1, logits take both signs."""
    widths = channels(in_ch, image_size, base)
    found: dict[str, Array] = {f"conv {in_ch} {base} bias": rng.normal(size=base)}
    for before, after in itertools.pairwise(widths):
        found[f"conv {before} {after}"] = rng.normal(size=(after, before, 4, 4)) / (16 * before) ** 0.5
    for after in widths[2:]:
        gamma, var = rng.uniform(0.5, 2.0, size=(2, after)) * rng.choice([-1.0, 1.0], size=(2, after))
        found[f"norm {after}"] = np.array([gamma, rng.normal(size=after), rng.normal(size=after), np.abs(var)])
    side = image_size >> CONVOLUTIONS[image_size]
    name = f"linear {widths[-1] * side * side} 1"
    found[name] = rng.normal(size=(1, widths[-1] * side * side)) / (side * widths[-1] ** 0.5)
    return found | {f"{name} bias": rng.normal(size=1)}


def conv(x: Array, w: Array) -> Array:
    """Convolution of x (N, C, 2h, 2w) with w (F, C, 4, 4), stride 2, padding 1, without bias: (N, F, h, w)."""
    framed = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    high, wide = x.shape[2], x.shape[3]
    out = 0.0
    for i in range(4):
        for j in range(4):
            out = out + np.einsum("nchw,fc->nfhw", framed[:, :, i : i + high : 2, j : j + wide : 2], w[:, :, i, j])
    return np.asarray(out)


def forward(given: Mapping[str, Array], widths: list[int], x: Array, training: bool) -> tuple[Array, list[Array]]:
    """Logits (N, 1) of x (N, C, S, S), and the slopes that each activation had."""
    slopes = []
    for stage, (before, after) in enumerate(itertools.pairwise(widths)):
        x = conv(x, given[f"conv {before} {after}"])
        if stage == 0:
            x = x + given[f"conv {before} {after} bias"][:, None, None]
        else:
            gamma, beta, mean, var = given[f"norm {after}"][:, :, None, None]
            if training:
                mean, var = x.mean(axis=(0, 2, 3))[:, None, None], x.var(axis=(0, 2, 3))[:, None, None]
            x = (x - mean) / np.sqrt(var + EPS) * gamma + beta
        slopes.append(np.where(x > 0, 1.0, SLOPE))
        x = x * slopes[-1]
    flat = x.reshape(len(x), -1)
    name = f"linear {flat.shape[1]} 1"
    return flat @ given[name].T + given[f"{name} bias"], slopes


def input_gradient(given: Mapping[str, Array], widths: list[int], x: Array, upstream: Array) -> Array:
    """Gradient of sum(upstream * logits) in evaluation mode, the shape of x (N, C, S, S); upstream is (N, 1)."""
    _, slopes = forward(given, widths, x, False)
    pixels = x[0].size
    found = []
    for n in range(len(x)):
        moved = np.eye(pixels).reshape(pixels, *x.shape[1:])
        for stage, (before, after) in enumerate(itertools.pairwise(widths)):
            moved = conv(moved, given[f"conv {before} {after}"])
            if stage:
                gamma, _, _, var = given[f"norm {after}"][:, :, None, None]
                moved = moved * gamma / np.sqrt(var + EPS)
            moved = moved * slopes[stage][n]
        flat = moved.reshape(pixels, -1)
        found.append((flat @ given[f"linear {flat.shape[1]} 1"].T * upstream[n]).reshape(x.shape[1:]))
    return np.array(found)
