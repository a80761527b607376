"""Day 2's references against torch in float64, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day2", "standardizer"
VERSIONS = daykit.functions(DAY, SLUG)


@pytest.mark.parametrize("shape", [(9, 4), (1, 3), (4, 3, 5, 2)])
def test_standardizer_reference_matches_torch(shape: tuple[int, ...], reference: ModuleType) -> None:
    rng = np.random.default_rng(5)
    train, new = rng.normal(3.0, 2.0, size=shape), rng.normal(size=shape)
    axes = [0, *range(2, len(shape))]
    std, mean = torch.std_mean(torch.from_numpy(train), dim=axes, correction=0, keepdim=True)
    std = torch.where(std == 0, torch.ones_like(std), std)
    checks.close("z", reference.transform(train, new), ((torch.from_numpy(new) - mean) / std).numpy(), tol=1e-13)
    checks.close("x", reference.inverse(train, new), (torch.from_numpy(new) * std + mean).numpy(), tol=1e-13)


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_standardizers_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    double, single = daykit.stated(DAY, SLUG, "DOUBLE", "SINGLE")
    worst64 = worst32 = 0.0
    for seed in range(30):
        rng = np.random.default_rng(seed)
        train, new = rng.normal(2.0, 0.5, size=(9, 4)), rng.normal(size=(3, 4))
        tool = VERSIONS[name]["Standardizer"]()
        tool.fit(train)
        worst64 = max(worst64, checks.scaled_error(tool.transform(new), reference.transform(train, new)))
        far = rng.normal(1e4, 1.0, size=(64, 5)).astype(np.float32)
        tool.fit(far)
        worst32 = max(worst32, checks.scaled_error(tool.transform(far), reference.transform(far, far)))
    assert worst64 < double / 10
    assert worst32 < single / 4
