"""D2-16: the reference against torch.autograd in float64, and right versions against the reference."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day2", "regularization"
VERSIONS = daykit.functions(DAY, SLUG)
TOL = daykit.stated(DAY, SLUG, "TOL")
SHAPES = [(4, 6), (4,), (2, 3, 1, 2), (1, 2, 2)]
FROZEN = [2]


def drawn(seed: int) -> list[Any]:
    rng = np.random.default_rng(seed)
    return [rng.uniform(0.2, 2.0, size=s) * rng.choice([-1.0, 1.0], size=s) for s in SHAPES]


@pytest.mark.parametrize("frozen", [[], FROZEN])
@pytest.mark.parametrize(("l1", "l2"), [(0.3, 0.0), (0.0, 0.7), (0.3, 0.7)])
def test_the_penalty_and_its_slope_match_torch(l1: float, l2: float, frozen: list[int], reference: ModuleType) -> None:
    params = drawn(1)
    tensors = [torch.tensor(p, requires_grad=i not in frozen) for i, p in enumerate(params)]
    charged = [t for t in tensors if t.ndim > 1 and t.requires_grad]
    zero = torch.zeros(1, dtype=torch.float64)
    # Huber loss with a tiny threshold is |w|, half of the squared error from 0 is w^2 / 2.
    want = sum(
        l1 * torch.nn.functional.huber_loss(t, zero.expand_as(t), reduction="sum", delta=1e-9) / 1e-9
        + l2 / 2 * torch.nn.functional.mse_loss(t, zero.expand_as(t), reduction="sum")
        for t in charged
    )
    assert isinstance(want, torch.Tensor)
    assert reference.penalty(params, l1, l2, frozen) == pytest.approx(want.item(), rel=1e-8)
    slopes = torch.autograd.grad(want, charged)
    for t, slope in zip(charged, slopes, strict=True):
        i = next(i for i, other in enumerate(tensors) if other is t)

        def value(x: Any, i: int = i) -> float:
            return float(reference.penalty([*params[:i], x, *params[i + 1 :]], l1, l2, frozen))

        checks.close("slope", checks.numeric_gradient(value, params[i]), slope.numpy(), tol=1e-8)


def test_a_step_matches_sgd_with_weight_decay(reference: ModuleType) -> None:
    params, gradients = drawn(2), drawn(3)
    tensors = [torch.nn.Parameter(torch.tensor(p)) for p in params]
    for i, (t, g) in enumerate(zip(tensors, gradients, strict=True)):
        t.grad = None if i in FROZEN else torch.tensor(g)
    torch.optim.SGD([{"params": [t], "weight_decay": 0.4 * (t.ndim > 1)} for t in tensors], lr=0.1).step()
    want = np.concatenate([t.detach().numpy().ravel() for t in tensors])
    checks.close("after", reference.stepped(params, gradients, 0.4, 0.1, FROZEN), want, tol=1e-14)


@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerance(version: str, reference: ModuleType) -> None:
    scope = VERSIONS[version]
    for seed in range(10):
        params = drawn(seed)
        model = torch.nn.ParameterList([torch.nn.Parameter(torch.tensor(p)) for p in params])
        got = scope["penalty"](model, l1=0.3, l2=0.7).detach().item()
        want = reference.penalty(params, 0.3, 0.7)
        assert abs(got - want) < TOL / 4 * want
