"""D5-05: the graders' parts against scikit-learn, and how far right versions stay from the thresholds."""

from __future__ import annotations

import warnings
from types import ModuleType

import daykit
import numpy as np
import pytest

from autograder import checks

DAY, SLUG = "day5-clustering", "kmeans"
VERSIONS = daykit.functions(DAY, SLUG)
EXACT = daykit.stated(DAY, SLUG, "EXACT")
INERTIA = daykit.assignment(DAY).exercise(SLUG).thresholds["inertia"]["value"]


def test_a_step_and_the_planted_inertia_match_scikit_learn(reference: ModuleType) -> None:
    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning

    rng = np.random.default_rng(2)
    X = rng.normal(size=(60, 3))
    start = X[:5]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # one step is what is wanted
        moved = KMeans(5, init=start, n_init=1, max_iter=1, algorithm="lloyd").fit(X).cluster_centers_
    checks.close("centers", reference.step(X, start), moved, tol=1e-10)
    X, planted = reference.blobs(rng, 12, 8)
    assert KMeans(12, n_init=25, random_state=0).fit(X).inertia_ == pytest.approx(planted, rel=1e-10)


def test_start_chances_of_three_points_on_a_line(reference: ModuleType) -> None:
    # Places 0, 1 and 3. First 0, then 1 or 3: 1/10, 9/10. First 1: 1/5, 4/5. First 3: 9/13, 4/13.
    chances = reference.start_chances(np.array([[0.0], [1.0], [3.0]]), 2)
    want = {(0, 1): 1 / 10 + 1 / 5, (0, 2): 9 / 10 + 9 / 13, (1, 2): 4 / 5 + 4 / 13}
    assert chances == {frozenset(pair): pytest.approx(p / 3) for pair, p in want.items()}


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    kmeans = VERSIONS[name]["kmeans"]
    for seed in range(5):
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(60, 2)) * 2
        centers = kmeans(X, 4, np.random.default_rng(seed), 1, 0)[0]
        for steps in (1, 2, 3):
            centers = reference.step(X, centers)
            got, labels, inertia = kmeans(X, 4, np.random.default_rng(seed), 1, steps)
            gap = reference.distances(X, got)
            assert checks.scaled_error(got, centers) < EXACT / 100
            assert inertia == pytest.approx(gap[np.arange(60), labels].sum(), rel=EXACT / 100)
        X, planted = reference.blobs(rng, 12, 8)
        assert kmeans(X, 12, rng, 25)[2] / planted == pytest.approx(1.0, abs=(INERTIA - 1) / 100)
