"""D4-01's reference against torch's own layers in float64, and how far right versions stay below the tolerances."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY, SLUG = "day4", "inception"
VERSIONS = daykit.functions(DAY, SLUG)


@pytest.mark.parametrize("size", [(2, 6, 6), (1, 1, 1), (3, 7, 5)])
def test_reference_matches_torch(size: tuple[int, int, int], reference: ModuleType) -> None:
    rng = np.random.default_rng(2)
    values = reference.values(rng, (3, 4, 2, 5, 1, 6, 7))
    x = rng.normal(size=(size[0], 3, *size[1:]))
    t, conv = [torch.from_numpy(v) for v in values], nn.functional.conv2d
    given = torch.from_numpy(x)
    pooled = nn.functional.max_pool2d(given, 3, 1, 1)
    three = conv(conv(given, t[2], t[3]).relu(), t[4], t[5], padding=1)
    five = conv(conv(given, t[6], t[7]).relu(), t[8], t[9], padding=2)
    want = torch.cat([conv(given, t[0], t[1]), three, five, conv(pooled, t[10], t[11])], dim=1).relu()
    checks.close("out", reference.output(values, x), want.numpy(), tol=1e-13)


def test_parameters_of_googlenets_first_module(reference: ModuleType) -> None:
    """163,696, as the statement says, against 393,472 without the reductions."""
    sizes = reference.sizes(192, 64, 96, 128, 16, 32, 32)
    assert sum(int(np.prod(s)) for s in sizes) == 163_696
    direct = [(192, 64, 1), (192, 128, 3), (192, 32, 5), (192, 32, 1)]
    assert sum(out * (given * k * k + 1) for given, out, k in direct) == 393_472


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    """1e-10 on outputs and 1e-6 on gradients; torch's autograd of the grader's central differences, over 5 draws."""
    Inception, widths = VERSIONS[name]["Inception"], (2, 3, 2, 4, 1, 5, 6)
    for seed in range(5):
        rng = np.random.default_rng(seed)
        values, x = reference.values(rng, widths), rng.normal(size=(2, 2, 4, 3))
        model = apparatus.inception_loaded(Inception(*widths), values)
        want = reference.output(values, x)
        assert checks.scaled_error(apparatus.inception_output(model, x).numpy(), want) < 1e-13
        if reference.margin(values, x) > 1e-3:
            weights = rng.normal(size=want.shape)
            dx, _ = apparatus.inception_gradients(model, x, weights)
            slope = checks.numeric_gradient(lambda v: float((weights * reference.output(values, v)).sum()), x)  # noqa: B023
            assert checks.scaled_error(dx.numpy(), slope) < 1e-8
