"""Reference of D6-08 in NumPy: the generator, and images side by side."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
EPS = 1e-5  # of torch's batch norm


def state(rng: np.random.Generator, config: dict[str, int]) -> dict[str, Array]:
    """Random weights of a SampleGenerator, float32, with running statistics that are far from 0 and 1."""
    pixels = config["channels"] * config["image_size"] ** 2
    made = {
        "hidden.weight": rng.normal(size=(32, config["z_dim"])),
        "hidden.bias": rng.normal(size=32),
        "norm.weight": rng.uniform(0.5, 2, size=32),
        "norm.bias": rng.normal(size=32),
        "norm.running_mean": rng.normal(scale=2, size=32),
        "norm.running_var": rng.uniform(1, 9, size=32),
        "out.weight": rng.normal(scale=0.2, size=(pixels, 32)),
        "out.bias": rng.normal(scale=0.2, size=pixels),
    }
    return {name: value.astype(np.float32) for name, value in made.items()}


def noise(n: int, z_dim: int, seed: int) -> Array:
    """The noise that the statement asks for, (n, z_dim) float32."""
    import torch

    return np.asarray(torch.randn(n, z_dim, generator=torch.Generator().manual_seed(seed)).numpy())


def images(config: dict[str, int], weights: dict[str, Array], n: int, seed: int) -> Array:
    """(n, C, S, S) from 0 to 1, in evaluation mode."""
    w = {name: value.astype(np.float64) for name, value in weights.items()}
    h = noise(n, config["z_dim"], seed) @ w["hidden.weight"].T + w["hidden.bias"]
    h = (h - w["norm.running_mean"]) / np.sqrt(w["norm.running_var"] + EPS) * w["norm.weight"] + w["norm.bias"]
    x = np.tanh(np.maximum(h, 0) @ w["out.weight"].T + w["out.bias"])
    size = config["image_size"]
    return np.asarray((x.reshape(n, config["channels"], size, size) + 1) / 2)


def grid(x: Array, nrow: int, pad: int) -> Array:
    """(C, H, W): every image framed at the top and left, rows joined, and the last border added."""
    n, channels, size, _ = x.shape
    columns = min(n, nrow)
    rows = (n + columns - 1) // columns
    filled = np.concatenate([x, np.zeros((rows * columns - n, channels, size, size), x.dtype)])
    framed = np.pad(filled, ((0, 0), (0, 0), (pad, 0), (pad, 0)))
    table = framed.reshape(rows, columns, channels, size + pad, size + pad).transpose(2, 0, 3, 1, 4)
    return np.pad(table.reshape(channels, rows * (size + pad), columns * (size + pad)), ((0, 0), (0, pad), (0, pad)))
