"""D2-13: what the graders read off outputs, tried on torch's dropout, and how exact right versions are."""

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


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """The graders' readings, under a name of their own."""
    spec = importlib.util.spec_from_file_location("day2_reference_dropout", DAY / "graders" / "reference_dropout.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tolerances() -> tuple[float, float]:
    """EXACT and SINGLE as the graders' file states them."""
    tree = ast.parse((DAY / "graders" / "test_dropout.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "(EXACT, SINGLE)":
            exact, single = ast.literal_eval(node.value)
            return exact, single
    raise LookupError("the tolerances of test_dropout.py")


def versions() -> dict[str, dict[str, Any]]:
    """The functions of the solution and of each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    cells = [lesson.split(f'# %% solution="dropout_{way}"\n')[1].split("\n# %%")[0] for way in ("forward", "backward")]
    sources = {"solution": "\n\n".join(cells)}
    sources |= {p.stem: p.read_text(encoding="utf-8") for p in (DAY / "alternatives" / "dropout").glob("*.py")}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"np": np}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope
    return found


@pytest.mark.parametrize("p", [0.1, 0.3, 0.9])
def test_torch_dropout_reads_as_right(reference: ModuleType, p: float) -> None:
    torch.manual_seed(4)
    x = reference.away_from_zero(np.random.default_rng(4), (250, 200))
    leaf = torch.tensor(x, requires_grad=True)
    out = torch.nn.functional.dropout(leaf, p)
    got = out.detach().numpy()
    assert reference.factor(got, x) == pytest.approx(1 / (1 - p), rel=1e-12)
    assert abs(float((got == 0).mean()) - p) <= reference.five_sigma(p, x.size)
    dout = reference.away_from_zero(np.random.default_rng(5), x.shape)
    out.backward(torch.from_numpy(dout))
    assert leaf.grad is not None
    checks.close("dx", np.where(got != 0, dout / (1 - p), 0.0), leaf.grad.numpy(), tol=1e-12)


def test_rows_that_repeat_are_counted_once(reference: ModuleType) -> None:
    mask = np.array([[True, False], [False, True], [True, False], [True, True]])
    assert reference.different_rows(mask) == 0.75
    assert reference.different_rows(mask.T) == 1.0


@pytest.mark.parametrize("name", sorted(versions()))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    functions, (exact, single) = versions()[name], tolerances()
    for seed in range(10):
        rng = np.random.default_rng(seed)
        for dtype, tol in ((np.float64, exact), (np.float32, single)):
            x, dout = (reference.away_from_zero(rng, (40, 30)).astype(dtype) for _ in range(2))
            out, cache = functions["dropout_forward"](x, 0.3, "train", rng)
            dx = functions["dropout_backward"](dout, cache)
            for got, given in ((out, x), (dx, dout)):
                want = np.where(out != 0, given.astype(np.float64) / 0.7, 0.0)
                assert checks.scaled_error(got, want) < tol / 4
