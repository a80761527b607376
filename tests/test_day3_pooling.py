"""D3-05's reference against torch in float64, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch.nn import functional

from autograder import checks

DAY, SLUG = "day3", "pooling"
VERSIONS = daykit.functions(DAY, SLUG)
DOUBLE, SINGLE = daykit.stated(DAY, SLUG, "DOUBLE", "SINGLE")
CASES: list[tuple[Any, ...]] = [(2, 3, 4, 6, 2, 2), (1, 2, 5, 7, 3, 2), (2, 1, 5, 8, (2, 3), 3), (1, 16, 3, 4, 2, 1)]


@pytest.mark.parametrize("ties", [False, True])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_pooling_reference_matches_torch_autograd(case: tuple[Any, ...], ties: bool, reference: ModuleType) -> None:
    *shape, k, stride = case
    rng = np.random.default_rng(7)
    x = rng.integers(0, 3, size=shape).astype(float) if ties else rng.normal(size=shape)
    for pool, forward, backward in (
        (functional.max_pool2d, reference.maximum, reference.maximum_back),
        (functional.avg_pool2d, reference.average, reference.average_back),
    ):
        image = torch.from_numpy(x).requires_grad_()
        out = pool(image, k, stride)
        dout = rng.normal(size=out.shape)
        (dx,) = torch.autograd.grad(out, image, torch.from_numpy(dout))
        checks.close("out", forward(x, k, stride), out.detach().numpy(), tol=1e-15)
        checks.close("dx", backward(x, k, stride, dout), dx.numpy(), tol=1e-14)


@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_right_pooling_stays_well_below_the_tolerances(version: str, reference: ModuleType) -> None:
    mine = VERSIONS[version]
    worst = {np.float64: 0.0, np.float32: 0.0}
    for seed in range(30):
        rng = np.random.default_rng(seed)
        *shape, k, stride = CASES[seed % len(CASES)]
        x = rng.permutation(int(np.prod(shape))).reshape(shape) / 100
        for dtype in worst:
            image = x.astype(dtype)
            out, cache = mine["maxpool2d_forward"](image, k, stride)
            assert np.array_equal(out, reference.maximum(image, k, stride))  # a maximum is one of its inputs
            dout = rng.normal(size=out.shape).astype(dtype)
            pairs = [(mine["maxpool2d_backward"](dout, cache), reference.maximum_back(image, k, stride, dout))]
            out, cache = mine["avgpool2d_forward"](image, k, stride)
            pairs.append((out, reference.average(image, k, stride)))
            pairs.append((mine["avgpool2d_backward"](dout, cache), reference.average_back(image, k, stride, dout)))
            out, cache = mine["global_avg_pool_forward"](image)
            pairs.append((out, image.astype(float).mean(axis=(2, 3))))
            for got, want in pairs:
                assert got.dtype == dtype
                worst[dtype] = max(worst[dtype], checks.scaled_error(got, want))
    assert worst[np.float64] < DOUBLE / 100
    assert worst[np.float32] < SINGLE / 10
