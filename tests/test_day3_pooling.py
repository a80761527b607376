"""D3-05's reference against torch in float64, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional

from autograder import checks
from autograder.course import Course

ROOT = Path(__file__).resolve().parents[1]
DAY = Course(ROOT).assignment("day3")
DOUBLE, SINGLE = 1e-12, 1e-4
CASES: list[tuple[Any, ...]] = [(2, 3, 4, 6, 2, 2), (1, 2, 5, 7, 3, 2), (2, 1, 5, 8, (2, 3), 3), (1, 16, 3, 4, 2, 1)]


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The graders' reference, under a name of its own."""
    spec = importlib.util.spec_from_file_location("day3_reference_pooling", DAY.graders / "reference_pooling.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def versions() -> dict[str, dict[str, Any]]:
    """The functions of the solution and of each alternative, by version."""
    exercise = DAY.exercise("pooling")
    sources = {"solution": "\n".join(DAY.solutions[name] for name in exercise.functions)}
    sources |= {a.id: a.source for a in DAY.alternatives if a.exercise == "pooling"}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"np": np}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope
    return found


@pytest.mark.parametrize("ties", [False, True])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_pooling_reference_matches_torch_autograd(case: tuple[Any, ...], ties: bool, reference: ModuleType) -> None:
    *shape, k, stride = case
    rng = np.random.default_rng(7)
    x = rng.integers(0, 3, size=shape).astype(float) if ties else rng.normal(size=shape)
    for pool, forward, backward in (
        (functional.max_pool2d, reference.maximum, reference.maximum_back),
        (functional.avg_pool2d, reference.average, reference.average_back),
    ):
        image = torch.from_numpy(x).requires_grad_()
        out = pool(image, k, stride)
        dout = rng.normal(size=out.shape)
        (dx,) = torch.autograd.grad(out, image, torch.from_numpy(dout))
        checks.close("out", forward(x, k, stride), out.detach().numpy(), tol=1e-15)
        checks.close("dx", backward(x, k, stride, dout), dx.numpy(), tol=1e-14)


@pytest.mark.parametrize("version", sorted(versions()))
def test_right_pooling_stays_well_below_the_tolerances(version: str, reference: ModuleType) -> None:
    mine = versions()[version]
    worst = {np.float64: 0.0, np.float32: 0.0}
    for seed in range(30):
        rng = np.random.default_rng(seed)
        *shape, k, stride = CASES[seed % len(CASES)]
        x = rng.permutation(int(np.prod(shape))).reshape(shape) / 100
        for dtype in worst:
            image = x.astype(dtype)
            out, cache = mine["maxpool2d_forward"](image, k, stride)
            assert np.array_equal(out, reference.maximum(image, k, stride))  # a maximum is one of its inputs
            dout = rng.normal(size=out.shape).astype(dtype)
            pairs = [(mine["maxpool2d_backward"](dout, cache), reference.maximum_back(image, k, stride, dout))]
            out, cache = mine["avgpool2d_forward"](image, k, stride)
            pairs.append((out, reference.average(image, k, stride)))
            pairs.append((mine["avgpool2d_backward"](dout, cache), reference.average_back(image, k, stride, dout)))
            out, cache = mine["global_avg_pool_forward"](image)
            pairs.append((out, image.astype(float).mean(axis=(2, 3))))
            for got, want in pairs:
                assert got.dtype == dtype
                worst[dtype] = max(worst[dtype], checks.scaled_error(got, want))
    assert worst[np.float64] < DOUBLE / 100
    assert worst[np.float32] < SINGLE / 10
