"""D3-07: the reference against torch in float64, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day3", "spatial_batchnorm"
VERSIONS = daykit.functions(DAY, SLUG)


@pytest.mark.parametrize(("shape", "eps"), [((3, 2, 2, 4), 1e-5), ((1, 3, 4, 2), 0.5), ((2, 1, 3, 3), 1e-5)])
def test_reference_matches_batchnorm2d_and_autograd(
    reference: ModuleType, shape: tuple[int, int, int, int], eps: float
) -> None:
    rng = np.random.default_rng(3)
    x, dout, c = reference.images(rng, shape), rng.normal(size=shape), shape[1]
    gamma, beta = reference.layer(rng, c)
    layer = torch.nn.BatchNorm2d(c, eps=eps, momentum=0.3, dtype=torch.float64)
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(gamma))
        layer.bias.copy_(torch.from_numpy(beta))
    leaf = torch.tensor(x, requires_grad=True)
    out = layer(leaf)
    out.backward(torch.from_numpy(dout))
    checks.close("out", reference.train(x, gamma, beta, eps), out.detach().numpy(), tol=1e-12)
    assert leaf.grad is not None
    assert layer.weight.grad is not None
    assert layer.bias.grad is not None
    want = [leaf.grad.numpy(), layer.weight.grad.numpy(), layer.bias.grad.numpy()]
    for got, expected in zip(reference.gradients(x, gamma, beta, dout, eps), want, strict=True):
        checks.close("gradient", got, expected, tol=1e-8)

    batches = [x, *(reference.images(rng, shape) for _ in range(4))]
    for later in batches[1:]:
        layer(torch.from_numpy(later))
    mean, var = reference.moved(np.zeros(c), np.ones(c), batches, 0.3)
    assert layer.running_mean is not None
    assert layer.running_var is not None
    checks.close("mean", mean, layer.running_mean.numpy(), tol=1e-12)
    checks.close("var", var, layer.running_var.numpy(), tol=1e-12)
    layer.eval()
    got = reference.normalise(x, gamma, beta, mean, var, eps)
    checks.close("out", got, layer(torch.from_numpy(x)).detach().numpy(), tol=1e-12)


@pytest.fixture(scope="module")
def samples(reference: ModuleType) -> list[Any]:
    """Kind of tolerance, arguments x, gamma, beta, dout, eps, and what is right for them: out, dx, dgamma, dbeta."""
    found = []
    for seed in range(3):
        rng = np.random.default_rng(seed)
        cases = [("gradient", case) for case in reference.backward_cases(rng)]
        x, dout = reference.images(rng, (3, 2, 4, 2)), rng.normal(size=(3, 2, 4, 2))
        single = tuple(a.astype(np.float32) for a in (x, *reference.layer(rng, 2), dout))
        for kind, (x, gamma, beta, dout, eps) in [*cases, ("single", (*single, 1e-5))]:
            right = (reference.train(x, gamma, beta, eps), *reference.gradients(x, gamma, beta, dout, eps))
            found.append((kind, (x, gamma, beta, dout, eps), right))
    return found


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, samples: list[Any]) -> None:
    functions = VERSIONS[name]
    worst = {"double": 0.0, "gradient": 0.0, "single": 0.0}
    for kind, (x, gamma, beta, dout, eps), right in samples:
        running = {"mean": np.zeros(x.shape[1], x.dtype), "var": np.ones(x.shape[1], x.dtype)}
        out, cache = functions["spatial_batchnorm_forward"](x, gamma, beta, running, "train", eps=eps)
        gradients = functions["spatial_batchnorm_backward"](dout, cache)
        kinds = ["double" if kind == "gradient" else kind, kind, kind, kind]
        for key, got, want in zip(kinds, (out, *gradients), right, strict=True):
            worst[key] = max(worst[key], checks.scaled_error(np.asarray(got).reshape(want.shape), want))
    double, gradient, single = daykit.stated(DAY, SLUG, "DOUBLE", "GRADIENT", "SINGLE")
    assert worst["double"] < double / 100, worst
    assert worst["gradient"] < gradient / 10, worst
    assert worst["single"] < single / 4, worst
