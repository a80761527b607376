"""What an epoch of mini-batches must contain, and examples that carry their own label and number."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["examples", "numbers", "sizes"]

Array = npt.NDArray[Any]


def examples(rng: np.random.Generator, n: int, dims: tuple[int, ...]) -> tuple[Array, Array]:
    """X (n, *dims), y (n,) int64: labels are all different, and every entry of X[i] has y[i] as its whole part."""
    y = rng.permutation(100)[:n].astype(np.int64)
    return y.reshape(n, *[1] * len(dims)) + rng.uniform(0.1, 0.9, size=(n, *dims)), y


def numbers(y: Array, seen: Array) -> Array:
    """The numbers of the examples whose labels are `seen`, in this order; -1 for a label that is not in y."""
    where = {int(label): i for i, label in enumerate(y)}
    return np.array([where.get(int(label), -1) for label in seen], dtype=np.int64)


def sizes(n: int, batch_size: int) -> list[int]:
    """Sizes of the batches of one epoch: full ones, then what is left over."""
    return [min(batch_size, n - start) for start in range(0, n, batch_size)]
