"""Reference of D6-03 in NumPy: the transposed convolution as sixteen stamps, the gradient from unit noise vectors.

With its slopes and its statistics fixed, all but the tanh is linear in the noise. So what goes into the tanh moves as
it does for the noise vectors that have a single 1, without biases.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
EPS = 1e-5  # of nn.BatchNorm2d
START = {8: (2, 2), 16: (2, 3), 28: (7, 2), 32: (2, 4)}  # by image_size: the first side, transposed convolutions


def output_size(size: int, k: int, s: int, p: int, out_pad: int) -> int:
    """From where the stamps lie: the last begins at (size - 1) s and is k long; then the borders are cut."""
    touched = {start * s + at for start in range(size) for at in range(k)}
    return max(touched) + 1 - p - p + out_pad


def channels(out_ch: int, image_size: int, base: int) -> list[int]:
    """Channels before the first and after each transposed convolution."""
    stages = START[image_size][1]
    return [*(base << stage for stage in reversed(range(stages))), out_ch]


def weights(rng: np.random.Generator, z_dim: int, out_ch: int, image_size: int, base: int) -> dict[str, Array]:
    """Random weights of every layer by kind and channels; what goes into the tanh stays around 1."""
    widths, side = channels(out_ch, image_size, base), START[image_size][0]
    grown = widths[0] * side * side
    found: dict[str, Array] = {f"linear {z_dim} {grown}": rng.normal(size=(grown, z_dim)) / z_dim**0.5}
    for before, after in itertools.pairwise(widths):
        found[f"convt {before} {after}"] = rng.normal(size=(before, after, 4, 4)) / (4 * before) ** 0.5
    found[f"convt {base} {out_ch} bias"] = rng.normal(size=out_ch) / 2
    for width in widths[:-1]:
        gamma, var = rng.uniform(0.5, 1.5, size=(2, width)) * rng.choice([-1.0, 1.0], size=(2, width))
        found[f"norm {width}"] = np.array([gamma, rng.normal(size=width), rng.normal(size=width) / 2, np.abs(var)])
    return found


def grown(x: Array, w: Array) -> Array:
    """Transposed convolution of x (N, C, h, w) with w (C, F, 4, 4), stride 2, padding 1, no bias: (N, F, 2h, 2w)."""
    high, wide = 2 * x.shape[2], 2 * x.shape[3]
    out = np.zeros((len(x), w.shape[1], high + 2, wide + 2))
    for i in range(4):
        for j in range(4):
            out[:, :, i : i + high : 2, j : j + wide : 2] += np.einsum("nchw,cf->nfhw", x, w[:, :, i, j])
    return out[:, :, 1:-1, 1:-1]


def folded(given: Mapping[str, Array], width: int, z: Array) -> Array:
    """The first feature maps (N, width, side, side) of noise z (N, z_dim)."""
    (linear,) = (w for name, w in given.items() if name.startswith("linear"))
    side = round((len(linear) / width) ** 0.5)
    return np.einsum("nz,oz->no", z, linear).reshape(len(z), width, side, side)


def forward(given: Mapping[str, Array], widths: list[int], z: Array, training: bool) -> tuple[Array, list[Array]]:
    """Pictures (N, F, S, S) of noise z (N, z_dim), and the slopes that each activation had."""
    slopes = []
    x = folded(given, widths[0], z)
    for before, after in itertools.pairwise(widths):
        gamma, beta, mean, var = given[f"norm {before}"][:, :, None, None]
        if training:
            mean, var = x.mean(axis=(0, 2, 3))[:, None, None], x.var(axis=(0, 2, 3))[:, None, None]
        x = (x - mean) / np.sqrt(var + EPS) * gamma + beta
        slopes.append((x > 0).astype(float))
        x = grown(x * slopes[-1], given[f"convt {before} {after}"])
    x = x + given[f"convt {widths[-2]} {widths[-1]} bias"][:, None, None]
    return np.tanh(x), slopes


def noise_gradient(given: Mapping[str, Array], widths: list[int], z: Array, upstream: Array) -> Array:
    """Gradient of sum(upstream * pictures) in evaluation mode, the shape of z (N, z_dim); upstream as the pictures."""
    pictures, slopes = forward(given, widths, z, False)
    found = []
    for n in range(len(z)):
        x = folded(given, widths[0], np.eye(z.shape[1]))
        for stage, (before, after) in enumerate(itertools.pairwise(widths)):
            gamma, _, _, var = given[f"norm {before}"][:, :, None, None]
            x = grown(x * gamma / np.sqrt(var + EPS) * slopes[stage][n], given[f"convt {before} {after}"])
        found.append((x * (1 - pictures[n] ** 2) * upstream[n]).sum(axis=(1, 2, 3)))
    return np.array(found)
