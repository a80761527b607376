"""D6-02: the reference against torch's own layers and autograd, and right versions against the tolerance."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch.nn import functional

from autograder import checks

DAY, SLUG = "day6", "discriminator"
TOL = daykit.stated(DAY, SLUG, "TOL")
VERSIONS = {version: scope["Discriminator"] for version, scope in daykit.functions(DAY, SLUG).items()}
MILDEST = daykit.namespace(DAY, daykit.mistake(DAY, SLUG, "batchnorm_in_the_first_layer"))["Discriminator"]
SIZES = [(1, 8, 4), (3, 16, 2), (1, 28, 3), (3, 32, 2)]


def by_torch(weights: dict[str, Any], widths: list[int], x: torch.Tensor, training: bool) -> Any:
    """The figure in torch's own functions."""
    w = {name: torch.from_numpy(value) for name, value in weights.items()}
    for stage in range(len(widths) - 1):
        name = f"conv {widths[stage]} {widths[stage + 1]}"
        x = functional.conv2d(x, w[name], w.get(f"{name} bias"), stride=2, padding=1)
        if stage:
            gamma, beta, mean, var = w[f"norm {widths[stage + 1]}"]
            x = functional.batch_norm(x, mean.clone(), var.clone(), gamma, beta, training=training)
        x = functional.leaky_relu(x, 0.2)
    name = f"linear {x[0].numel()} 1"
    return functional.linear(x.flatten(1), w[name], w[f"{name} bias"])


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize(("in_ch", "size", "base"), SIZES)
def test_reference_matches_torch(in_ch: int, size: int, base: int, training: bool, reference: ModuleType) -> None:
    rng = np.random.default_rng(size)
    weights, widths = reference.weights(rng, in_ch, size, base), reference.channels(in_ch, size, base)
    x = rng.normal(size=(3, in_ch, size, size))
    want = by_torch(weights, widths, torch.from_numpy(x), training)
    checks.close("logits", reference.forward(weights, widths, x, training)[0], want.numpy(), tol=1e-13)


def test_reference_gradient_matches_autograd(reference: ModuleType) -> None:
    rng = np.random.default_rng(3)
    weights, widths = reference.weights(rng, 3, 8, 2), reference.channels(3, 8, 2)
    x, upstream = rng.normal(size=(2, 3, 8, 8)), rng.normal(size=(2, 1))
    watched = torch.from_numpy(x).requires_grad_()
    (by_torch(weights, widths, watched, False) * torch.from_numpy(upstream)).sum().backward()
    assert watched.grad is not None
    checks.close("dx", reference.input_gradient(weights, widths, x, upstream), watched.grad.numpy(), tol=1e-13)


@pytest.mark.parametrize("training", [False, True])
def test_right_versions_stay_well_below_the_tolerance_and_the_mildest_mistake_above(
    training: bool, reference: ModuleType, apparatus: ModuleType
) -> None:
    worst, mildest = 0.0, np.inf
    for seed in range(20):
        rng = np.random.default_rng(seed)
        in_ch, size, base = SIZES[seed % 4]
        weights, widths = reference.weights(rng, in_ch, size, base), reference.channels(in_ch, size, base)
        x = rng.normal(size=(3, in_ch, size, size))
        want, _ = reference.forward(weights, widths, x, training)
        for version in (*VERSIONS.values(), MILDEST):
            model = apparatus.discriminator_given(version(in_ch, size, base), weights, training)
            error = checks.scaled_error(model(torch.from_numpy(x)).detach().numpy(), want)
            if version is MILDEST:
                mildest = min(mildest, error)
            else:
                worst = max(worst, error)
    assert worst < TOL / 1e5
    assert mildest > TOL * (1e6 if training else 100)
