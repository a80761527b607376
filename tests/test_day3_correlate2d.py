"""D3-02: the reference against torch's conv2d, and how far right versions stay below the tolerance."""

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
from autograder.course import Course

SLUG = "correlate2d"
DAY = Course(Path(__file__).resolve().parents[1]).assignment("day3")


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The graders' reference, under a name of its own."""
    path = DAY.graders / f"reference_{SLUG}.py"
    spec = importlib.util.spec_from_file_location(f"day3_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def tolerance() -> float:
    """TOL as the graders' file states it."""
    tree = ast.parse((DAY.graders / f"test_{SLUG}.py").read_text(encoding="utf-8"))
    stated = [n for n in tree.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "TOL"]
    return float(ast.literal_eval(stated[0].value))


def right_versions() -> dict[str, Any]:
    """Both functions of the solution and of each alternative, by name."""
    sources = {"solution": "\n".join(DAY.solutions[name] for name in DAY.exercise(SLUG).functions)}
    sources |= {a.id: a.source for a in DAY.alternatives if a.exercise == SLUG}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"np": np}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope
    return found


def torch_correlate(img: Any, kernel: Any) -> Any:
    x, w = torch.from_numpy(img), torch.from_numpy(np.ascontiguousarray(kernel))
    return torch.nn.functional.conv2d(x[None, None], w[None, None])[0, 0].numpy()


@pytest.mark.parametrize("kernel", [(3, 3), (1, 4), (5, 2), (6, 9)])
def test_reference_matches_torch(kernel: tuple[int, int], reference: ModuleType) -> None:
    rng = np.random.default_rng(2)
    img, weights = rng.normal(size=(6, 9)), rng.normal(size=kernel)
    checks.close("out", reference.correlate(img, weights), torch_correlate(img, weights), tol=1e-14)
    sobel = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    want = np.hypot(torch_correlate(img, sobel), torch_correlate(img, sobel.T))
    checks.close("edges", reference.edges(img), want, tol=1e-14)


@pytest.mark.parametrize("name", sorted(right_versions()))
def test_right_versions_stay_well_below_the_tolerance(name: str, reference: ModuleType) -> None:
    version, worst = right_versions()[name], 0.0
    for seed in range(20):
        rng = np.random.default_rng(seed)
        img, kernel = rng.normal(size=(7, 9)), rng.normal(size=(3, 4))
        worst = max(
            worst,
            checks.scaled_error(version["correlate2d"](img, kernel), reference.correlate(img, kernel)),
            checks.scaled_error(version["edge_map"](img), reference.edges(img)),
        )
    assert worst < tolerance() / 100
