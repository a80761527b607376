"""D3-08: the network forward in float64, from windows of the padded image; gradients are central differences of it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from autograder.digits import digits as load_images
from autograder import checks

Array = np.ndarray[Any, Any]
Params = dict[str, Array]
Sizes = tuple[tuple[int, int, int], int, int, int]  # input_dim, filters, size of a filter, classes

NAMES = ("W1", "b1", "W2", "b2")
KINK = 1e-3  # no activation is closer to ReLU's kink or to a tie in its pooling window; central differences step 1e-5
STEEP = 0.03  # largest entry of every gradient, at least: a smaller one drowns in rounding


def shapes(sizes: Sizes) -> dict[str, tuple[int, ...]]:
    """Shapes of the parameters."""
    (c, h, w), filters, k, classes = sizes
    return {
        "W1": (filters, c, k, k),
        "b1": (filters,),
        "W2": (filters * (h // 2) * (w // 2), classes),
        "b2": (classes,),
    }


def feature_maps(params: Params, X: Array) -> Array:
    """What the convolution gives, (N, F, H, W), before ReLU."""
    k = params["W1"].shape[-1]
    padded = np.pad(X, ((0, 0), (0, 0), (k // 2, k // 2), (k // 2, k // 2)))
    windows = sliding_window_view(padded, (k, k), axis=(2, 3))
    out = np.tensordot(windows, params["W1"], axes=([1, 4, 5], [1, 2, 3])) + params["b1"]
    return np.asarray(out.transpose(0, 3, 1, 2))


def corners(maps: Array) -> Array:
    """The four pixels of every 2 x 2 window, (4, N, F, H // 2, W // 2); an odd last row or column has no window."""
    h, w = maps.shape[2] // 2 * 2, maps.shape[3] // 2 * 2
    return np.stack([maps[:, :, i:h:2, j:w:2] for i in (0, 1) for j in (0, 1)])


def scores(params: Params, X: Array) -> Array:
    """Scores (N, M) of X (N, C, H, W)."""
    pooled = np.maximum(corners(feature_maps(params, X)).max(axis=0), 0.0)
    return np.stack([example.ravel() @ params["W2"] for example in pooled]) + params["b2"]


def loss(params: Params, X: Array, y: Array) -> float:
    """Mean over n of log(sum_c exp z[n, c]) - z[n, y[n]], overflow-free by logaddexp."""
    z = scores(params, X)
    own = np.take_along_axis(z, y[:, None], axis=1)[:, 0]
    return float(np.mean(np.logaddexp.reduce(z, axis=1) - own))


def gradients(params: Params, X: Array, y: Array) -> Params:
    """The gradient of `loss` for each parameter, by central differences."""
    return {
        name: checks.numeric_gradient(lambda v, name=name: loss({**params, name: v}, X, y), params[name])
        for name in NAMES
    }


def smooth(params: Params, X: Array) -> bool:
    """No activation near ReLU's kink, and no window whose two largest are nearly equal and let through."""
    maps = feature_maps(params, X)
    second, first = np.sort(corners(maps), axis=0)[-2:]
    tied = (first - second < KINK) & (first > 0)
    return bool(np.abs(maps).min() > KINK and not tied.any())


def problem(rng: np.random.Generator, n: int, sizes: Sizes) -> tuple[Params, Array, Array]:
    """Random parameters (biases too), X (n, C, H, W) and y (n,), with scores around 1 and `smooth`."""
    while True:
        params = {
            name: rng.normal(size=shape) / np.sqrt(np.prod(shape[1:]) if name == "W1" else shape[0])
            for name, shape in shapes(sizes).items()
        }
        X, y = rng.normal(size=(n, *sizes[0])), rng.integers(sizes[3], size=n)
        if smooth(params, X):
            return params, X, y


def steep_problem(rng: np.random.Generator, n: int, sizes: Sizes) -> tuple[Params, Array, Array, Params]:
    """A `problem` and its gradients, none of which is so small that central differences drown in rounding."""
    while True:
        params, X, y = problem(rng, n, sizes)
        found = gradients(params, X, y)
        if min(float(np.abs(g).max()) for g in found.values()) > STEEP:
            return params, X, y, found


def load_digits() -> tuple[Array, Array]:
    """scikit-learn's handwritten digits: images (1797, 1, 8, 8) with pixels from 0 to 1, labels (1797,)."""
    images, labels = load_images()
    return images[:, None] / 16.0, labels


def split(rng: np.random.Generator, bundle: tuple[Array, Array]) -> tuple[Array, Array, Array, Array]:
    """Training images and labels, then 400 hidden ones; re-split, and labels renumbered by a secret permutation."""
    images, labels = bundle
    order = rng.permutation(len(labels))
    X, y = images[order], rng.permutation(10)[labels[order]]
    return X[400:], y[400:], X[:400], y[:400]


def batches(rng: np.random.Generator, n: int, epochs: int, size: int) -> Array:
    """Indices (steps, size) of mini-batches: each epoch in an order of its own, without an incomplete last batch."""
    steps = n // size
    return np.concatenate([rng.permutation(n)[: steps * size].reshape(steps, size) for _ in range(epochs)])
