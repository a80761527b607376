"""D4-10's reference against torch's own functions, and how far right versions stay below the tolerances."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY, SLUG = "day4", "class_activation_map"
VERSIONS = daykit.functions(DAY, SLUG)


@pytest.mark.parametrize("size", [(8, 8), (10, 12), (7, 5), (3, 4)])
def test_enlargement_matches_torch(size: tuple[int, int], reference: ModuleType) -> None:
    raw = np.random.default_rng(3).normal(size=(3, 4))
    want = nn.functional.interpolate(torch.from_numpy(raw)[None, None], size=size, mode="bilinear", align_corners=False)
    got = reference.enlarging(size[0], 3) @ raw @ reference.enlarging(size[1], 4).T
    checks.close("map", got, want[0, 0].numpy(), tol=1e-12)


def test_the_maps_mean_is_the_logit(reference: ModuleType) -> None:
    """What the statement derives: logit = bias + mean of the map, so that a map up to scale and shift explains it."""
    rng = np.random.default_rng(4)
    features, fc = torch.from_numpy(rng.normal(size=(2, 5, 3, 4))), nn.Linear(5, 6).double()
    logits = fc(features.mean(dim=(2, 3)))
    raw = torch.einsum("kc,nchw->nkhw", fc.weight, features)
    checks.close("logits", (raw.mean(dim=(2, 3)) + fc.bias).detach().numpy(), logits.detach().numpy(), tol=1e-13)
    cam = reference.cam(features.numpy(), fc.weight.detach().numpy(), np.array([2, 4]))
    for i, k in enumerate((2, 4)):
        found = raw[i, k].detach().numpy()
        checks.close("cam", cam[i] * np.ptp(found) + found.min(), found, tol=1e-13)


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    """1e-6 in float64 and 1e-4 in float32, measured over 20 seeds."""
    worst = {torch.float64: 0.0, torch.float32: 0.0}
    for seed in range(20):
        rng = np.random.default_rng(seed)
        features, weight, classes = rng.normal(size=(3, 4, 3, 5)), rng.normal(size=(6, 4)), rng.integers(6, size=3)
        want = reference.cam(features, weight, classes, (6, 8))
        for dtype in worst:
            given = [torch.tensor(a, dtype=dtype) for a in (features, weight)]
            cam = VERSIONS[name][SLUG](*given, torch.from_numpy(classes), size=(6, 8))
            worst[dtype] = max(worst[dtype], checks.scaled_error(cam.numpy(), want))
    assert worst[torch.float64] < 1e-7
    assert worst[torch.float32] < 1e-5
