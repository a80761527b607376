"""D3-04's reference against torch.autograd in float64, and how far right versions stay below the tolerances."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch.nn import functional

from autograder import checks

DAY, SLUG = "day3", "conv_backward"
VERSIONS = daykit.functions(DAY, SLUG)
GRADIENT, SINGLE = daykit.stated(DAY, SLUG, "GRADIENT", "SINGLE")
# n, c, h, w, f, kh, kw, stride, pad
CASES = [
    (2, 3, 5, 5, 4, 3, 3, 1, 1),
    (1, 2, 8, 7, 2, 2, 3, 3, 0),
    (2, 2, 7, 4, 2, 3, 2, 2, 2),
    (2, 1, 5, 5, 2, 1, 1, 3, 0),
]


def by_torch(case: tuple[int, ...], seed: int) -> tuple[tuple[Any, ...], Any, Any, list[Any]]:
    """A random cache, out, dout, and the gradients by torch.autograd, all float64."""
    n, c, h, w, f, kh, kw, stride, pad = case
    rng = np.random.default_rng(seed)
    arrays = [rng.normal(size=shape) for shape in ((n, c, h, w), (f, c, kh, kw), (f,))]
    tensors = [torch.from_numpy(a).requires_grad_() for a in arrays]
    image, weight, bias = tensors
    out = functional.conv2d(image, weight, bias, stride=stride, padding=pad)
    dout = rng.normal(size=out.shape)
    grads = torch.autograd.grad(out, tensors, torch.from_numpy(dout))
    return (*arrays, stride, pad), out.detach().numpy(), dout, [g.numpy() for g in grads]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_conv_backward_reference_matches_torch_autograd(case: tuple[int, ...], reference: ModuleType) -> None:
    cache, out, dout, want = by_torch(case, seed=3)
    checks.close("out", reference.convolution(*cache), out, tol=1e-13)
    for name, got, expected in zip(("dx", "dw", "db"), reference.gradients(*cache, dout), want, strict=True):
        checks.close(name, got, expected, tol=GRADIENT / 1000)


@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_right_conv_backward_stays_well_below_the_tolerances(version: str) -> None:
    backward = VERSIONS[version]["conv2d_backward"]
    worst64 = worst32 = 0.0
    for seed in range(30):
        (x, w, b, stride, pad), _, dout, want = by_torch(CASES[seed % len(CASES)], seed)
        got = backward(dout, (x, w, b, stride, pad))
        single = backward(dout.astype("f4"), (*(a.astype("f4") for a in (x, w, b)), stride, pad))
        for g64, g32, expected in zip(got, single, want, strict=True):
            assert g32.dtype == np.float32
            worst64 = max(worst64, checks.scaled_error(g64.reshape(expected.shape), expected))
            worst32 = max(worst32, checks.scaled_error(g32.reshape(expected.shape), expected))
    assert worst64 < GRADIENT / 1e6
    assert worst32 < SINGLE / 50
