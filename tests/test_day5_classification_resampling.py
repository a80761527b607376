"""D5-04: intervals against scipy.stats.bootstrap, folds of right versions against what scikit-learn's hold."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
from scipy import stats
from sklearn.model_selection import StratifiedKFold

DAY, SLUG = "day5-classification", "resampling"
VERSIONS = daykit.functions(DAY, SLUG)
LUCK = daykit.stated(DAY, SLUG, "LUCK")


def values() -> Any:
    rng = np.random.default_rng(4)
    return np.append(rng.normal(5.0, 1.0, size=18), [15.0, 17.0])


@pytest.mark.parametrize("alpha", [0.05, 0.3])
@pytest.mark.parametrize("version", ["reference", *sorted(VERSIONS)])
def test_intervals_are_scipys(version: str, alpha: float, reference: ModuleType) -> None:
    rng = np.random.default_rng(5)
    if version == "reference":
        got = reference.interval(values(), 100_000, alpha, rng)
    else:
        got = VERSIONS[version]["bootstrap_ci"](values(), 10_000, alpha, rng)
    theirs = stats.bootstrap(
        (values(),), np.mean, n_resamples=50_000, method="percentile", confidence_level=1 - alpha, rng=6
    ).confidence_interval
    error = values().std() / np.sqrt(20)
    np.testing.assert_allclose(got, [theirs.low, theirs.high], rtol=0, atol=0.8 * LUCK * error)


@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_stratified_folds_hold_what_scikit_learns_hold(version: str, reference: ModuleType) -> None:
    labels = np.random.default_rng(7).permutation(np.repeat([2, 5, 9], [31, 17, 6]))
    folds = VERSIONS[version]["kfold_indices"](54, 5, np.random.default_rng(8), labels)
    theirs = StratifiedKFold(5, shuffle=True, random_state=0).split(labels, labels)
    counts = reference.counts([np.asarray(val) for _, val in folds], labels)
    np.testing.assert_array_equal(
        np.sort(counts, axis=1), np.sort(reference.counts([val for _, val in theirs], labels), axis=1)
    )
    for train, val in folds:
        assert sorted([*train, *val]) == list(range(54))


@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_shuffled_neighbours_stay_well_inside(version: str, reference: ModuleType) -> None:
    low, high = daykit.stated(DAY, SLUG, "NEIGHBOURS")
    for seed in range(20):
        folds = VERSIONS[version]["kfold_indices"](200, 5, np.random.default_rng(seed))
        assert low + 5 < reference.neighbours([np.asarray(val) for _, val in folds], 200) < high - 5


def test_the_public_check_passes_in_a_notebook(capsys: pytest.CaptureFixture[str]) -> None:
    daykit.public_check(DAY, SLUG)
    assert "relative error" in capsys.readouterr().out
