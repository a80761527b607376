"""D2-14: the reference against torch in float64, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day2", "batchnorm"
VERSIONS = daykit.functions(DAY, SLUG)


@pytest.mark.parametrize(("n", "d", "eps"), [(4, 5, 1e-5), (2, 1, 0.5), (64, 2, 1e-5)])
def test_reference_matches_batchnorm1d_and_autograd(reference: ModuleType, n: int, d: int, eps: float) -> None:
    rng = np.random.default_rng(3)
    x, dout = rng.normal(4.0, 5.0, size=(n, d)), rng.normal(size=(n, d))
    gamma, beta = rng.normal(size=d), rng.normal(size=d)
    layer = torch.nn.BatchNorm1d(d, eps=eps, momentum=0.3, dtype=torch.float64)
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

    batches = [x, *(rng.normal(size=(n + 1, d)) for _ in range(4))]
    for later in batches[1:]:
        layer(torch.from_numpy(later))
    mean, var = reference.moved(np.zeros(d), np.ones(d), batches, 0.3)
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
    for seed in range(6):
        rng = np.random.default_rng(seed)
        for x, gamma, beta, dout, eps in reference.backward_cases(rng):
            if len(x) < 8:  # central differences of the large batch take their time
                right = (reference.train(x, gamma, beta, eps), *reference.gradients(x, gamma, beta, dout, eps))
                found.append(("gradient", (x, gamma, beta, dout, eps), right))
        x = (reference.batch(rng, 24, 4, 1.5) / 2 + 1e4).astype(np.float32)
        gamma, beta = (a.astype(np.float32) for a in reference.layer(rng, 4))
        dout = rng.normal(size=x.shape).astype(np.float32)
        near = x.astype(np.float64) - 1e4
        right = (reference.train(near, gamma, beta), *reference.gradients(near, gamma, beta, dout, 1e-5))
        found.append(("single", (x, gamma, beta, dout, 1e-5), right))
    return found


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, samples: list[Any]) -> None:
    functions = VERSIONS[name]
    worst = {"double": 0.0, "gradient": 0.0, "single": 0.0}
    for kind, (x, gamma, beta, dout, eps), right in samples:
        running = {"mean": np.zeros(x.shape[1], x.dtype), "var": np.ones(x.shape[1], x.dtype)}
        out, cache = functions["batchnorm_forward"](x, gamma, beta, running, "train", eps=eps)
        gradients = functions["batchnorm_backward"](dout, cache)
        kinds = ["double" if kind == "gradient" else kind, kind, kind, kind]
        for key, got, want in zip(kinds, (out, *gradients), right, strict=True):
            worst[key] = max(worst[key], checks.scaled_error(np.asarray(got).reshape(want.shape), want))
    double, gradient, single = daykit.stated(DAY, SLUG, "DOUBLE", "GRADIENT", "SINGLE")
    assert worst["double"] < double / 100, worst
    assert worst["gradient"] < gradient / 10, worst
    assert worst["single"] < single / 4, worst
