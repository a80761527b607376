"""Reference of D4-05 in NumPy float64: a residual network in small with a frozen body, and SGD on its head.

The network: 3x3 convolution, bn1, ReLU; plus layer1 (3x3 convolution, bn, 1x1 convolution `fc`), ReLU; mean over the
picture; linear layer `fc`. Batch normalisation uses the running statistics throughout, as a frozen one does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Tensors = dict[str, Array]
WIDTH, EPS = 4, 1e-5


def tensors(rng: np.random.Generator, classes: int, dtype: Any = np.float32) -> Tensors:
    """The state of a network as if it had been trained for a while."""
    state: Tensors = {"conv1.weight": rng.normal(size=(WIDTH, 1, 3, 3))}
    for bn in ("bn1", "layer1.bn"):
        state[f"{bn}.weight"] = rng.uniform(0.5, 1.5, size=WIDTH)
        state[f"{bn}.bias"] = rng.normal(size=WIDTH)
        state[f"{bn}.running_mean"] = rng.normal(size=WIDTH)
        state[f"{bn}.running_var"] = rng.uniform(0.5, 2.0, size=WIDTH)
        state[f"{bn}.num_batches_tracked"] = np.array(int(rng.integers(10, 999)))
    state["layer1.conv.weight"] = rng.normal(scale=0.4, size=(WIDTH, WIDTH, 3, 3))
    state |= {"layer1.fc.weight": rng.normal(size=(WIDTH, WIDTH, 1, 1)), "layer1.fc.bias": rng.normal(size=WIDTH)}
    state |= {"fc.weight": rng.normal(size=(classes, WIDTH)), "fc.bias": rng.normal(size=classes)}
    return {name: t if t.dtype.kind == "i" else t.astype(dtype) for name, t in state.items()}


def parameters(state: Mapping[str, Array]) -> list[str]:
    return [name for name in state if name.rpartition(".")[2] in ("weight", "bias")]


def body(state: Mapping[str, Array]) -> Tensors:
    """Parameters and statistics of everything but the head."""
    return {name: t for name, t in state.items() if not name.startswith("fc.")}


def batches(rng: np.random.Generator, count: int, classes: int, dtype: Any = np.float32) -> list[list[Array]]:
    """`count` minibatches [X (6, 1, 5, 4), y (6,)]."""
    X = rng.normal(1.0, 2.0, size=(count, 6, 1, 5, 4)).astype(dtype)
    return [[x, rng.integers(0, classes, size=6)] for x in X]


def convolved(x: Array, w: Array) -> Array:
    """Cross-correlation of x (N, C, H, W) with w (F, C, k, k), padded by zeros to the same size."""
    k = w.shape[2]
    x = np.pad(x, ((0, 0), (0, 0), (k // 2, k // 2), (k // 2, k // 2)))
    windows = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(2, 3))
    out: Array = np.einsum("nchwij,fcij->nfhw", windows, w)
    return out


def normalised(x: Array, state: Mapping[str, Array], bn: str) -> Array:
    mean, var, scale, shift = (
        state[f"{bn}.{name}"][:, None, None] for name in ("running_mean", "running_var", "weight", "bias")
    )
    return (x - mean) / np.sqrt(var + EPS) * scale + shift


def features(state: Mapping[str, Array], X: Array) -> Array:
    """What the head gets to see of X: (N, WIDTH)."""
    state = {name: t.astype(np.float64) for name, t in state.items()}
    x = np.maximum(normalised(convolved(X.astype(np.float64), state["conv1.weight"]), state, "bn1"), 0)
    inner = normalised(convolved(x, state["layer1.conv.weight"]), state, "layer1.bn")
    inner = convolved(inner, state["layer1.fc.weight"]) + state["layer1.fc.bias"][:, None, None]
    mean: Array = np.maximum(x + inner, 0).mean(axis=(2, 3))
    return mean


def logits(state: Mapping[str, Array], X: Array) -> Array:
    out: Array = features(state, X) @ state["fc.weight"].T.astype(np.float64) + state["fc.bias"]
    return out


def head_trained(state: Mapping[str, Array], steps: list[list[Array]], lr: float) -> Tensors:
    """The head after a step of SGD on the mean cross-entropy of each minibatch."""
    W, b = state["fc.weight"].astype(np.float64), state["fc.bias"].astype(np.float64)
    for X, y in steps:
        hidden = features(state, X)
        scores = hidden @ W.T + b
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        d = (p / p.sum(axis=1, keepdims=True) - np.eye(len(b))[y]) / len(y)
        W, b = W - lr * d.T @ hidden, b - lr * d.sum(axis=0)
    return {"fc.weight": W, "fc.bias": b}
