"""Reference of D4-08 in float64: the network as one formula, Adam by hand with a rate of its own for each part.

Only the derivatives are torch's. tests/test_day4_fine_tune.py compares it with torch's own layers and optimizer. Also
data for the graders.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from autograder.digits import digits as load_images

Array = np.ndarray[Any, Any]
EPS, MOMENTUM = 1e-5, 0.1  # nn.BatchNorm2d's
BETA1, BETA2, TINY = 0.9, 0.999, 1e-8  # torch.optim.Adam's defaults
NOISE = 0.35  # standard deviation of the noisy camera
CHECKPOINT = Path(__file__).resolve().parents[1] / "files" / "digits_0_to_9.pt"


def weights(rng: np.random.Generator, a: int = 3, b: int = 4, classes: int = 4) -> dict[str, Array]:
    """A small network of the course's form: `a` and `b` channels, `classes` outputs."""
    found: dict[str, Array] = {}
    for at, before, after in ((0, 1, a), (4, a, b)):
        found[f"features.{at}.weight"] = rng.normal(size=(after, before, 3, 3)) / np.sqrt(9 * before)
        found[f"features.{at + 1}.weight"] = rng.uniform(0.5, 1.5, size=after)
        found[f"features.{at + 1}.bias"] = rng.normal(size=after) * 0.3
        found[f"features.{at + 1}.running_mean"] = rng.normal(size=after) * 0.2
        found[f"features.{at + 1}.running_var"] = rng.uniform(0.3, 1.0, size=after)
        found[f"features.{at + 1}.num_batches_tracked"] = np.array(7)
    found["fc.weight"] = rng.normal(size=(classes, 4 * b)) / np.sqrt(4 * b)
    found["fc.bias"] = rng.normal(size=classes) * 0.3
    return found


def images(rng: np.random.Generator, n: int) -> Array:
    """Noisy ones: many values lie below 0 and above 1."""
    return rng.uniform(size=(n, 1, 8, 8)) + NOISE * rng.normal(size=(n, 1, 8, 8))


def _logits(w: dict[str, Any], X: Any, seen: dict[str, Any] | None) -> Any:
    """The network's formula; where `seen` is a dict, by the batch's own statistics, which are noted there."""
    import torch

    for at in (0, 4):
        norm = f"features.{at + 1}"
        X = torch.nn.functional.conv2d(X, w[f"features.{at}.weight"], padding=1)
        mean, var = w[f"{norm}.running_mean"], w[f"{norm}.running_var"]
        if seen is not None:
            mean, var = X.mean(dim=(0, 2, 3)), X.var(dim=(0, 2, 3), correction=0)
            n = X.numel() // X.shape[1]
            seen[f"{norm}.running_mean"], seen[f"{norm}.running_var"] = mean.detach(), var.detach() * n / (n - 1)
        scale = w[f"{norm}.weight"] / (var + EPS).sqrt()
        X = ((X - mean[:, None, None]) * scale[:, None, None] + w[f"{norm}.bias"][:, None, None]).clamp(min=0)
        n, c, i, j = X.shape
        X = X.reshape(n, c, i // 2, 2, j // 2, 2).amax(dim=(3, 5))
    return X.reshape(len(X), -1) @ w["fc.weight"].T + w["fc.bias"]


def outputs(w: dict[str, Array], X: Array) -> Array:
    """Logits (N, C) of X (N, 1, 8, 8), in evaluation mode."""
    import torch

    found: Array = _logits({name: torch.from_numpy(v) for name, v in w.items()}, torch.from_numpy(X), None).numpy()
    return found


def tuned(
    w: dict[str, Array], batches: Sequence[tuple[Array, Array]], lr_backbone: float, lr_head: float
) -> dict[str, Array]:
    """The weights and running statistics after a step of Adam on each batch of X (N, 1, 8, 8) and y (N,)."""
    import torch

    w = {name: torch.tensor(value) for name, value in w.items()}
    learning = [name for name in w if name.endswith(("weight", "bias"))]
    m, v = ({name: torch.zeros_like(w[name]) for name in learning} for _ in range(2))
    for t, (X, y) in enumerate(batches, 1):
        leaves = {name: w[name].clone().requires_grad_() for name in learning}
        seen: dict[str, Any] = {}
        z = _logits(w | leaves, torch.from_numpy(X), seen)
        loss = (z.logsumexp(dim=1) - z[torch.arange(len(y)), torch.from_numpy(y)]).mean()
        for name, g in zip(learning, torch.autograd.grad(loss, list(leaves.values())), strict=True):
            m[name] = BETA1 * m[name] + (1 - BETA1) * g
            v[name] = BETA2 * v[name] + (1 - BETA2) * g**2
            step = m[name] / (1 - BETA1**t) / ((v[name] / (1 - BETA2**t)).sqrt() + TINY)
            w[name] = w[name] - (lr_head if name.startswith("fc.") else lr_backbone) * step
        for name, value in seen.items():
            w[name] = (1 - MOMENTUM) * w[name] + MOMENTUM * value
    return {name: value.numpy() for name, value in w.items()}


def checkpoint() -> dict[str, Array]:
    """The course's network for all ten digits, as arrays."""
    import torch

    return {name: t.numpy() for name, t in torch.load(CHECKPOINT, map_location="cpu", weights_only=True).items()}


def renumbered(w: dict[str, Array], roles: Array) -> dict[str, Array]:
    """The same network with its outputs in another order: output j is for the digit roles[j]."""
    return w | {name: w[name][roles] for name in ("fc.weight", "fc.bias")}


def digits(rng: np.random.Generator) -> tuple[Array, tuple[Array, Array], tuple[Array, Array, Array]]:
    """Roles (10,) of the digits; 5 noisy images per class with labels; 36 others, noisy, clean, and their labels.

    float32. The others are none of those that the network was trained on (scripts/pretrain_digits.py).
    """
    images, labels = load_images()
    X = (images[:, None] / 16).astype(np.float32)
    roles = rng.permutation(10)
    unseen = np.arange(len(X)) % 4 == 0
    few = np.concatenate([rng.permutation(np.flatnonzero((labels == d) & ~unseen))[:5] for d in roles])
    hidden = np.concatenate([rng.permutation(np.flatnonzero((labels == d) & unseen))[:36] for d in roles])

    def noisy(clean: Array) -> Array:
        return (clean + NOISE * rng.normal(size=clean.shape)).astype(np.float32)

    labels = np.arange(10)
    return roles, (noisy(X[few]), labels.repeat(5)), (noisy(X[hidden]), X[hidden], labels.repeat(36))
