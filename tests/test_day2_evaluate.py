"""D2-07's reference against torch, and how far right versions stay below the tolerance."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch

from autograder import checks

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day2_pytorch"
SLUG = "evaluate"


def module(path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module of day 2, under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"day2_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, loaded)
    spec.loader.exec_module(loaded)
    return loaded


def tolerance() -> float:
    """TOL as the graders' file states it."""
    for node in ast.parse((DAY / "graders" / f"test_{SLUG}.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "TOL":
            return float(ast.literal_eval(node.value))
    raise LookupError("TOL")


def right_versions() -> dict[str, str]:
    """Source of the solution and of each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    found = {"solution": lesson.split(f'# %% solution="{SLUG}"\n')[1].split("\n# %%")[0]}
    return found | {p.stem: p.read_text(encoding="utf-8") for p in (DAY / "alternatives" / SLUG).glob("*.py")}


@pytest.mark.parametrize("training", [False, True])
def test_reference_network_is_what_torch_computes_in_either_mode(
    training: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = module(DAY / "graders" / f"reference_{SLUG}.py", monkeypatch)
    apparatus = module(DAY / "apparatus.py", monkeypatch)
    for seed in range(10):
        rng = np.random.default_rng(seed)
        w, X = reference.weights(rng, 4, 6, 3, norm=True), rng.normal(size=(9, 4))
        model = apparatus.evaluate_model(w, training)
        got = apparatus.evaluate_forward(model, X).numpy()
        assert checks.scaled_error(got, reference.logits(w, X, training)) < 1e-13


@pytest.mark.parametrize("name", sorted(right_versions()))
def test_right_versions_stay_well_below_the_tolerance(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reference = module(DAY / "graders" / f"reference_{SLUG}.py", monkeypatch)
    apparatus = module(DAY / "apparatus.py", monkeypatch)
    scope: dict[str, Any] = {"torch": torch}
    exec(compile(right_versions()[name], name, "exec"), scope)  # the author's own
    for seed in range(30):
        rng = np.random.default_rng(seed)
        w, X = reference.weights(rng, 4, 6, 3, norm=True), rng.normal(size=(17, 4))
        y = reference.classes(rng, w, X, 5)
        model = apparatus.evaluate_model(w, True, 0.5)
        got = scope[SLUG](model, apparatus.evaluate_loader(X, y, 5), apparatus.evaluate_loss(), "cpu")
        loss, accuracy = reference.measures(w, X, y)
        assert abs(got["loss"] - loss) < tolerance() * loss / 1e4
        # 6e-8 where the hits were averaged in float32
        assert abs(got["accuracy"] - accuracy) < tolerance() * accuracy / 5


def test_a_short_last_batch_always_pulls_the_means_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    reference = module(DAY / "graders" / f"reference_{SLUG}.py", monkeypatch)
    for seed in range(200):
        rng = np.random.default_rng(seed)
        w, X = reference.weights(rng, 4, 6, 3), rng.normal(size=(17, 4))
        y = reference.classes(rng, w, X, 5)
        batches = [reference.measures(w, X[i : i + 5], y[i : i + 5]) for i in range(0, 17, 5)]
        overall = reference.measures(w, X, y)
        assert batches[-1][1] == 0.0
        assert 0.0 < overall[1] < 1.0
        assert abs(np.mean([accuracy for _, accuracy in batches]) - overall[1]) > 1e-3
        assert abs(np.mean([loss for loss, _ in batches]) - overall[0]) > 1e-4
