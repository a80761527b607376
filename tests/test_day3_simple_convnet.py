"""D3-08: the reference against torch in float64, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch.nn import functional

from autograder import checks

DAY, SLUG = "day3", "simple_convnet"
VERSIONS = daykit.functions(DAY, SLUG)
FORWARD, GRADIENT, SIZES = daykit.stated(DAY, SLUG, "FORWARD", "GRADIENT", "SIZES")
NAMES = ("W1", "b1", "W2", "b2")


@pytest.mark.parametrize(("n", "sizes"), SIZES)
def test_reference_matches_torch_and_autograd(reference: ModuleType, n: int, sizes: Any) -> None:
    params, X, y, want = reference.steep_problem(np.random.default_rng(5), n, sizes)
    leaves = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    maps = functional.conv2d(torch.tensor(X), leaves["W1"], leaves["b1"], padding="same")
    scores = functional.max_pool2d(functional.relu(maps), 2).flatten(1) @ leaves["W2"] + leaves["b2"]
    loss = functional.cross_entropy(scores, torch.tensor(y))
    loss.backward()
    checks.close("scores", reference.scores(params, X), scores.detach().numpy(), tol=1e-12)
    assert reference.loss(params, X, y) == pytest.approx(loss.item(), rel=1e-12)
    for name, leaf in leaves.items():
        assert leaf.grad is not None
        checks.close(name, want[name], leaf.grad.numpy(), tol=1e-8)


@pytest.fixture(scope="module")
def problems(reference: ModuleType) -> list[Any]:
    """Sizes, and a problem with its gradients, for every size of the graders and three seeds."""
    seeds = [np.random.default_rng(seed) for seed in range(3)]
    return [(sizes, reference.steep_problem(rng, n, sizes)) for rng in seeds for n, sizes in SIZES]


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType, problems: list[Any]) -> None:
    forward, gradient = 0.0, 0.0
    for (input_dim, filters, k, classes), (params, X, y, want) in problems:
        net = VERSIONS[name]["SimpleConvNet"](input_dim, filters, k, classes)
        net.params = {key: value.copy() for key, value in params.items()}
        loss, grads = net.loss(X, y)
        forward = max(forward, abs(loss - reference.loss(params, X, y)))
        forward = max(forward, checks.scaled_error(net.loss(X), reference.scores(params, X)))
        gradient = max(gradient, *(checks.scaled_error(grads[key], want[key]) for key in NAMES))
    assert forward < FORWARD / 100
    assert gradient < GRADIENT / 10
