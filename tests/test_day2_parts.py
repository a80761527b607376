"""Day 2's references against torch in float64, and how far right versions stay below the graders' tolerances."""

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

ROOT = Path(__file__).resolve().parents[1]
GRADERS = ROOT / "assignments" / "day2_pytorch" / "graders"


def grader_module(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module of day 2's graders, under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"day2_{name}", GRADERS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def tolerance(name: str) -> tuple[float, float]:
    """DOUBLE and SINGLE as the graders' file states them."""
    tree = ast.parse((GRADERS / f"{name}.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "(DOUBLE, SINGLE)":
            double, single = ast.literal_eval(node.value)
            return double, single
    raise LookupError(name)


@pytest.mark.parametrize("shape", [(9, 4), (1, 3), (4, 3, 5, 2)])
def test_standardizer_reference_matches_torch(shape: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    reference = grader_module("reference_standardizer", monkeypatch)
    rng = np.random.default_rng(5)
    train, new = rng.normal(3.0, 2.0, size=shape), rng.normal(size=shape)
    axes = [0, *range(2, len(shape))]
    std, mean = torch.std_mean(torch.from_numpy(train), dim=axes, correction=0, keepdim=True)
    std = torch.where(std == 0, torch.ones_like(std), std)
    checks.close("z", reference.transform(train, new), ((torch.from_numpy(new) - mean) / std).numpy(), tol=1e-13)
    checks.close("x", reference.inverse(train, new), (torch.from_numpy(new) * std + mean).numpy(), tol=1e-13)


def standardizers() -> dict[str, Any]:
    """The solution's class and each alternative's, by name."""
    folder = ROOT / "assignments" / "day2_pytorch"
    lesson = (folder / "lesson.py").read_text(encoding="utf-8")
    solution = lesson.split('# %% solution="Standardizer"\n')[1].split("\n# %%")[0]
    sources = {"solution": solution}
    sources |= {p.stem: p.read_text(encoding="utf-8") for p in (folder / "alternatives" / "standardizer").glob("*.py")}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"np": np}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope["Standardizer"]
    return found


@pytest.mark.parametrize("name", sorted(standardizers()))
def test_right_standardizers_stay_well_below_the_tolerances(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reference = grader_module("reference_standardizer", monkeypatch)
    double, single = tolerance("test_standardizer")
    worst64 = worst32 = 0.0
    for seed in range(30):
        rng = np.random.default_rng(seed)
        train, new = rng.normal(2.0, 0.5, size=(9, 4)), rng.normal(size=(3, 4))
        tool = standardizers()[name]()
        tool.fit(train)
        worst64 = max(worst64, checks.scaled_error(tool.transform(new), reference.transform(train, new)))
        far = rng.normal(1e4, 1.0, size=(64, 5)).astype(np.float32)
        tool.fit(far)
        worst32 = max(worst32, checks.scaled_error(tool.transform(far), reference.transform(far, far)))
    assert worst64 < double / 10
    assert worst32 < single / 4
