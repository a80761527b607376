"""The references of the day-1 tools against torch in float64."""

from __future__ import annotations

import daykit
import numpy as np
import pytest
import torch
from torch.nn import functional

from autograder import checks


@pytest.mark.parametrize("scale", [1.0, 1e4])
@pytest.mark.parametrize("name", ["mse", "bce"])
def test_losses_match_torch(name: str, scale: float) -> None:
    reference = daykit.reference("day1", "losses")
    rng = np.random.default_rng(4)
    for shape in ((5,), (4, 3), (1,)):
        z, t = scale * rng.normal(size=shape), rng.uniform(size=shape)
        tensor = torch.from_numpy(z.copy()).requires_grad_()
        oracle = functional.mse_loss if name == "mse" else functional.binary_cross_entropy_with_logits
        loss = oracle(tensor, torch.from_numpy(t))
        (want,) = torch.autograd.grad(loss, tensor)
        forward = getattr(reference, name)
        assert forward(z, t) == pytest.approx(loss.item(), rel=1e-12)
        if scale == 1.0:
            # mypy finds no types for a lambda's defaults, which hold this turn's values.
            got = checks.numeric_gradient(lambda v, f=forward, t=t: f(v, t), z)  # type: ignore[misc]
            assert checks.scaled_error(got, want.numpy()) < 1e-8
        if name == "bce":
            assert checks.scaled_error(reference.bce_gradient(z, t), want.numpy()) < 1e-12


@pytest.mark.parametrize("scale", ["xavier", "he"])
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_gradient_norms_match_torch(activation: str, scale: str) -> None:
    rng = np.random.default_rng(5)
    h = torch.from_numpy(rng.normal(size=(32, 7)))
    std = float(np.sqrt((2 if scale == "he" else 1) / 7))
    weights = [torch.from_numpy(std * rng.normal(size=(7, 7))).requires_grad_() for _ in range(4)]
    upstream = torch.from_numpy(rng.normal(size=(32, 7)))
    for w in weights:
        h = getattr(torch, activation)(h @ w)
    (h * upstream).sum().backward()
    want = np.array([float(torch.linalg.norm(w.grad)) for w in weights if w.grad is not None])
    got = daykit.reference("day1", "norms").norms(4, activation, width=7, seed=5, scale=scale)
    assert checks.close("norms", got, want, tol=1e-12) < 1e-12
