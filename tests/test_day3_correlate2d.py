"""D3-02: the reference against torch's conv2d, and how far right versions stay below the tolerance."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day3", "correlate2d"
VERSIONS = daykit.functions(DAY, SLUG)
TOL = daykit.stated(DAY, SLUG, "TOL")


def torch_correlate(img: Any, kernel: Any) -> Any:
    x, w = torch.from_numpy(img), torch.from_numpy(np.ascontiguousarray(kernel))
    return torch.nn.functional.conv2d(x[None, None], w[None, None])[0, 0].numpy()


@pytest.mark.parametrize("kernel", [(3, 3), (1, 4), (5, 2), (6, 9)])
def test_reference_matches_torch(kernel: tuple[int, int], reference: ModuleType) -> None:
    rng = np.random.default_rng(2)
    img, weights = rng.normal(size=(6, 9)), rng.normal(size=kernel)
    checks.close("out", reference.correlate(img, weights), torch_correlate(img, weights), tol=1e-14)
    sobel = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    want = np.hypot(torch_correlate(img, sobel), torch_correlate(img, sobel.T))
    checks.close("edges", reference.edges(img), want, tol=1e-14)


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerance(name: str, reference: ModuleType) -> None:
    version, worst = VERSIONS[name], 0.0
    for seed in range(20):
        rng = np.random.default_rng(seed)
        img, kernel = rng.normal(size=(7, 9)), rng.normal(size=(3, 4))
        worst = max(
            worst,
            checks.scaled_error(version["correlate2d"](img, kernel), reference.correlate(img, kernel)),
            checks.scaled_error(version["edge_map"](img), reference.edges(img)),
        )
    assert worst < TOL / 100
