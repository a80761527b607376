"""D5-15: the network and the training loop in NumPy float64, principal components, and the graders' data."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.digits import digits as load_images

Array = np.ndarray[Any, Any]


def shapes(latent: int) -> list[list[int]]:
    """Of the parameters: two layers of the encoder, two of the decoder, weight before bias."""
    return [[64, 64], [64], [latent, 64], [latent], [64, latent], [64], [64, 64], [64]]


def parameters(rng: np.random.Generator, latent: int) -> list[Array]:
    """Random ones; biases large enough to put every ReLU to use."""
    return [rng.normal(size=s) / (8.0 if len(s) == 2 else 2.0) for s in shapes(latent)]


def half(x: Array, first: Array, one: Array, second: Array, two: Array) -> Array:
    """An affine layer, the larger of it and 0, another affine layer."""
    return np.maximum(x @ first.T + one, 0.0) @ second.T + two


def encode(x: Array, values: list[Array]) -> Array:
    return half(x, *values[:4])


def decode(z: Array, values: list[Array]) -> Array:
    return half(z, *values[4:])


def gradients(x: Array, values: list[Array], dout: Array) -> list[Array]:
    """d sum(decode(encode(x)) * dout) / d parameter, by the chain rule.

    No central differences: with 64 hidden units some stand so near the kink of the ReLU that these are off by 0.01.
    """
    found, z = [], encode(x, values)
    for inputs, (first, one, second, _) in ((z, values[4:]), (x, values[:4])):
        before = inputs @ first.T + one
        dbefore = np.where(before > 0, dout @ second, 0.0)
        hidden = np.maximum(before, 0.0)
        found[:0] = [dbefore.T @ inputs, dbefore.sum(axis=0), dout.T @ hidden, dout.sum(axis=0)]
        dout = dbefore @ first
    return found


def trained(X: Array, batches: list[Array], lr: float) -> Array:
    """Weights (64, 65), the bias last, of a linear map of X (N, 64) to itself after Adam over `batches` of numbers.

    Loss: mean of the squares over all entries. Adam: Kingma and Ba, 2015, with beta 0.9 and 0.999, eps 1e-8.
    """
    rows = np.column_stack([X, np.ones(len(X))])
    w = np.zeros((64, 65))
    mean, square = np.zeros_like(w), np.zeros_like(w)
    for t, batch in enumerate(batches, 1):
        off = rows[batch] @ w.T - X[batch]
        g = 2 * off.T @ rows[batch] / off.size
        mean, square = 0.9 * mean + 0.1 * g, 0.999 * square + 0.001 * g * g
        w = w - lr * mean / (1 - 0.9**t) / (np.sqrt(square / (1 - 0.999**t)) + 1e-8)
    return w


def load_digits() -> Array:
    """scikit-learn's handwritten digits: (1797, 64) float32 from 0 to 1."""
    images, _ = load_images()
    return (images.reshape(-1, 64) / 16).astype(np.float32)


def digits(rng: np.random.Generator, pixels: Array, hidden: int = 400) -> tuple[Array, Array]:
    """The digits re-split, their pixels in a secret order: (train, hidden test)."""
    X = pixels[rng.permutation(len(pixels))][:, rng.permutation(64)]
    return X[hidden:], X[:hidden]


def principal_error(train: Array, test: Array, size: int = 8) -> float:
    """Mean square of what the first `size` principal components of `train` leave of `test`."""
    centre = train.astype(np.float64).mean(axis=0)
    _, _, axes = np.linalg.svd(train - centre, full_matrices=False)
    rest = test - centre
    return float(np.mean((rest - rest @ axes[:size].T @ axes[:size]) ** 2))
