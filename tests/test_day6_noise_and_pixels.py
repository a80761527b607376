"""D6-01: the reference against other oracles, and right versions against the graders' tolerances."""

from __future__ import annotations

import statistics
from types import ModuleType

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day6", "noise_and_pixels"
VERSIONS = daykit.functions(DAY, SLUG)


@pytest.mark.parametrize("limit", [1.0, 2.0])
def test_reference_share_matches_the_normal_distribution(limit: float, reference: ModuleType) -> None:
    assert reference.beyond(limit) == pytest.approx(2 * statistics.NormalDist().cdf(-limit), rel=1e-12)


def test_reference_pixels_match_torch(reference: ModuleType) -> None:
    pixels = torch.arange(256, dtype=torch.uint8)
    want = torch.lerp(torch.tensor(-1.0).double(), torch.tensor(1.0).double(), pixels.double() / 255)
    checks.close("scaled", reference.scaled(pixels.numpy()), want.numpy(), tol=1e-13)
    checks.close("places", reference.places(want.numpy()), pixels.double().numpy(), tol=1e-13)
    checks.close("places", reference.places(np.array([-1.5, 3.0])), np.array([0.0, 255.0]), tol=0)


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerance(name: str, reference: ModuleType) -> None:
    scope = VERSIONS[name]
    for seed in range(20):
        rng = np.random.default_rng(seed)
        for x in (rng.uniform(size=500), rng.integers(0, 256, size=500, dtype=np.uint8)):
            got = scope["to_tanh_range"](torch.from_numpy(x)).numpy()
            assert checks.scaled_error(got, reference.scaled(x)) < 2e-7  # of 1e-6
        beyond = rng.uniform(-2, 2, size=500).astype(np.float32)
        off = np.abs(scope["from_tanh_range"](torch.from_numpy(beyond)).numpy() - reference.places(beyond))
        assert off.max() < 0.5 + 5e-5  # of 0.5 + 1e-3


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_noise_of_right_versions_stays_within_five_standard_errors(name: str) -> None:
    worst = 0.0
    for seed in range(20):
        z = VERSIONS[name]["sample_noise"](1000, 40, torch.Generator().manual_seed(seed)).double()
        worst = max(worst, abs(z.mean().item()) * 200, abs(z.std().item() - 1) * 80000**0.5)
    assert worst < 4.5
