"""Runs beside the student's code in the sandbox: public, holds no expected value."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

names: Mapping[str, Any]  # the student's own names, put here by the worker


def mixed_labels_generator(seed: int) -> Any:
    """A NumPy generator for the student's functions to draw from."""
    return np.random.default_rng(seed)


def mixed_labels_draw_elsewhere() -> None:
    """Numbers drawn from every global generator: what follows must not depend on their state."""
    random.random()
    np.random.random(3)


def mixed_labels_targets(function: str, shape: Sequence[int], alpha: float, seeds: Sequence[int]) -> Any:
    """The targets (draws, N, N) that mixup or cutmix gives for images of `shape`, each of a class of its own."""
    x, y = np.zeros(shape, dtype=np.float32), np.arange(shape[0])
    return np.stack([names[function](x, y, shape[0], alpha, np.random.default_rng(seed))[1] for seed in seeds])


def mixed_labels_places(shape: Sequence[int], alpha: float, seeds: Sequence[int]) -> Any:
    """Where cutmix changed images of `shape`, of which the i-th holds i everywhere: (draws, H, W) of bool."""
    x = np.ones(shape, dtype=np.float32) * np.arange(shape[0], dtype=np.float32)[:, None, None, None]
    y, places = np.arange(shape[0]), []
    for seed in seeds:
        mixed = names["cutmix"](x, y, shape[0], alpha, np.random.default_rng(seed))[0]
        places.append((mixed != x).any(axis=(0, 1)))
    return np.stack(places)
