"""D4-08's reference against torch's layers and optimizer, and how far right versions stay below the tolerance."""

from __future__ import annotations

import ast
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

ROOT = Path(__file__).resolve().parents[1]
DAY = ROOT / "assignments" / "day4_advanced_cnn"
SLUG = "fine_tune"


def module(path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of a file, under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"day4_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, loaded)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return module(DAY / "graders" / f"reference_{SLUG}.py", monkeypatch)


@pytest.fixture
def apparatus(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return module(DAY / "apparatus.py", monkeypatch)


def tolerance() -> float:
    """TOL as the graders' file states it."""
    for node in ast.parse((DAY / "graders" / f"test_{SLUG}.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "TOL":
            return float(ast.literal_eval(node.value))
    raise LookupError("TOL")


def versions() -> dict[str, str]:
    """Source of the solution and of each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    found = {"solution": "import copy\n" + lesson.split(f'# %% solution="{SLUG}"\n')[1].split("\n# %%")[0]}
    return found | {p.stem: p.read_text(encoding="utf-8") for p in (DAY / "alternatives" / SLUG).glob("*.py")}


def tuning(source: str) -> Callable[..., Any]:
    scope: dict[str, Any] = {"torch": torch, "nn": nn}
    exec(compile(source, "version", "exec"), scope)  # the author's own
    found: Callable[..., Any] = scope[SLUG]
    return found


@pytest.mark.parametrize("name", sorted(versions()))
def test_reference_steps_are_what_torch_computes(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    tune = tuning(versions()[name])
    for seed in range(4):
        rng = np.random.default_rng(seed)
        w, X, unseen = reference.weights(rng), reference.images(rng, 14), reference.images(rng, 20)
        y = rng.integers(0, 4, size=14)
        for epochs, lr_backbone, lr_head in ((3, 0.01, 0.01), (5, 0.002, 0.02), (3, 0.0, 0.02), (2, 0.01, 0.0)):
            given = apparatus.fine_tune_model(w)
            model = tune(given, torch.from_numpy(X), torch.from_numpy(y), epochs, lr_backbone, lr_head, 0)
            want = reference.tuned(w, [(X, y)] * epochs, lr_backbone, lr_head)
            got = apparatus.fine_tune_outputs(model, unseen).numpy()
            assert checks.scaled_error(got, reference.outputs(want, unseen)) < tolerance() / 1e4
            for key, value in model.features.state_dict().items() if name == "solution" else ():
                if "num_batches" not in key:
                    assert checks.scaled_error(value.numpy(), want[f"features.{key}"]) < tolerance() / 1e4, key


def test_weight_decay_is_beyond_the_tolerance(reference: ModuleType, apparatus: ModuleType) -> None:
    wrong = tuning((DAY / "mistakes" / SLUG / "adamw_instead_of_adam.py").read_text(encoding="utf-8"))
    for seed in range(4):
        rng = np.random.default_rng(seed)
        w, X, unseen = reference.weights(rng), reference.images(rng, 16), reference.images(rng, 12)
        y = rng.integers(0, 4, size=16)
        model = wrong(apparatus.fine_tune_model(w), torch.from_numpy(X), torch.from_numpy(y), 3, 0.01, 0.01, 0)
        want = reference.outputs(reference.tuned(w, [(X, y)] * 3, 0.01, 0.01), unseen)
        assert checks.scaled_error(apparatus.fine_tune_outputs(model, unseen).numpy(), want) > 10 * tolerance()


def test_a_renumbered_network_says_the_same_under_other_numbers(reference: ModuleType, apparatus: ModuleType) -> None:
    rng = np.random.default_rng(0)
    roles, (few, few_labels), (noisy, clean, labels) = reference.digits(rng)
    model = apparatus.fine_tune_model(reference.renumbered(reference.checkpoint(), roles), training=False)
    found = apparatus.fine_tune_outputs(model, clean).numpy().argmax(axis=1)
    assert checks.accuracy("labels", found, labels) > 0.97
    assert (
        0.6 < checks.accuracy("labels", apparatus.fine_tune_outputs(model, noisy).numpy().argmax(axis=1), labels) < 0.7
    )
    assert few.dtype == noisy.dtype == clean.dtype == np.float32
    assert np.bincount(few_labels).tolist() == [5] * 10
    assert np.bincount(labels).tolist() == [36] * 10
