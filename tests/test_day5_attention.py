"""D5-12: the reference against torch, and how far right versions stay below the graders' tolerances."""

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

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day5_attention"


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """The graders' reference, under a name of its own."""
    path = DAY / "graders" / "reference_attention.py"
    spec = importlib.util.spec_from_file_location("day5_reference_attention", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stated(name: str) -> Any:
    """What the graders' file assigns to `name`."""
    tree = ast.parse((DAY / "graders" / "test_attention.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return ast.literal_eval(node.value)
    raise LookupError(name)


def versions() -> dict[str, Any]:
    """The function of the solution and of each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    sources = {"solution": lesson.split('# %% solution="attention"\n')[1].split("\n# %%")[0]}
    folder = DAY / "alternatives" / "attention"
    sources |= {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"np": np}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope["attention"]
    return found


def test_reference_matches_torch(reference: ModuleType) -> None:
    rng = np.random.default_rng(4)
    for sizes in stated("SIZES"):
        q, k, v = reference.arrays(rng, *sizes)
        for mask in (None, reference.mask(rng, *sizes[:3]) if sizes[2] > 1 else None):
            out, weights = reference.attention(q, k, v, mask)
            seen = None if mask is None else torch.from_numpy(mask)
            tq, tk, tv = (torch.from_numpy(a) for a in (q, k, v))
            want = torch.nn.functional.scaled_dot_product_attention(tq, tk, tv, attn_mask=seen).numpy()
            checks.close("out", out, want, tol=1e-12)
            np.testing.assert_allclose(weights.sum(axis=-1), 1.0, rtol=1e-12)


def test_a_hidden_row_is_zero(reference: ModuleType) -> None:
    arrays = reference.arrays(np.random.default_rng(1), 1, 2, 3, 4, 5)
    out, weights = reference.attention(*arrays, np.array([[[True, True, False], [False, False, False]]]))
    assert not out[0, 1].any()
    assert not weights[0, 1].any()
    assert weights[0, 0].sum() == pytest.approx(1.0)


@pytest.mark.parametrize("name", sorted(versions()))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    attention, (double, single) = versions()[name], stated("(DOUBLE, SINGLE)")

    def error(dtype: Any, arrays: Any, mask: Any = None) -> float:
        q, k, v = (a.astype(dtype) for a in arrays)
        got = attention(q, k, v, mask)
        return max(map(checks.scaled_error, got, reference.attention(q, k, v, mask)))

    for seed in range(8):
        rng = np.random.default_rng(seed)
        for sizes in [*stated("SIZES"), *stated("MASKED")]:
            arrays = reference.arrays(rng, *sizes)
            assert error(np.float64, arrays) < double / 100
            if sizes in stated("MASKED"):
                assert error(np.float64, arrays, reference.mask(rng, *sizes[:3])) < double / 100
                assert error(np.float32, arrays, reference.mask(rng, *sizes[:3])) < single / 20
        q, k, v = reference.arrays(rng, 2, 3, 5, 4, 2)
        q[..., 0], k[..., 0] = np.linspace(-2e4, 2e4, 6).reshape(2, 3), 1.0
        assert error(np.float64, (q, k, v)) < double / 100
