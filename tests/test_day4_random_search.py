"""D4-11: draws of right versions against scipy's distributions; what the reference takes for a value of an entry."""

from __future__ import annotations

import math
from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
from scipy import stats

DAY, SLUG = "day4", "random_search"
VERSIONS = daykit.functions(DAY, SLUG)


@pytest.fixture(params=sorted(VERSIONS))
def search(request: pytest.FixtureRequest) -> Any:
    return VERSIONS[request.param][SLUG]


def test_draws_follow_the_named_distributions(search: Any) -> None:
    space = {
        "rate": ("loguniform", 1e-4, 1.0),
        "drop": ("uniform", 2.0, 5.0),
        "units": ("int", 3, 6),
        "batch": ("choice", [16, 32, 64]),
    }
    _, trials = search(space, lambda config: 0.0, 5000, np.random.default_rng(11))
    drawn = {name: np.array([t["config"][name] for t in trials]) for name in space}
    # one false alarm in a thousand, and the seed is fixed
    assert stats.kstest(drawn["rate"], stats.loguniform(1e-4, 1.0).cdf).pvalue > 1e-3
    assert stats.kstest(drawn["drop"], stats.uniform(2.0, 3.0).cdf).pvalue > 1e-3
    for name, values in (("units", [3, 4, 5, 6]), ("batch", [16, 32, 64])):
        assert stats.chisquare([(drawn[name] == v).sum() for v in values]).pvalue > 1e-3


def test_failed_trials_are_kept_and_never_win(search: Any) -> None:
    def evaluate(config: Any) -> float:
        if config["x"] < 0.3:
            raise RuntimeError("too small")
        return math.nan if config["x"] < 0.5 else -config["x"]

    best, trials = search({"x": ("uniform", 0.0, 1.0)}, evaluate, 50, np.random.default_rng(12))
    xs = np.array([t["config"]["x"] for t in trials])
    assert [math.isnan(t["score"]) for t in trials] == (xs < 0.5).tolist()
    assert best["config"]["x"] == xs[xs >= 0.5].min()


@pytest.mark.parametrize(
    ("rule", "value", "kind", "place"),
    [
        (("loguniform", 1e-4, 1.0), 0.01, "real", 0.5),
        (("uniform", 2.0, 4.0), 3.5, "real", 0.75),
        (("int", 2, 5), 5, "whole", 0.875),
        (("int", 2, 5), 5.0, "real", math.nan),
        (("choice", [16, "all"]), 16, "whole", 0.25),
        (("choice", [16, "all"]), "16", "str", math.nan),
        (("choice", [0, 0.9]), 0.0, "real", math.nan),
        (("choice", [[3, 5], [5, 3]]), [5, 3], "list", 0.75),
    ],
)
def test_where_a_value_lies_in_its_entry(rule: Any, value: Any, kind: str, place: float, reference: ModuleType) -> None:
    assert reference.place(rule, value, kind) == pytest.approx(place, nan_ok=True)
