"""D5-17: the reference against torch.nn.LSTM in float64, and how far right versions stay below the tolerances."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch

from autograder import checks

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day5_rnn"


def loaded(name: str) -> ModuleType:
    """A reference of the graders, under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"day5_{name}", DAY / "graders" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


reference, recurrent = loaded("reference_lstm_cell"), loaded("reference_recurrent")


def tolerances() -> tuple[float, float, float, float]:
    """DOUBLE, GRADIENT, LONG and SINGLE as the graders' file states them."""
    tree = ast.parse((DAY / "graders" / "test_lstm_cell.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "(DOUBLE, GRADIENT, LONG, SINGLE)":
            double, gradient, long, single = ast.literal_eval(node.value)
            return double, gradient, long, single
    raise LookupError("the tolerances of test_lstm_cell.py")


def versions() -> dict[str, dict[str, Any]]:
    """The functions of the solution and of each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    names = ("lstm_forward", "lstm_backward")
    cells = [lesson.split(f'# %% solution="{name}"\n')[1].split("\n# %%")[0] for name in names]
    sources = {"solution": "\n\n".join(cells)}
    folder = DAY / "alternatives" / "lstm_cell"
    sources |= {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"np": np}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope
    return found


def cases(seed: int) -> list[tuple[str, Any]]:
    """Kind of tolerance, and a layer."""
    rng = np.random.default_rng(seed)
    shapes = [(3, 5, 2, 4), (2, 4, 3, 3), (1, 3, 2, 1), (2, 1, 3, 2)]
    found = [("gradient", reference.layer(rng, *shape)) for shape in shapes]
    found += [("gradient", reference.saturated(rng)), ("long", reference.remembering(rng, 100))]
    return [*found, ("single", tuple(a.astype(np.float32) for a in reference.layer(rng, 3, 4, 2, 3)))]


@pytest.mark.parametrize("case", range(6))
def test_reference_matches_torch_lstm_and_autograd(case: int) -> None:
    kind, arrays = cases(3)[case]
    x, h0, c0, Wx, Wh, b = arrays
    theirs = torch.nn.LSTM(x.shape[2], h0.shape[1], batch_first=True, dtype=torch.float64)
    with torch.no_grad():
        for parameter, value in zip(theirs.parameters(), (Wx.T, Wh.T, b, np.zeros_like(b)), strict=True):
            parameter.copy_(torch.tensor(value))
    leaf, hidden, cell = (torch.tensor(a, requires_grad=True) for a in (x, h0, c0))
    h, (_, last) = theirs(leaf, (hidden[None], cell[None]))
    dh = np.random.default_rng(4).normal(size=h.shape)
    want = torch.autograd.grad(h, (leaf, hidden, cell, *list(theirs.parameters())[:3]), torch.tensor(dh))
    right_h, right_c = reference.forward(*arrays)
    checks.close("h", right_h, h.detach().numpy(), tol=1e-12)
    checks.close("c", right_c[:, -1], last[0].detach().numpy(), tol=1e-12)
    got = recurrent.gradients(reference.states, arrays, dh)
    right = (*want[:3], want[3].T, want[4].T, want[5])
    for ours, expected in zip(got, right, strict=True):
        checks.close("gradient", ours, expected.numpy(), tol=1e-6 if kind == "long" else 1e-7)


@pytest.fixture(scope="module")
def samples() -> list[Any]:
    """Kind of tolerance, a layer, dh, and what is right for them: h, c and the six gradients."""
    found = []
    for seed in range(2):
        for kind, arrays in cases(seed):
            wide = [a.astype(np.float64) for a in arrays]
            states = reference.forward(*wide)
            dh = np.random.default_rng(seed).normal(size=states[0].shape)
            right = (*states, *recurrent.gradients(reference.states, wide, dh))
            found.append((kind, arrays, dh.astype(arrays[0].dtype), right))
    return found


@pytest.mark.parametrize("name", sorted(versions()))
def test_right_versions_stay_well_below_the_tolerances(name: str, samples: list[Any]) -> None:
    functions = versions()[name]
    worst = {"double": 0.0, "gradient": 0.0, "long": 0.0, "single": 0.0}
    for kind, arrays, dh, right in samples:
        with np.errstate(over="ignore"):  # of the plain sigmoid, which the statement allows
            h, c, cache = functions["lstm_forward"](*arrays)
        gradients = functions["lstm_backward"](dh, cache)
        kinds = ["single" if kind == "single" else "double"] * 2 + [kind] * 6
        for key, got, want in zip(kinds, (h, c, *gradients), right, strict=True):
            worst[key] = max(worst[key], checks.scaled_error(np.asarray(got).reshape(want.shape), want))
    double, gradient, long, single = tolerances()
    assert worst["double"] < double / 100, worst
    assert worst["gradient"] < gradient / 10, worst
    assert worst["long"] < long / 10, worst
    assert worst["single"] < single / 10, worst
