"""D2-04's reference against torch's loss, and the recipe of the statement on a few seeds."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY, SLUG = "day2", "train_xor"


@pytest.mark.parametrize("scale", [1.0, 50.0])
def test_loss_matches_torch(scale: float, reference: ModuleType) -> None:
    rng = np.random.default_rng(4)
    z, target = scale * rng.normal(size=40), rng.integers(0, 2, size=40)
    want = nn.functional.binary_cross_entropy_with_logits(torch.from_numpy(z), torch.from_numpy(target).double())
    checks.close("loss", np.array(reference.cross_entropy(z, target)), want.numpy(), tol=1e-12)


def test_separable_targets_are_three_against_one(reference: ModuleType) -> None:
    rng = np.random.default_rng(0)
    found = {reference.separable(rng) for _ in range(200)}
    assert {sum(t) for t in found} == {1, 3}
    assert len(found) == 8


def test_points_around_a_corner_stay_within_reach(reference: ModuleType) -> None:
    x, corner = reference.around(np.random.default_rng(0), 100, 0.1)
    assert np.abs(x - reference.CORNERS[corner]).max() <= 0.1
    assert sorted(set(corner.tolist())) == [0, 1, 2, 3]


def test_the_solution_stays_far_below_the_threshold(reference: ModuleType) -> None:
    """0.1 is asked for; 500 steps end at 6e-4 or less over 40 seeds."""
    train_xor = daykit.functions(DAY, SLUG)["solution"]["train_xor"]
    for seed in (11, 12, 13):
        z = train_xor(seed)(torch.tensor(reference.CORNERS, dtype=torch.float32)).detach().numpy()[:, 0]
        assert reference.cross_entropy(z, reference.XOR) < 0.01
