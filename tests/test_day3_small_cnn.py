"""D3-09: the reference against torch in float64, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY, SLUG = "day3", "small_cnn"
VERSIONS = daykit.functions(DAY, SLUG)
SINGLE, GRADIENT, DOUBLE = daykit.stated(DAY, SLUG, "SINGLE", "GRADIENT", "DOUBLE")


def oracle(weights: list[Any], x: Any) -> Any:
    """The figure in torch.nn.functional, on tensors."""
    w1, b1, w2, b2, w3, b3 = weights
    f = nn.functional
    h = f.max_pool2d(f.relu(f.conv2d(x, w1, b1, padding=1)), 2)
    h = f.max_pool2d(f.relu(f.conv2d(h, w2, b2, padding=1)), 2)
    return f.linear(h.flatten(1), w3, b3)


def loaded(model: Any, weights: list[Any]) -> Any:
    model.to(torch.as_tensor(weights[0]).dtype)
    for weight in weights:
        parameter = next(p for p in model.parameters() if p.shape == weight.shape)
        parameter.data.copy_(torch.as_tensor(weight))
    return model


@pytest.mark.parametrize(("n", "channels", "classes", "size"), [(2, 3, 4, 8), (1, 1, 3, 14), (2, 1, 5, 16)])
def test_reference_logits_match_torch(reference: ModuleType, n: int, channels: int, classes: int, size: int) -> None:
    rng = np.random.default_rng(3)
    weights, x = reference.weights(rng, channels, classes, size), reference.images(rng, n, channels, size)
    want = oracle([torch.from_numpy(w).double() for w in weights], torch.from_numpy(x).double())
    checks.close("logits", reference.logits(weights, x), want.numpy(), tol=1e-13)


def test_reference_slopes_match_torch_autograd(reference: ModuleType) -> None:
    rng = np.random.default_rng(4)
    weights, x = reference.weights(rng, 2, 4, 8), reference.images(rng, 3, 2, 8)
    dout = rng.normal(size=(3, 4))
    tensors = [torch.from_numpy(w).double().requires_grad_() for w in weights]
    (oracle(tensors, torch.from_numpy(x).double()) * torch.from_numpy(dout)).sum().backward()
    for index, tensor in enumerate(tensors):
        assert tensor.grad is not None
        slopes = []
        for _ in range(3):
            direction = rng.normal(size=tensor.shape)
            slope = reference.slope(weights, index, direction, x, dout)
            slopes.append((slope, float((tensor.grad.numpy() * direction).sum())))
        kept = [(a, b) for a, b in slopes if a is not None]
        assert kept
        checks.close("slope", np.array([a for a, _ in kept]), np.array([b for _, b in kept]), tol=1e-5)


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_far_below_the_tolerances(reference: ModuleType, name: str) -> None:
    make, worst = VERSIONS[name]["SmallCNN"], [0.0, 0.0, 0.0]
    for seed in range(20):
        rng = np.random.default_rng(seed)
        weights, x = reference.weights(rng, 2, 4, 8), reference.images(rng, 3, 2, 8)
        dout = rng.normal(size=(3, 4)).astype(np.float32)
        exact = [torch.from_numpy(w).double().requires_grad_() for w in weights]
        logits = oracle(exact, torch.from_numpy(x).double())
        (logits * torch.from_numpy(dout)).sum().backward()
        model = loaded(make(2, 4), weights)
        got = model(torch.from_numpy(x))
        (got * torch.from_numpy(dout)).sum().backward()
        want = reference.logits(weights, x)
        worst[0] = max(worst[0], checks.scaled_error(got.detach().numpy(), want))
        for weight, tensor in zip(weights, exact, strict=True):
            mine = next(p for p in model.parameters() if p.shape == weight.shape)
            assert mine.grad is not None
            assert tensor.grad is not None
            worst[1] = max(worst[1], checks.scaled_error(mine.grad.numpy(), tensor.grad.numpy()))
        double = loaded(make(2, 4), [w.astype(np.float64) for w in weights])
        told = double(torch.from_numpy(x).double()).detach().numpy()
        worst[2] = max(worst[2], checks.scaled_error(told, want))
    assert all(w <= tol / 20 for w, tol in zip(worst, (SINGLE, GRADIENT, DOUBLE), strict=True)), worst


def test_average_pooling_is_far_above_the_tolerance(reference: ModuleType) -> None:
    for seed in range(20):
        rng = np.random.default_rng(seed)
        weights, x = reference.weights(rng, 2, 4, 8), reference.images(rng, 3, 2, 8)
        w1, b1, w2, b2, w3, b3 = (torch.from_numpy(w).double() for w in weights)
        f = nn.functional
        h = f.avg_pool2d(f.relu(f.conv2d(torch.from_numpy(x).double(), w1, b1, padding=1)), 2)
        h = f.avg_pool2d(f.relu(f.conv2d(h, w2, b2, padding=1)), 2)
        wrong = f.linear(h.flatten(1), w3, b3).numpy()
        assert checks.scaled_error(wrong, reference.logits(weights, x)) > 1000 * SINGLE
