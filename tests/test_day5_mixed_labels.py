"""D5-14: the reference against torch, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day5-augmentation", "mixed_labels"
VERSIONS = daykit.functions(DAY, SLUG)
VALUES, SINGLE = daykit.stated(DAY, SLUG, "VALUES", "SINGLE")
FAR, SIGMAS, DRAWS = daykit.stated(DAY, SLUG, "FAR", "SIGMAS", "DRAWS")
LOSSES, TABLES = daykit.stated(DAY, SLUG, "LOSSES", "TABLES")


def test_loss_matches_torch(reference: ModuleType) -> None:
    rng = np.random.default_rng(2)
    for n, k, eps in LOSSES:
        logits, y = rng.normal(size=(n, k)), rng.integers(k, size=n)
        given, labels = torch.from_numpy(logits), torch.from_numpy(y)
        want = torch.nn.functional.cross_entropy(given, labels, label_smoothing=eps).item()
        assert reference.smoothed(logits, y, eps) == pytest.approx(want, rel=1e-12)
        soft = (1 - eps) * reference.one_hot(y, k) + eps / k
        want = torch.nn.functional.cross_entropy(given, torch.from_numpy(soft)).item()
        assert reference.smoothed(logits, y, eps) == pytest.approx(want, rel=1e-12)


def test_shares_and_partners_are_read_off(reference: ModuleType) -> None:
    rng = np.random.default_rng(3)
    x = rng.normal(size=(5, 2, 3, 4))
    for lam, partner in [(0.3, [4, 1, 0, 2, 3]), (0.9, [1, 2, 3, 4, 0]), (0.0, [3, 4, 0, 1, 2])]:
        got, found = reference.shares(lam * x + (1 - lam) * x[partner], x)
        assert got == pytest.approx(lam, abs=1e-12)
        assert found.tolist() == partner
    assert reference.shares(x, x)[0] == pytest.approx(1.0)


def test_the_pasted_place_is_read_off(reference: ModuleType) -> None:
    rng = np.random.default_rng(3)
    x, partner = rng.normal(size=(5, 2, 6, 4)), [4, 1, 0, 2, 3]
    mixed = x.copy()
    mixed[:, :, 2:5, :3] = x[partner, :, 2:5, :3]
    place, found = reference.pasted(mixed, x)
    assert found.tolist() == partner
    assert place.sum() == 9
    assert place[2:5, :3].all()
    assert (reference.rectangle(place) == place).all()
    assert reference.pasted(x, x) is None
    place[0, 0] = True
    assert reference.rectangle(place).sum() == 15


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    parts = VERSIONS[name]
    for seed in range(8):
        rng = np.random.default_rng(seed)
        for n, k, eps in LOSSES:
            logits, y = 2 * rng.normal(size=(n, k)), rng.integers(k, size=n)
            got, want = parts["label_smoothing_ce"](logits, y, eps), reference.smoothed(logits, y, eps)
            assert got == pytest.approx(want, rel=VALUES / 100)
            assert parts["label_smoothing_ce"](logits.astype(np.float32), y, eps) == pytest.approx(
                want, rel=SINGLE / 10
            )
        for shape, k in TABLES:
            for dtype, tol in ((np.float64, VALUES), (np.float32, SINGLE)):
                x, y = rng.normal(size=shape).astype(dtype), rng.integers(k, size=shape[0])
                out, targets = parts["mixup"](x, y, k, 1.0, rng)
                lam, partner = reference.shares(out, x)
                hard = reference.one_hot(y, k)
                assert checks.scaled_error(out, lam * x + (1 - lam) * x[partner]) < tol / 10
                assert checks.scaled_error(targets, lam * hard + (1 - lam) * hard[partner]) < tol / 10


@pytest.mark.parametrize("name", sorted(VERSIONS))
@pytest.mark.parametrize("alpha", [0.3, 8.0])
def test_right_shares_and_areas_spread_as_asked(name: str, alpha: float, reference: ModuleType) -> None:
    parts = VERSIONS[name]
    x, y = np.zeros((6, 1, 160, 200), dtype=np.float32), np.arange(6)
    rng = np.random.default_rng(0)
    shares = np.array([parts["mixup"](x[:, 0, 0, :1], y, 6, alpha, rng)[1].diagonal().min() for _ in range(DRAWS)])
    assert reference.distance(shares, reference.lams(alpha, 20_000)) < 0.7 * FAR
    targets = np.stack([parts["cutmix"](x, y, 6, alpha, rng)[1] for _ in range(DRAWS)])
    areas = 1 - targets.diagonal(axis1=1, axis2=2).min(axis=1)
    assert reference.distance(areas, reference.areas(alpha, 160, 200, 20_000)) < 0.7 * FAR
    others = targets * (1 - np.eye(6))
    partner = np.where(others.max(axis=2) > 0, others.argmax(axis=2), np.arange(6))[areas > 0]
    assert reference.spread((partner[..., None] == np.arange(6)).sum(axis=0)) < SIGMAS
