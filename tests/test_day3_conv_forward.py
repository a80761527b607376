"""D3-03: the reference against torch's conv2d in float64, and how far right versions stay below the tolerances."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day3", "conv_forward"
VERSIONS = daykit.functions(DAY, SLUG)
DOUBLE, SINGLE = daykit.stated(DAY, SLUG, "DOUBLE", "SINGLE")
CASES = [
    ((2, 3, 5, 6), (4, 3, 3, 3), 1, 1),
    ((1, 1, 6, 6), (1, 1, 3, 2), 1, 0),
    ((2, 2, 8, 7), (3, 2, 3, 4), 3, 2),
    ((3, 4, 5, 5), (2, 4, 1, 1), 2, 0),
    ((8, 3, 16, 16), (8, 3, 3, 3), 1, 1),
]


def layer(seed: int, x: tuple[int, ...], w: tuple[int, ...]) -> list[Any]:
    rng = np.random.default_rng(seed)
    return [rng.normal(size=x), rng.normal(size=w), rng.normal(size=w[0])]


@pytest.mark.parametrize(("x", "w", "stride", "pad"), CASES)
def test_reference_matches_torch(
    x: tuple[int, ...], w: tuple[int, ...], stride: int, pad: int, reference: ModuleType
) -> None:
    arrays = layer(1, x, w)
    images, filters, bias = map(torch.from_numpy, arrays)
    want = torch.nn.functional.conv2d(images, filters, bias, stride=stride, padding=pad).numpy()
    checks.close("out", reference.conv(*arrays, stride=stride, pad=pad), want, tol=1e-13)


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    forward, worst = VERSIONS[name]["conv2d_forward"], {"double": 0.0, "single": 0.0}
    for seed in range(20):
        x, w, stride, pad = CASES[seed % 4]
        arrays = layer(seed, x, w)
        want = reference.conv(*arrays, stride=stride, pad=pad)
        for kind, dtype in (("double", np.float64), ("single", np.float32)):
            out, _ = forward(*[a.astype(dtype) for a in arrays], stride=stride, pad=pad)
            worst[kind] = max(worst[kind], checks.scaled_error(out, want))
    assert worst["double"] < DOUBLE / 1000
    assert worst["single"] < SINGLE / 20
