"""D2-02's reference against torch's autograd in float64, and how far right versions stay below the tolerances."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day2", "linreg_step"
VERSIONS = daykit.functions(DAY, SLUG)
TOLERANCES = daykit.stated(DAY, SLUG, "DOUBLE", "SINGLE")


def problem(seed: int, n: int, d: int, dtype: Any = np.float64) -> list[Any]:
    """w, b, X, y as the graders draw them."""
    rng = np.random.default_rng(seed)
    w, b = rng.normal(size=d), np.array(rng.normal())
    x, y = rng.normal(1.0, 1.0, size=(n, d)), rng.normal(20.0, 1.0, size=n)
    return [v.astype(dtype) for v in (w, b, x, y)]


@pytest.mark.parametrize(("n", "d"), [(7, 3), (1, 4), (5, 1)])
def test_reference_matches_autograd(n: int, d: int, reference: ModuleType) -> None:
    w, b, x, y = problem(3, n, d)
    tw, tb = torch.tensor(w, requires_grad=True), torch.tensor(b, requires_grad=True)
    loss = torch.nn.functional.mse_loss(torch.tensor(x) @ tw + tb, torch.tensor(y))
    dw, db = torch.autograd.grad(loss, (tw, tb))
    got_w, got_b, got_loss = reference.step(w, b, x, y, 0.1)
    checks.close("w", got_w, w - 0.1 * dw.numpy(), tol=1e-12)
    checks.close("b", got_b, b - 0.1 * db.numpy(), tol=1e-12)
    checks.close("loss", got_loss, loss.detach().numpy(), tol=1e-12)


@pytest.mark.parametrize("name", sorted(VERSIONS))
@pytest.mark.parametrize(("dtype", "which"), [(np.float64, 0), (np.float32, 1)])
def test_right_versions_stay_well_below_the_tolerances(
    name: str, dtype: Any, which: int, reference: ModuleType
) -> None:
    linreg_step, worst = VERSIONS[name][SLUG], 0.0
    for seed in range(50):
        for n, d in ((7, 3), (1, 4), (5, 1)):
            w, b, x, y = problem(seed, n, d, dtype)
            tw, tb = torch.tensor(w, requires_grad=True), torch.tensor(b, requires_grad=True)
            loss = linreg_step(tw, tb, torch.tensor(x), torch.tensor(y), 0.1)
            want = reference.step(w, b, x, y, 0.1)
            got = (tw.detach().numpy(), tb.detach().numpy(), np.array(loss))
            worst = max(worst, *map(checks.scaled_error, got, want))
    assert worst < TOLERANCES[which] / 10, worst
