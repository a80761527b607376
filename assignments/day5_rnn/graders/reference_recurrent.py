"""D5-08 and D5-17: gradients of a recurrent layer by central differences, whatever its cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder import checks

Array = np.ndarray[Any, Any]


def gradients(forward: Callable[..., Array], arrays: Sequence[Array], dh: Array) -> tuple[Array, ...]:
    """d sum(h * dh) / d array for each of the arrays that `forward` makes h (N, T, H) of, in their order."""

    def loss(k: int, v: Array) -> float:
        return float(np.vdot(forward(*arrays[:k], v, *arrays[k + 1 :]), dh))

    return tuple(checks.numeric_gradient(lambda v, k=k: loss(k, v), a) for k, a in enumerate(arrays))
