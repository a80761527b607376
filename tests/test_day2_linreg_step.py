"""D2-02's reference against torch's autograd in float64, and how far right versions stay below the tolerances."""

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

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day2_pytorch"


def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("day2_linreg", DAY / "graders" / "reference_linreg_step.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tolerances() -> tuple[float, float]:
    """DOUBLE and SINGLE as the graders' file states them."""
    tree = ast.parse((DAY / "graders" / "test_linreg_step.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "(DOUBLE, SINGLE)":
            double, single = ast.literal_eval(node.value)
            return double, single
    raise LookupError("tolerances")


def right_versions() -> dict[str, Any]:
    """The solution and each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    sources = {"solution": lesson.split('# %% solution="linreg_step"\n')[1].split("\n# %%")[0]}
    sources |= {p.stem: p.read_text(encoding="utf-8") for p in (DAY / "alternatives" / "linreg_step").glob("*.py")}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"np": np, "torch": torch}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope["linreg_step"]
    return found


def problem(seed: int, n: int, d: int, dtype: Any = np.float64) -> list[Any]:
    """w, b, X, y as the graders draw them."""
    rng = np.random.default_rng(seed)
    w, b = rng.normal(size=d), np.array(rng.normal())
    x, y = rng.normal(1.0, 1.0, size=(n, d)), rng.normal(20.0, 1.0, size=n)
    return [v.astype(dtype) for v in (w, b, x, y)]


@pytest.mark.parametrize(("n", "d"), [(7, 3), (1, 4), (5, 1)])
def test_reference_matches_autograd(n: int, d: int) -> None:
    w, b, x, y = problem(3, n, d)
    tw, tb = torch.tensor(w, requires_grad=True), torch.tensor(b, requires_grad=True)
    loss = torch.nn.functional.mse_loss(torch.tensor(x) @ tw + tb, torch.tensor(y))
    dw, db = torch.autograd.grad(loss, (tw, tb))
    got_w, got_b, got_loss = reference().step(w, b, x, y, 0.1)
    checks.close("w", got_w, w - 0.1 * dw.numpy(), tol=1e-12)
    checks.close("b", got_b, b - 0.1 * db.numpy(), tol=1e-12)
    checks.close("loss", got_loss, loss.detach().numpy(), tol=1e-12)


@pytest.mark.parametrize("name", sorted(right_versions()))
@pytest.mark.parametrize(("dtype", "which"), [(np.float64, 0), (np.float32, 1)])
def test_right_versions_stay_well_below_the_tolerances(name: str, dtype: Any, which: int) -> None:
    linreg_step, step, worst = right_versions()[name], reference().step, 0.0
    for seed in range(50):
        for n, d in ((7, 3), (1, 4), (5, 1)):
            w, b, x, y = problem(seed, n, d, dtype)
            tw, tb = torch.tensor(w, requires_grad=True), torch.tensor(b, requires_grad=True)
            loss = linreg_step(tw, tb, torch.tensor(x), torch.tensor(y), 0.1)
            want = step(w, b, x, y, 0.1)
            got = (tw.detach().numpy(), tb.detach().numpy(), np.array(loss))
            worst = max(worst, *map(checks.scaled_error, got, want))
    assert worst < tolerances()[which] / 10, worst
