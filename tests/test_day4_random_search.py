"""D4-11: draws of right versions against scipy's distributions; what the reference takes for a value of an entry."""

from __future__ import annotations

import importlib
import importlib.util
import math
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

stats: Any = importlib.import_module("scipy.stats")  # which comes without types
DAY = Path(__file__).resolve().parents[1] / "assignments" / "day4_advanced_cnn"


def right_versions() -> dict[str, str]:
    """Source of the solution and of each alternative, by version."""
    cells = (DAY / "lesson.py").read_text(encoding="utf-8").split('# %% solution="')[1:]
    found = {"solution": next(c for c in cells if c.startswith("random_search")).split("\n", 1)[1].split("\n# %%")[0]}
    folder = DAY / "alternatives" / "random_search"
    return found | {p.stem: p.read_text(encoding="utf-8") for p in folder.glob("*.py")}


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    name = "reference_random_search"
    spec = importlib.util.spec_from_file_location(name, DAY / "graders" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(params=sorted(right_versions()))
def search(request: pytest.FixtureRequest) -> Any:
    scope: dict[str, Any] = {"np": np}
    exec(compile(right_versions()[request.param], request.param, "exec"), scope)  # the author's own
    return scope["random_search"]


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
