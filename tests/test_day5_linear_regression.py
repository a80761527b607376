"""D5-01: the reference against scikit-learn, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest

from autograder import checks

DAY, SLUG = "day5-regression", "linear_regression"
VERSIONS = daykit.functions(DAY, SLUG)
DOUBLE, FAR, SINGLE = daykit.stated(DAY, SLUG, "DOUBLE", "FAR", "SINGLE")
PLAIN, RIDGE = daykit.stated(DAY, SLUG, "PLAIN", "RIDGE")


def test_reference_matches_scikit_learn(reference: ModuleType) -> None:
    from sklearn.linear_model import LinearRegression, Ridge
    from sklearn.metrics import r2_score

    rng = np.random.default_rng(3)
    for n, d, l2 in [(12, 3, 0.0), (4, 7, 0.1), (20, 2, 3.0)]:
        X, y = reference.data(rng, n, d)
        # Its objective is N times ours, so that its alpha is N times l2.
        model = (Ridge(alpha=n * l2) if l2 else LinearRegression()).fit(X, y)
        w, b = reference.fit(X, y, l2)
        checks.close("w", w, model.coef_, tol=1e-10)
        checks.close("b", np.array(b), np.array(model.intercept_), tol=1e-10)
        pred = y + rng.normal(size=n)
        assert reference.determination(y, pred) == pytest.approx(r2_score(y, pred), abs=1e-10)


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    functions = VERSIONS[name]

    def error(X: Any, y: Any, l2: float) -> float:
        w, b = functions["linear_regression"](X, y, l2=l2)
        want_w, want_b = reference.fit(X, y, l2)
        own = checks.scaled_error(np.asarray(w).reshape(-1), want_w)
        return max(own, checks.scaled_error(np.asarray(b).reshape(()), np.asarray(want_b)))

    for seed in range(8):
        rng = np.random.default_rng(seed)
        for n, d, l2 in [*((n, d, 0.0) for n, d in PLAIN), *RIDGE]:
            X, y = reference.data(rng, n, d)
            assert error(X, y, l2) < DOUBLE / 100
        X, y = reference.data(rng, 30, 3, offset=1e6)
        assert error(X, y, 0.0) < FAR / 100
        X, y = (a.astype(np.float32) for a in reference.data(rng, 25, 4))
        assert error(X, y, 0.5) < SINGLE / 100
        y = rng.normal(5.0, 2.0, size=11)
        pred = 0.7 * y + rng.normal(size=11)
        got = functions["r2_score"](y, pred)
        assert got == pytest.approx(reference.determination(y, pred), rel=DOUBLE / 100)
