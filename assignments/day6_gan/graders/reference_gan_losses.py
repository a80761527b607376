"""Reference of D6-04 in float64: the losses of a GAN from logits, with NumPy's logaddexp, and their gradients."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def cross_entropy(z: Array, target: float) -> float:
    """Mean of -target log(sigmoid(z)) - (1 - target) log(1 - sigmoid(z)); any shape, no overflow."""
    z = np.asarray(z, np.float64).ravel()
    return float(np.mean(target * np.logaddexp(0, -z) + (1 - target) * np.logaddexp(0, z)))


def sigmoid(z: Array) -> Array:
    return np.exp(-np.logaddexp(0, -np.asarray(z, np.float64)))


def d_loss(real: Array, fake: Array, smooth: float = 0.0) -> float:
    return cross_entropy(real, 1 - smooth) + cross_entropy(fake, 0)


def g_loss_minimax(fake: Array) -> float:
    return -cross_entropy(fake, 0)


def g_loss(fake: Array) -> float:
    return cross_entropy(fake, 1)


def ls_d_loss(real: Array, fake: Array) -> float:
    return float(np.mean((np.asarray(real) - 1) ** 2) + np.mean(np.asarray(fake) ** 2)) / 2


def ls_g_loss(fake: Array) -> float:
    return float(np.mean((np.asarray(fake) - 1) ** 2)) / 2
