"""Reference of D4-04: the tensors of small networks, and what has to be in a network and in the report after loading.

Networks: layer1 (3x3 convolution `conv`, then `bn`), layer2 (1x1 convolution called `fc`, then `bn`), head `fc`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Tensors = dict[str, Array]
KINDS = ("loaded", "missing", "unexpected", "mismatched")


def tensors(rng: np.random.Generator, classes: int, width: int = 5) -> Tensors:
    """The state of a network as if it had been trained for a while, in the order of its definition; float32."""
    state: Tensors = {}
    for layer, conv, shape in (("layer1", "conv", (3, 1, 3, 3)), ("layer2", "fc", (width, 3, 1, 1))):
        state[f"{layer}.{conv}.weight"] = rng.normal(size=shape)
        state[f"{layer}.bn.weight"] = rng.uniform(0.5, 1.5, size=shape[0])
        state[f"{layer}.bn.bias"] = rng.normal(size=shape[0])
        state[f"{layer}.bn.running_mean"] = rng.normal(size=shape[0])
        state[f"{layer}.bn.running_var"] = rng.uniform(0.5, 2.0, size=shape[0])
        state[f"{layer}.bn.num_batches_tracked"] = np.array(int(rng.integers(10, 999)))
    state |= {"fc.weight": rng.normal(size=(classes, width)), "fc.bias": rng.normal(size=classes)}
    return {name: t if t.dtype.kind == "i" else t.astype(np.float32) for name, t in state.items()}


def without(state: Tensors, *names: str) -> Tensors:
    return {name: t for name, t in state.items() if name not in names}


def is_statistic(name: str) -> bool:
    return name.rpartition(".")[2] in ("running_mean", "running_var", "num_batches_tracked")


def after(model: Mapping[str, Array], file: Mapping[str, Array]) -> Tensors:
    """The model's tensors after loading; `file` has the model's names."""
    fitting = [name for name in model if name in file and file[name].shape == model[name].shape]
    return {name: file[name].astype(t.dtype) if name in fitting else t for name, t in model.items()}


def report(model: Mapping[str, Array], file: Mapping[str, Array]) -> dict[str, list[str]]:
    both = model.keys() & file.keys()
    same = {name for name in both if model[name].shape == file[name].shape}
    parts = (same, model.keys() - both, file.keys() - both, both - same)
    return {kind: sorted(names) for kind, names in zip(KINDS, parts, strict=True)}
