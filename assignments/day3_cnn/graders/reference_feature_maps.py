"""Reference of D3-12 in NumPy: the apparatus's network layer by layer, and places by sorting all of a channel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
EPS = 1e-5  # of nn.BatchNorm2d


def conv(x: Array, w: Array, b: Array) -> Array:
    """Convolution of x (N, C, H, W) with w (F, C, k, k), k odd, that keeps the size: (N, F, H, W)."""
    pad = w.shape[2] // 2
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    windows = np.lib.stride_tricks.sliding_window_view(framed, w.shape[2:], axis=(2, 3))
    return np.einsum("ncijuv,fcuv->nfij", windows, w) + b[None, :, None, None]


def activations(weights: Mapping[str, Array], x: Array, training: bool) -> dict[str, Array]:
    """What each layer gives for x (N, C, H, W), by its name; BatchNorm by the batch where `training`."""
    now = conv(x, weights["stem.0.weight"], weights["stem.0.bias"])
    seen = {"stem.0": now}
    seen["stem.1"] = seen["stem"] = now = np.maximum(now, 0)
    for block in ("block.0", "block.1"):
        now = conv(now, weights[f"{block}.conv1.weight"], weights[f"{block}.conv1.bias"])
        seen[f"{block}.conv1"] = now
        mean, var = weights[f"{block}.bn.running_mean"], weights[f"{block}.bn.running_var"]
        if training:
            mean, var = now.mean(axis=(0, 2, 3)), now.var(axis=(0, 2, 3))
        scale = weights[f"{block}.bn.weight"] / np.sqrt(var + EPS)
        now = (now - mean[:, None, None]) * scale[:, None, None] + weights[f"{block}.bn.bias"][:, None, None]
        seen[f"{block}.bn"] = now
        seen[block] = seen[f"{block}.relu"] = now = np.maximum(now, 0)
    seen["block"] = now
    seen["head"] = now.mean(axis=(2, 3)) @ weights["head.weight"].T + weights["head.bias"]
    return seen


def places(acts: Array, k: int) -> Array:
    """The (n, i, j) of the k largest values of each channel of acts (N, C, H, W): (C, k, 3)."""
    found = []
    for channel in range(acts.shape[1]):
        ranked = sorted(np.ndenumerate(acts[:, channel]), key=lambda entry: -entry[1])
        found.append([place for place, _ in ranked[:k]])
    return np.array(found)
