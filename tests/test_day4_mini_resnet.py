"""D4-03: the reference against torch in float64, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch
from torch.nn import functional

from autograder import checks

DAY, SLUG = "day4", "mini_resnet"
VERSIONS = daykit.functions(DAY, SLUG)
DOUBLE, GRADIENT, NETS = daykit.stated(DAY, SLUG, "DOUBLE", "GRADIENT", "NETS")


@pytest.mark.parametrize("residual", [True, False])
def test_reference_matches_torchs_layers(reference: ModuleType, residual: bool) -> None:
    rng = np.random.default_rng(2)
    weights, x = reference.weights(rng, 2, 3), rng.normal(size=(2, 1, 5, 7))
    w = [torch.tensor(value) for value in weights]
    out = functional.relu(functional.conv2d(torch.tensor(x), w[0], w[1], padding=1))
    for i in (2, 6):
        inner = functional.relu(functional.conv2d(out, w[i], w[i + 1], padding=1))
        inner = functional.conv2d(inner, w[i + 2], w[i + 3], padding=1)
        out = functional.relu(inner + out if residual else inner)
    want = functional.linear(out.mean(dim=(2, 3)), w[-2], w[-1])
    checks.close("logits", reference.logits(weights, residual, x), want.numpy(), tol=1e-12)


def test_gradients_match_autograd(reference: ModuleType, apparatus: ModuleType) -> None:
    for sizes, nested in reference.NETWORKS:
        numbers, X, y = reference.network(np.random.default_rng(4), sizes)
        got = reference.smooth_gradients(numbers, X, y)
        want = apparatus.mini_resnet_gradients(apparatus.mini_resnet_network(*numbers, nested), X, y)
        for g, expected in zip(got, want, strict=True):
            checks.close("gradient", g, expected.numpy(), tol=1e-8)


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    functions = VERSIONS[name]
    worst_logits, worst_ratio = 0.0, 0.0
    for seed in range(3):
        rng = np.random.default_rng(seed)
        for depth, channels, shape in NETS:
            weights, x = reference.weights(rng, depth, channels), rng.normal(size=shape)
            for residual in (True, False):
                net = functions["make_deep_net"](depth, residual, channels=channels)
                got = apparatus.mini_resnet_logits(net, weights, x).numpy()
                error = checks.scaled_error(got, reference.logits(weights, residual, x))
                worst_logits = max(worst_logits, error)
        for sizes, nested in reference.NETWORKS:
            numbers, X, y = reference.network(rng, sizes)
            net = apparatus.mini_resnet_network(*numbers, nested)
            got = functions["gradient_ratio"](net, torch.tensor(X), torch.tensor(y))
            want = reference.ratio(reference.smooth_gradients(numbers, X, y))
            worst_ratio = max(worst_ratio, abs(got / want - 1))
    assert worst_logits < DOUBLE / 100
    assert worst_ratio < GRADIENT / 100
