"""D4-03: networks forward in NumPy and float64, gradients as central differences of them; and the graders' data."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from autograder.digits import digits as load_images
from autograder import checks

Array = np.ndarray[Any, Any]


def convolution(x: Array, w: Array, b: Array, pad: int) -> Array:
    """Cross-correlation of x (N, C, H, W) with w (F, C, k, k), stride 1: (N, F, H', W')."""
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    windows = sliding_window_view(padded, w.shape[2:], axis=(2, 3))
    return np.asarray((np.tensordot(windows, w, axes=([1, 4, 5], [1, 2, 3])) + b).transpose(0, 3, 1, 2))


def shapes(depth: int, channels: int) -> list[tuple[int, ...]]:
    """Shapes of weights and biases from the first convolution to the linear layer."""
    kernels = [(channels, 1, 3, 3), *[(channels, channels, 3, 3)] * (2 * depth), (10, channels)]
    return [shape for kernel in kernels for shape in (kernel, kernel[:1])]


def weights(rng: np.random.Generator, depth: int, channels: int) -> list[Array]:
    """Weights by which activations keep their size, and biases of a similar one."""
    return [
        rng.normal(size=shape) * (np.sqrt(2 / np.prod(shape[1:])) if len(shape) > 1 else 0.3)
        for shape in shapes(depth, channels)
    ]


def logits(parameters: list[Array], residual: bool, x: Array) -> Array:
    """Output (N, 10) of the deep network for x (N, 1, H, W)."""
    *kernels, last, bias = parameters
    pairs = list(zip(kernels[::2], kernels[1::2], strict=True))
    x = np.maximum(convolution(x, *pairs[0], pad=1), 0)
    for one, two in zip(pairs[1::2], pairs[2::2], strict=True):
        inner = convolution(np.maximum(convolution(x, *one, pad=1), 0), *two, pad=1)
        x = np.maximum(inner + x if residual else inner, 0)
    return np.asarray(np.einsum("nchw->nc", x) / x[0, 0].size @ last.T + bias)


def smooth_loss(convolutions: list[Array], biases: list[Array], linear: Array, x: Array, y: Array) -> float:
    """Mean cross-entropy of the graders' own network: convolutions with tanh, then a linear layer."""
    for w, b in zip(convolutions, biases, strict=True):
        x = np.tanh(convolution(x, w, b, pad=0))
    z = x.reshape(len(x), -1) @ linear.T
    return float(np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(y)), y]))


Network = tuple[list[Array], list[Array], Array]  # weights and biases of the convolutions, weights of the linear layer


def smooth_gradients(net: Network, x: Array, y: Array) -> list[Array]:
    """Its gradients for the weights of each convolution and of the linear layer."""
    convolutions, biases, linear = net
    everything = [*convolutions, linear]

    def moved(i: int, v: Array) -> float:
        *first, last = [*everything[:i], v, *everything[i + 1 :]]
        return smooth_loss(first, biases, last, x, y)

    return [checks.numeric_gradient(lambda v, i=i: moved(i, v), value) for i, value in enumerate(everything)]


def ratio(gradients: list[Array]) -> float:
    """Norm of the first convolution's gradient over that of the last; the linear layer's comes at the end."""
    return float(np.sqrt((gradients[0] ** 2).sum() / (gradients[-2] ** 2).sum()))


# Filters and size of each convolution, and whether they are inside other modules. Images have 2 channels, 6 x 7 pixels.
NETWORKS = [([(3, 3), (2, 2)], False), ([(2, 3)], False), ([(3, 1), (2, 3), (4, 2)], True), ([(2, 2), (2, 2)], False)]


def network(rng: np.random.Generator, sizes: list[tuple[int, int]]) -> tuple[Network, Array, Array]:
    """A network for 4 classes, X (3, 2, 6, 7) and y (3,)."""
    channels, h, w, convolutions = 2, 6, 7, []
    for filters, k in sizes:
        convolutions.append(rng.normal(size=(filters, channels, k, k)) / np.sqrt(channels * k * k))
        channels, h, w = filters, h - k + 1, w - k + 1
    linear = rng.normal(size=(4, channels * h * w)) / np.sqrt(channels * h * w)
    biases = [rng.normal(size=filters) / 2 for filters, _ in sizes]
    return (convolutions, biases, linear), rng.normal(size=(3, 2, 6, 7)), rng.integers(4, size=3)


def load_digits() -> tuple[Array, Array]:
    """scikit-learn's handwritten digits: images (1797, 1, 8, 8), float32 from 0 to 1, labels (1797,)."""
    images, labels = load_images()
    return (images[:, None] / 16.0).astype(np.float32), labels


def split(rng: np.random.Generator, bundle: tuple[Array, Array]) -> tuple[Array, Array, Array, Array]:
    """Training images and labels, then 400 hidden ones; re-split, and labels renumbered by a secret permutation."""
    images, labels = bundle
    order = rng.permutation(len(labels))
    X, y = images[order], rng.permutation(10)[labels[order]]
    return X[400:], y[400:], X[:400], y[:400]
