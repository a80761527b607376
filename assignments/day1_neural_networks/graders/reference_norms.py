"""D1-15's network, differentiated layer by layer with slopes taken from the numbers before the activation."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["norms"]

Array = npt.NDArray[Any]


def norms(depth: int, activation: str, width: int = 64, seed: int = 0, scale: str = "xavier") -> Array:
    """Frobenius norms (depth,) of dL/dW_l, first layer first; the draws are in the order of the statement."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(32, width))
    std = {"xavier": 1.0, "he": np.sqrt(2.0)}[scale] / np.sqrt(width)
    weights = [std * rng.normal(size=(width, width)) for _ in range(depth)]
    upstream = rng.normal(size=(32, width))

    def bend(a: Array) -> tuple[Array, Array]:
        if activation == "relu":
            return np.where(a > 0, a, 0.0), np.heaviside(a, 0.0)
        if activation == "tanh":
            return np.tanh(a), 1 / np.cosh(a) ** 2
        return np.exp(-np.logaddexp(0.0, -a)), 1 / (4 * np.cosh(a / 2) ** 2)

    inputs, slopes = [x], []
    for w in weights:
        out, slope = bend(np.einsum("ni,ij->nj", inputs[-1], w))
        inputs.append(out)
        slopes.append(slope)
    found: list[float] = []
    for layer in range(depth - 1, -1, -1):
        upstream = upstream * slopes[layer]
        found.insert(0, float(np.linalg.norm(np.einsum("ni,nj->ij", inputs[layer], upstream))))
        upstream = np.einsum("nj,ij->ni", upstream, weights[layer])
    return np.array(found)
