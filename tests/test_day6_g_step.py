"""Right versions of D6-06 against the graders' tolerance; the reference itself is tried in test_day6_d_step.py."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day6", "g_step"
APPARATUS = daykit.apparatus(DAY)
D_LOSS, G_LOSS = APPARATUS.d_step_losses()
VERSIONS = daykit.functions(DAY, SLUG, d_loss=D_LOSS, g_loss=G_LOSS)
TOL, LR = daykit.stated(DAY, SLUG, "TOL", "LR")
MOMENTUM = 0.8


@pytest.fixture
def reference() -> ModuleType:
    """That of D6-05, which plays both steps."""
    return daykit.reference(DAY, "d_step")


@pytest.mark.parametrize("version", sorted(VERSIONS))
@pytest.mark.parametrize("normed", [False, True])
def test_right_g_step_stays_well_below_the_tolerance(version: str, normed: bool, reference: ModuleType) -> None:
    step = VERSIONS[version][SLUG]
    for seed in range(4):
        rng = np.random.default_rng(seed)
        layers = reference.network(rng, 3, 4, 5, normed=normed), reference.network(rng, 5, 4, 1)
        G, D = APPARATUS.d_step_net(layers[0], True), APPARATUS.d_step_net(layers[1], False)
        optimizer = APPARATUS.d_step_sgd(G, LR, MOMENTUM)
        d, descent = reference.flat(layers[1]), reference.Descent(reference.flat(layers[0]), LR, MOMENTUM)
        for z in rng.normal(size=(3, 6, 3)):
            loss = step(G, D, optimizer, torch.from_numpy(z))
            want = descent.step(lambda g, d=d, z=z: reference.g_loss(g, d, z))
            assert float(loss) == pytest.approx(want, rel=TOL / 20)
            for p, array in zip(G.parameters(), descent.arrays, strict=True):
                checks.close("parameters", p.detach().numpy(), array, tol=TOL / 20)
