"""Reference of D4-06: the parameters of a network of four blocks, and where a step of SGD takes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Tensors = dict[str, Array]
# In the order of definition.
SHAPES: Mapping[str, tuple[int, ...]] = {
    "stem.conv.weight": (3, 1, 3, 3),
    "stem.bn.weight": (3,),
    "stem.bn.bias": (3,),
    "mix.0.weight": (3, 3, 1, 1),
    "mix.0.bias": (3,),
    "mix.1.weight": (3,),
    "mix.1.bias": (3,),
    "deep.fc.weight": (4, 3),
    "deep.fc.bias": (4,),
    "fc.weight": (5, 4),
    "fc.bias": (5,),
}
# Weights of convolutions and of linear layers.
DECAYING = frozenset(("stem.conv.weight", "mix.0.weight", "deep.fc.weight", "fc.weight"))
BLOCKS = ("stem", "mix", "deep", "fc")
EVERYTHING = tuple(SHAPES)


def tensors(rng: np.random.Generator) -> Tensors:
    return {name: rng.normal(size=shape) for name, shape in SHAPES.items()}


def of_blocks(*blocks: str) -> list[str]:
    return [name for name in SHAPES if name.split(".")[0] in blocks]


def stepped(
    start: Tensors, grads: Tensors, learning: Collection[str], lr_backbone: float, lr_head: float, decay: float = 0.0
) -> Tensors:
    """SGD: w - lr (g + decay w) for what learns."""
    after = dict(start)
    for name in learning:
        lr = lr_head if name.split(".")[0] == "fc" else lr_backbone
        shrink = decay if name in DECAYING else 0.0
        after[name] = start[name] - lr * (grads[name] + shrink * start[name])
    return after
