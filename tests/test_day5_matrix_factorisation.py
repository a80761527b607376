"""D5-06: the reference against torch.autograd, and where right and broken versions stand to the thresholds."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest

from autograder import checks

DAY, SLUG = "day5-recommendation", "matrix_factorisation"
SOURCES = daykit.right_versions(DAY, SLUG)
VERSIONS = daykit.functions(DAY, SLUG)
RMSE = daykit.assignment(DAY).exercise(SLUG).thresholds["rmse"]["value"]


def rmse(fit: Any, seed: int, reference: ModuleType, apparatus: ModuleType) -> float:
    """Root mean squared error on hidden ratings over their standard deviation."""
    rows, test = reference.ratings(np.random.default_rng(seed))
    users, items = (test[:, c].astype(np.int64) for c in (0, 1))
    found = apparatus.mf_predict(fit(rows, reference.N_USERS, reference.N_ITEMS, seed=seed), users, items).numpy()
    return float(np.sqrt(np.mean((found - test[:, 2]) ** 2)) / test[:, 2].std())


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_predictions_and_gradients_are_what_torch_computes(
    name: str, reference: ModuleType, apparatus: ModuleType
) -> None:
    for seed in range(4):
        rng = np.random.default_rng(seed)
        held = reference.tables(rng, 7, 5, 3)
        model = apparatus.mf_loaded(VERSIONS[name]["MF"](7, 5, 3, 1.25), held)
        users, items, weights = rng.integers(7, size=12), rng.integers(5, size=12), rng.normal(size=12)
        got = apparatus.mf_predict(model, users, items).numpy()
        assert checks.scaled_error(got, reference.predictions(held, 1.25, users, items)) < 1e-13
        got = apparatus.mf_gradients(model, users, items, weights)
        for table, want in reference.gradients(held, users, items, weights).items():
            assert checks.scaled_error(got[table].numpy(), want) < 1e-13


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_reach_the_threshold(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    fit = VERSIONS[name]["fit_mf"]
    assert max(rmse(fit, seed, reference, apparatus) for seed in range(2)) < 0.8 * RMSE


def test_factors_that_start_at_zero_do_not(reference: ModuleType, apparatus: ModuleType) -> None:
    broken = daykit.namespace(DAY, SOURCES["solution"], daykit.mistake(DAY, SLUG, "factors_start_at_zero"))
    assert rmse(broken["fit_mf"], 0, reference, apparatus) > 1.5 * RMSE
