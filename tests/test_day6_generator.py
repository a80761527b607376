"""D6-03: the reference against torch's own layers and autograd, and right versions against the tolerance."""

from __future__ import annotations

import itertools
from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch.nn import functional

from autograder import checks

DAY, SLUG = "day6", "generator"
TOL = daykit.stated(DAY, SLUG, "TOL")
VERSIONS = {version: scope["Generator"] for version, scope in daykit.functions(DAY, SLUG).items()}
MILDEST = daykit.namespace(DAY, daykit.mistake(DAY, SLUG, "batchnorm_after_the_output"))["Generator"]
SIZES = [(5, 1, 8, 4), (7, 3, 16, 2), (4, 1, 28, 3), (6, 3, 32, 2)]


def by_torch(weights: dict[str, Any], widths: list[int], z: torch.Tensor, training: bool) -> Any:
    """The figure in torch's own functions."""
    w = {name: torch.from_numpy(value) for name, value in weights.items()}
    (linear,) = (value for name, value in w.items() if name.startswith("linear"))
    x = functional.linear(z, linear)
    side = round((x.shape[1] / widths[0]) ** 0.5)
    x = x.reshape(len(z), widths[0], side, side)
    for before, after in itertools.pairwise(widths):
        gamma, beta, mean, var = w[f"norm {before}"]
        x = functional.batch_norm(x, mean.clone(), var.clone(), gamma, beta, training=training).relu()
        name = f"convt {before} {after}"
        x = functional.conv_transpose2d(x, w[name], w.get(f"{name} bias"), stride=2, padding=1)
    return x.tanh()


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize("given", SIZES)
def test_reference_matches_torch(given: tuple[int, int, int, int], training: bool, reference: ModuleType) -> None:
    rng = np.random.default_rng(given[2])
    weights, widths = reference.weights(rng, *given), reference.channels(*given[1:])
    z = rng.normal(size=(3, given[0]))
    want = by_torch(weights, widths, torch.from_numpy(z), training)
    checks.close("pictures", reference.forward(weights, widths, z, training)[0], want.numpy(), tol=1e-13)


def test_reference_gradient_matches_autograd(reference: ModuleType) -> None:
    rng = np.random.default_rng(3)
    weights, widths = reference.weights(rng, 4, 3, 16, 2), reference.channels(3, 16, 2)
    z, upstream = rng.normal(size=(2, 4)), rng.normal(size=(2, 3, 16, 16))
    watched = torch.from_numpy(z).requires_grad_()
    (by_torch(weights, widths, watched, False) * torch.from_numpy(upstream)).sum().backward()
    assert watched.grad is not None
    checks.close("dz", reference.noise_gradient(weights, widths, z, upstream), watched.grad.numpy(), tol=1e-13)


def test_reference_output_size_matches_torch(reference: ModuleType) -> None:
    rng = np.random.default_rng(5)
    for _ in range(200):
        size, k, s, p = (int(rng.integers(low, high)) for low, high in ((1, 12), (1, 8), (1, 5), (0, 4)))
        out_pad = int(rng.integers(0, s))
        want = reference.output_size(size, k, s, p, out_pad)
        if want > 0:
            kernel = torch.zeros(1, 1, k, k)
            out = functional.conv_transpose2d(torch.zeros(1, 1, size, size), kernel, None, s, p, out_pad)
            assert tuple(out.shape[2:]) == (want, want)


@pytest.mark.parametrize("training", [False, True])
def test_right_versions_stay_well_below_the_tolerance_and_the_mildest_mistake_above(
    training: bool, reference: ModuleType, apparatus: ModuleType
) -> None:
    worst, mildest = 0.0, np.inf
    for seed in range(20):
        rng = np.random.default_rng(seed)
        given = SIZES[seed % 4]
        weights, widths = reference.weights(rng, *given), reference.channels(*given[1:])
        z = rng.normal(size=(3, given[0]))
        want, _ = reference.forward(weights, widths, z, training)
        for version in (*VERSIONS.values(), MILDEST):
            model = apparatus.generator_given(version(*given), weights, training)
            error = checks.scaled_error(model(torch.from_numpy(z)).detach().numpy(), want)
            if version is MILDEST:
                mildest = min(mildest, error)
            else:
                worst = max(worst, error)
    assert worst < TOL / 1e5
    assert mildest > TOL * (1e6 if training else 100)
