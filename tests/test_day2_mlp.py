"""D2-03's reference against torch layers in float64, and how far right versions stay below the tolerances."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY, SLUG = "day2", "mlp"
VERSIONS = daykit.functions(DAY, SLUG)


@pytest.mark.parametrize("hidden", [[], [7], [9, 4], [8, 3, 6]])
@pytest.mark.parametrize("activation", ["ReLU", "Tanh"])
def test_reference_matches_torch(hidden: list[int], activation: str, reference: ModuleType) -> None:
    rng = np.random.default_rng(2)
    values, x = reference.values(rng, 5, hidden, 2), rng.normal(size=(6, 5))
    out = torch.from_numpy(x)
    for i in range(0, len(values), 2):
        out = getattr(nn, activation)()(out) if i else out
        out = nn.functional.linear(out, torch.from_numpy(values[i]), torch.from_numpy(values[i + 1]))
    checks.close("logits", reference.logits(values, x, activation), out.numpy(), tol=1e-14)


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    """1e-10 on logits, 5 standard deviations on the share of units that dropout keeps: measured over 20 seeds."""
    MLP, worst, shares = VERSIONS[name]["MLP"], 0.0, []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        values, x = reference.values(rng, 24, [8, 3, 6], 2), rng.normal(size=(5, 2, 3, 4))
        model = apparatus.mlp_loaded(MLP(24, [8, 3, 6], 2), values)
        got = apparatus.mlp_logits(model, x, False, 0).numpy()
        worst = max(worst, checks.scaled_error(got, reference.logits(values, x)))
        model = apparatus.mlp_loaded(MLP(3, [40, 31], 30, dropout=0.5), reference.through(rng, 3, 40, 31))
        kept = apparatus.mlp_logits(model, rng.normal(size=(300, 3)), True, seed).numpy() > 0
        shares.append(float(kept.mean()))
    assert worst < 1e-12
    spread = np.sqrt(0.25 * 0.75 / 9000)
    assert np.max(np.abs(np.array(shares) - 0.25)) < 4 * spread
    assert 0.5 * spread < np.std(shares) < 1.5 * spread
