"""D2-13: what the graders read off outputs, tried on torch's dropout, and how exact right versions are."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day2", "dropout"
VERSIONS = daykit.functions(DAY, SLUG)


@pytest.mark.parametrize("p", [0.1, 0.3, 0.9])
def test_torch_dropout_reads_as_right(reference: ModuleType, p: float) -> None:
    torch.manual_seed(4)
    x = reference.away_from_zero(np.random.default_rng(4), (250, 200))
    leaf = torch.tensor(x, requires_grad=True)
    out = torch.nn.functional.dropout(leaf, p)
    got = out.detach().numpy()
    assert reference.factor(got, x) == pytest.approx(1 / (1 - p), rel=1e-12)
    assert abs(float((got == 0).mean()) - p) <= reference.five_sigma(p, x.size)
    dout = reference.away_from_zero(np.random.default_rng(5), x.shape)
    out.backward(torch.from_numpy(dout))
    assert leaf.grad is not None
    checks.close("dx", np.where(got != 0, dout / (1 - p), 0.0), leaf.grad.numpy(), tol=1e-12)


def test_rows_that_repeat_are_counted_once(reference: ModuleType) -> None:
    mask = np.array([[True, False], [False, True], [True, False], [True, True]])
    assert reference.different_rows(mask) == 0.75
    assert reference.different_rows(mask.T) == 1.0


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    functions, (exact, single) = VERSIONS[name], daykit.stated(DAY, SLUG, "EXACT", "SINGLE")
    for seed in range(10):
        rng = np.random.default_rng(seed)
        for dtype, tol in ((np.float64, exact), (np.float32, single)):
            x, dout = (reference.away_from_zero(rng, (40, 30)).astype(dtype) for _ in range(2))
            out, cache = functions["dropout_forward"](x, 0.3, "train", rng)
            dx = functions["dropout_backward"](dout, cache)
            for got, given in ((out, x), (dx, dout)):
                want = np.where(out != 0, given.astype(np.float64) / 0.7, 0.0)
                assert checks.scaled_error(got, want) < tol / 4
