"""D3-03: the reference against torch's conv2d in float64, and how far right versions stay below the tolerances."""

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

ROOT = Path(__file__).resolve().parents[1]
SLUG, FUNCTION = "conv_forward", "conv2d_forward"
DAY = Course(ROOT).assignment("day3")
CASES = [
    ((2, 3, 5, 6), (4, 3, 3, 3), 1, 1),
    ((1, 1, 6, 6), (1, 1, 3, 2), 1, 0),
    ((2, 2, 8, 7), (3, 2, 3, 4), 3, 2),
    ((3, 4, 5, 5), (2, 4, 1, 1), 2, 0),
    ((8, 3, 16, 16), (8, 3, 3, 3), 1, 1),
]


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


def tolerances() -> dict[str, float]:
    """DOUBLE and SINGLE as the graders' file states them."""
    tree = ast.parse((DAY.graders / f"test_{SLUG}.py").read_text(encoding="utf-8"))
    stated = [n for n in tree.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "(DOUBLE, SINGLE)"]
    return dict(zip(("double", "single"), ast.literal_eval(stated[0].value), strict=True))


def right_versions() -> dict[str, Any]:
    """The solution's function and each alternative's, by name."""
    sources = {"solution": DAY.solutions[FUNCTION]}
    sources |= {a.id: a.source for a in DAY.alternatives if a.exercise == SLUG}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"np": np}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope[FUNCTION]
    return found


def layer(seed: int, x: tuple[int, ...], w: tuple[int, ...]) -> list[Any]:
    rng = np.random.default_rng(seed)
    return [rng.normal(size=x), rng.normal(size=w), rng.normal(size=w[0])]


@pytest.mark.parametrize(("x", "w", "stride", "pad"), CASES)
def test_reference_matches_torch(
    x: tuple[int, ...], w: tuple[int, ...], stride: int, pad: int, reference: ModuleType
) -> None:
    arrays = layer(1, x, w)
    images, filters, bias = map(torch.from_numpy, arrays)
    want = torch.nn.functional.conv2d(images, filters, bias, stride=stride, padding=pad).numpy()
    checks.close("out", reference.conv(*arrays, stride=stride, pad=pad), want, tol=1e-13)


@pytest.mark.parametrize("name", sorted(right_versions()))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    forward, worst = right_versions()[name], {"double": 0.0, "single": 0.0}
    for seed in range(20):
        x, w, stride, pad = CASES[seed % 4]
        arrays = layer(seed, x, w)
        want = reference.conv(*arrays, stride=stride, pad=pad)
        for kind, dtype in (("double", np.float64), ("single", np.float32)):
            out, _ = forward(*[a.astype(dtype) for a in arrays], stride=stride, pad=pad)
            worst[kind] = max(worst[kind], checks.scaled_error(out, want))
    assert worst["double"] < tolerances()["double"] / 1000
    assert worst["single"] < tolerances()["single"] / 20
