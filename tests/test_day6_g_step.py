"""Right versions of D6-06 against the graders' tolerance; the reference itself is tried in test_day6_d_step.py."""

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
DAY = Course(ROOT).assignment("day6")
TOL = 1e-7
LR, MOMENTUM = 0.5, 0.8


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The graders' reference, under a name of its own."""
    spec = importlib.util.spec_from_file_location("day6_reference_g_step", DAY.graders / "reference_d_step.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def apparatus() -> dict[str, Any]:
    scope: dict[str, Any] = {}
    exec(compile(DAY.apparatus, "apparatus", "exec"), scope)
    return scope


def versions() -> dict[str, Any]:
    """g_step of the solution and of each alternative, by version."""
    sources = {"solution": DAY.solutions["g_step"]}
    sources |= {a.id: a.source for a in DAY.alternatives if a.exercise == "g_step"}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"torch": torch, "functional": functional}
        scope["d_loss"], scope["g_loss"] = apparatus()["d_step_losses"]()
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope["g_step"]
    return found


@pytest.mark.parametrize("version", sorted(versions()))
@pytest.mark.parametrize("normed", [False, True])
def test_right_g_step_stays_well_below_the_tolerance(version: str, normed: bool, reference: ModuleType) -> None:
    step, tools = versions()[version], apparatus()
    for seed in range(4):
        rng = np.random.default_rng(seed)
        layers = reference.network(rng, 3, 4, 5, normed=normed), reference.network(rng, 5, 4, 1)
        G, D = tools["d_step_net"](layers[0], True), tools["d_step_net"](layers[1], False)
        optimizer = tools["d_step_sgd"](G, LR, MOMENTUM)
        d, descent = reference.flat(layers[1]), reference.Descent(reference.flat(layers[0]), LR, MOMENTUM)
        for z in rng.normal(size=(3, 6, 3)):
            loss = step(G, D, optimizer, torch.from_numpy(z))
            want = descent.step(lambda g, d=d, z=z: reference.g_loss(g, d, z))
            assert float(loss) == pytest.approx(want, rel=TOL / 20)
            for p, array in zip(G.parameters(), descent.arrays, strict=True):
                checks.close("parameters", p.detach().numpy(), array, tol=TOL / 20)
