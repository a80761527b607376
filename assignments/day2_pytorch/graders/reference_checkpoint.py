"""Reference of D2-09 in NumPy float64: the small network that is saved and trained on, and its optimizers.

The network is Linear (no bias), batch normalisation in training mode, ReLU, Linear, mean cross-entropy; the names of
its tensors are those of torch.nn.Sequential. Adam is Kingma and Ba's with PyTorch's defaults; SGD has momentum 0.9.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
BUFFERS = ("1.running_mean", "1.running_var", "1.num_batches_tracked")
EPS = 1e-5


def tensors(rng: np.random.Generator, deeper: bool = False) -> dict[str, Array]:
    """The state of a network with 4 inputs, 6 hidden units and 3 classes, as if it had been trained for a while."""
    state = {
        "0.weight": rng.normal(size=(6, 4)),
        "1.weight": rng.uniform(0.5, 1.5, size=6),
        "1.bias": rng.normal(size=6),
        "1.running_mean": rng.normal(size=6),
        "1.running_var": rng.uniform(0.5, 2.0, size=6),
        "1.num_batches_tracked": np.array(int(rng.integers(10, 99))),
        "3.weight": rng.normal(size=(3, 6)),
        "3.bias": rng.normal(size=3),
    }
    return state | ({"4.weight": rng.normal(size=(3, 3)), "4.bias": rng.normal(size=3)} if deeper else {})


def batches(rng: np.random.Generator, count: int) -> list[list[Array]]:
    """`count` minibatches [X (8, 4), y (8,)]."""
    return [[rng.normal(size=(8, 4)), rng.integers(0, 3, size=8)] for _ in range(count)]


def gradients(state: dict[str, Array], X: Array, y: Array) -> dict[str, Array]:
    """Gradients of the mean cross-entropy by every parameter; moves the running statistics in `state`."""
    n = len(y)
    a = X @ state["0.weight"].T
    mean, var = a.mean(axis=0), a.var(axis=0)
    xhat = (a - mean) / np.sqrt(var + EPS)
    b = xhat * state["1.weight"] + state["1.bias"]
    hidden = np.maximum(b, 0)
    logits = hidden @ state["3.weight"].T + state["3.bias"]
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    dlogits = (p / p.sum(axis=1, keepdims=True) - np.eye(3)[y]) / n
    db = dlogits @ state["3.weight"] * (b > 0)
    dxhat = db * state["1.weight"]
    da = (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0)) / np.sqrt(var + EPS)
    state["1.running_mean"] = 0.9 * state["1.running_mean"] + 0.1 * mean
    state["1.running_var"] = 0.9 * state["1.running_var"] + 0.1 * var * n / (n - 1)
    state["1.num_batches_tracked"] = state["1.num_batches_tracked"] + 1
    return {
        "0.weight": da.T @ X,
        "1.weight": (db * xhat).sum(axis=0),
        "1.bias": db.sum(axis=0),
        "3.weight": dlogits.T @ hidden,
        "3.bias": dlogits.sum(axis=0),
    }


def trained(
    start: dict[str, Array], steps: list[list[Array]], kind: str, lr: float
) -> tuple[dict[str, Array], dict[str, Array]]:
    """The network's state after one optimizer step per batch, and what the optimizer ("adam" or "sgd") remembers.

    Memory has the keys lr, and "<number of the parameter>.<name>" as in torch's optimizer.state_dict()["state"].
    """
    state = dict(start)
    names = [name for name in start if name not in BUFFERS]
    m = {name: np.zeros_like(start[name]) for name in names}
    v = {name: np.zeros_like(start[name]) for name in names}
    for t, (X, y) in enumerate(steps, start=1):
        for name, g in gradients(state, X, y).items():
            if kind == "adam":
                m[name] = 0.9 * m[name] + 0.1 * g
                v[name] = 0.999 * v[name] + 0.001 * g * g
                state[name] = state[name] - lr * (m[name] / (1 - 0.9**t)) / (np.sqrt(v[name] / (1 - 0.999**t)) + 1e-8)
            else:
                m[name] = 0.9 * m[name] + g
                state[name] = state[name] - lr * m[name]
    memory = {"lr": np.array(lr)}
    for i, name in enumerate(names):
        if kind == "adam":
            memory |= {f"{i}.exp_avg": m[name], f"{i}.exp_avg_sq": v[name], f"{i}.step": np.array(float(len(steps)))}
        else:
            memory[f"{i}.momentum_buffer"] = m[name]
    return state, memory
