"""D5-06: the reference against torch.autograd, and where right and broken versions stand to the thresholds."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day5_recommendation"
SLUG = "matrix_factorisation"


def module(path: Path) -> ModuleType:
    """A module of the day, under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"day5_recommendation_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


reference = module(DAY / "graders" / f"reference_{SLUG}.py")
apparatus = module(DAY / "apparatus.py")


def threshold(name: str) -> float:
    """A threshold of the exercise, from assignment.toml."""
    told = tomllib.loads((DAY / "assignment.toml").read_text(encoding="utf-8"))
    return float(told["exercise"][0]["thresholds"][name]["value"])


def solution() -> str:
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    cells = (lesson.split(f'# %% solution="{name}"\n')[1].split("\n# %%")[0] for name in ("MF", "fit_mf"))
    return "\n\n".join(cells)


def defined(*sources: str) -> dict[str, Any]:
    scope: dict[str, Any] = {"np": np, "torch": torch, "nn": nn}
    for source in sources:
        exec(compile(source, "version", "exec"), scope)  # the author's own
    return scope


def right_versions() -> dict[str, dict[str, Any]]:
    """Names of the solution and of each alternative, by version."""
    folder = DAY / "alternatives" / SLUG
    return {"solution": defined(solution())} | {
        p.stem: defined(p.read_text(encoding="utf-8")) for p in folder.glob("*")
    }


def rmse(fit: Any, seed: int) -> float:
    """Root mean squared error on hidden ratings over their standard deviation."""
    rows, test = reference.ratings(np.random.default_rng(seed))
    users, items = (test[:, c].astype(np.int64) for c in (0, 1))
    found = apparatus.mf_predict(fit(rows, reference.N_USERS, reference.N_ITEMS, seed=seed), users, items).numpy()
    return float(np.sqrt(np.mean((found - test[:, 2]) ** 2)) / test[:, 2].std())


@pytest.mark.parametrize("name", sorted(right_versions()))
def test_predictions_and_gradients_are_what_torch_computes(name: str) -> None:
    for seed in range(4):
        rng = np.random.default_rng(seed)
        held = reference.tables(rng, 7, 5, 3)
        model = apparatus.mf_loaded(right_versions()[name]["MF"](7, 5, 3, 1.25), held)
        users, items, weights = rng.integers(7, size=12), rng.integers(5, size=12), rng.normal(size=12)
        got = apparatus.mf_predict(model, users, items).numpy()
        assert checks.scaled_error(got, reference.predictions(held, 1.25, users, items)) < 1e-13
        got = apparatus.mf_gradients(model, users, items, weights)
        for table, want in reference.gradients(held, users, items, weights).items():
            assert checks.scaled_error(got[table].numpy(), want) < 1e-13


@pytest.mark.parametrize("name", sorted(right_versions()))
def test_right_versions_reach_the_threshold(name: str) -> None:
    assert max(rmse(right_versions()[name]["fit_mf"], seed) for seed in range(2)) < 0.8 * threshold("rmse")


def test_factors_that_start_at_zero_do_not() -> None:
    broken = (DAY / "mistakes" / SLUG / "factors_start_at_zero.py").read_text(encoding="utf-8")
    assert rmse(defined(solution(), broken)["fit_mf"], 0) > 1.5 * threshold("rmse")
