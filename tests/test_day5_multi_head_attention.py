"""D5-13: the reference against torch, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day5_attention"


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"day5_attention_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return module(DAY / "graders" / "reference_multi_head_attention.py")


def stated(name: str) -> Any:
    """What the graders' file assigns to `name`."""
    tree = ast.parse((DAY / "graders" / "test_multi_head_attention.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return ast.literal_eval(node.value)
    raise LookupError(name)


def versions() -> dict[str, dict[str, Any]]:
    """Class and function of the solution and of each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    names = ("MultiHeadAttention", "sinusoidal_positions")
    cells = [lesson.split(f'# %% solution="{name}"\n')[1].split("\n# %%")[0] for name in names]
    sources = {"solution": "\n\n".join(cells)}
    folder = DAY / "alternatives" / "multi_head_attention"
    sources |= {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"torch": torch, "nn": nn, "__name__": name}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope
    return found


@pytest.mark.parametrize("masked", [False, True])
def test_reference_matches_torch(reference: ModuleType, masked: bool) -> None:
    rng = np.random.default_rng(4)
    for b, t, d, heads in stated("MASKED"):
        values, x = reference.values(rng, d), rng.normal(size=(b, t, d))
        mask = reference.mask(rng, t) if masked else None
        theirs = nn.MultiheadAttention(d, heads, batch_first=True).double()
        weights, biases = [torch.from_numpy(w) for w in values[::2]], [torch.from_numpy(c) for c in values[1::2]]
        with torch.no_grad():
            theirs.in_proj_weight.copy_(torch.cat(weights[:3]))
            theirs.in_proj_bias.copy_(torch.cat(biases[:3]))
            theirs.out_proj.weight.copy_(weights[3])
            theirs.out_proj.bias.copy_(biases[3])
            given = torch.from_numpy(x)
            hidden = None if mask is None else torch.from_numpy(~mask)  # its mask says what may not be seen
            want = theirs(given, given, given, attn_mask=hidden)[0].numpy()
        checks.close("out", reference.attend(values, x, heads, mask), want, tol=1e-12)


def test_positions_are_sines_and_cosines_in_turn(reference: ModuleType) -> None:
    got = reference.positions(5, 7)
    assert got.shape == (5, 7)
    for t, column in np.ndindex(*got.shape):
        angle = t / 10000 ** ((column - column % 2) / 7)
        assert got[t, column] == pytest.approx(np.cos(angle) if column % 2 else np.sin(angle), abs=1e-12)


@pytest.mark.parametrize("name", sorted(versions()))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    lab, parts = module(DAY / "apparatus.py"), versions()[name]
    double, single, places, _ = stated("(DOUBLE, SINGLE, PLACES, GRADIENT)")
    for seed in range(8):
        rng = np.random.default_rng(seed)
        for b, t, d, heads in [*stated("SIZES"), *stated("MASKED")]:
            for dtype, tol in ((np.float64, double), (np.float32, single)):
                values, x = reference.values(rng, d), rng.normal(size=(b, t, d)).astype(dtype)
                mask = reference.mask(rng, t) if t > 1 else None
                model = lab.multi_head_loaded(parts["MultiHeadAttention"](d, heads), [v.astype(dtype) for v in values])
                out = lab.multi_head_out(model, x, mask).numpy()
                want = reference.attend(values, x.astype(np.float64), heads, mask)
                assert checks.scaled_error(out, want) < tol / 10
    for t, d in [*stated("EVEN"), *stated("OTHER")]:
        got = parts["sinusoidal_positions"](t, d).numpy()
        assert checks.scaled_error(got, reference.positions(t, d)) < places / 10
