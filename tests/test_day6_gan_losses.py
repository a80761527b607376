"""D6-04's reference against torch's binary cross-entropy with logits, and right versions against the tolerance."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch
from torch.nn import functional

from autograder import checks

DAY, SLUG = "day6", "gan_losses"
VERSIONS = daykit.functions(DAY, SLUG)
TOL = daykit.stated(DAY, SLUG, "TOL")
NAMES = ("d_loss", "g_loss_minimax", "g_loss", "ls_d_loss", "ls_g_loss")


def test_gan_losses_reference_matches_torch(reference: ModuleType) -> None:
    rng = np.random.default_rng(0)
    bce, mse = functional.binary_cross_entropy_with_logits, functional.mse_loss
    for scale in (1.0, 1e4):
        real, fake = scale * rng.normal(size=(5, 1)), scale * rng.normal(size=(3, 1))
        r, f = torch.from_numpy(real), torch.from_numpy(fake)
        one, zero = torch.ones_like, torch.zeros_like
        for name, got, want in (
            ("d_loss", reference.d_loss(real, fake, 0.1), bce(r, 0.9 * one(r)) + bce(f, zero(f))),
            ("g_loss_minimax", reference.g_loss_minimax(fake), -bce(f, zero(f))),
            ("g_loss", reference.g_loss(fake), bce(f, one(f))),
            ("ls_d_loss", reference.ls_d_loss(real, fake), (mse(r, one(r)) + mse(f, zero(f))) / 2),
            ("ls_g_loss", reference.ls_g_loss(fake), mse(f, one(f)) / 2),
        ):
            checks.close(name, np.array(got), want.numpy(), tol=1e-14)


@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_right_gan_losses_stay_well_below_the_tolerance(version: str, reference: ModuleType) -> None:
    mine, worst = VERSIONS[version], 0.0
    for seed in range(30):
        rng = np.random.default_rng(seed)
        for dtype in (np.float64, np.float32):  # a version that computes in float32 is right, too
            real, fake = (rng.normal(size=n).astype(dtype) for n in ((4, 1), (3, 1)))
            for name in NAMES:
                logits = (real, fake) if "d_loss" in name else (fake,)
                loss = np.asarray(mine[name](*map(torch.from_numpy, logits))).reshape(())
                worst = max(worst, checks.scaled_error(loss, np.array(getattr(reference, name)(*logits))))
    assert worst < TOL / 10
