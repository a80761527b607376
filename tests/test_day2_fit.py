"""D2-08's reference against torch, the tasks that graders draw, and how far right versions stay below the tolerance."""

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
from torch import nn

from autograder import checks

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day2_pytorch"
SLUG = "fit"


def module(path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module of day 2, under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"day2_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, loaded)
    spec.loader.exec_module(loaded)
    return loaded


def tolerance() -> float:
    """TOL as the graders' file states it."""
    for node in ast.parse((DAY / "graders" / f"test_{SLUG}.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "TOL":
            return float(ast.literal_eval(node.value))
    raise LookupError("TOL")


def right_versions() -> dict[str, str]:
    """Source of the solution and of each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    found = {"solution": lesson.split(f'# %% solution="{SLUG}"\n')[1].split("\n# %%")[0]}
    return found | {p.stem: p.read_text(encoding="utf-8") for p in (DAY / "alternatives" / SLUG).glob("*.py")}


def experiment(source: str, it: Any, patience: int | None, apparatus: Any, parts: str) -> tuple[Any, dict[str, Any]]:
    """What a version of fit makes of a task: its history, and the model's state afterwards."""
    scope: dict[str, Any] = {"torch": torch, "nn": nn}
    exec(compile(parts, "parts", "exec"), scope)  # the author's own
    exec(compile(source, "version", "exec"), scope)
    model = apparatus.fit_model(it.start)
    train = apparatus.fit_loader(*it.train, it.batch_size, it.orders)
    history = scope[SLUG](model, train, apparatus.fit_loader(*it.val, 7), len(it.orders), it.lr, patience)
    return history, {name: value.numpy() for name, value in apparatus.fit_state(model).items()}


@pytest.mark.parametrize("name", sorted(right_versions()))
def test_reference_experiment_is_what_torch_computes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reference = module(DAY / "graders" / f"reference_{SLUG}.py", monkeypatch)
    apparatus = module(DAY / "apparatus.py", monkeypatch)
    for seed in range(4):
        for epochs, lr, noise, patience in ((5, 0.01, 0.0, None), (12, 0.05, 0.35, None), (14, 0.3, 0.2, 2)):
            it = reference.task(np.random.default_rng(seed), epochs, lr, noise)
            right = reference.run(it)
            ran, best = reference.stops([e.val_loss for e in right], patience)
            history, state = experiment(right_versions()[name], it, patience, apparatus, reference.PARTS)
            for key in ("train_loss", "val_loss", "val_acc"):
                want = np.array([getattr(e, key) for e in right[:ran]])
                assert checks.scaled_error(np.array(history[key]), want) < tolerance() / 1e3
            for key, value in right[best].state.items():
                assert checks.scaled_error(state[key], value) < tolerance() / 1e3, key


def test_a_mean_of_batch_means_is_far_beyond_the_tolerance(monkeypatch: pytest.MonkeyPatch) -> None:
    reference = module(DAY / "graders" / f"reference_{SLUG}.py", monkeypatch)
    apparatus = module(DAY / "apparatus.py", monkeypatch)
    wrong = (DAY / "mistakes" / SLUG / "mean_of_batch_means.py").read_text(encoding="utf-8")
    for seed in range(4):
        it = reference.task(np.random.default_rng(seed), 4, 0.02, 0.2)
        history, _ = experiment(wrong, it, None, apparatus, reference.PARTS)
        want = np.array([e.train_loss for e in reference.run(it)])
        assert checks.scaled_error(np.array(history["train_loss"]), want) > 100 * tolerance()


@pytest.mark.parametrize(
    ("wanted", "epochs", "lr", "noise"),
    [("falling", 5, 0.01, 0.0), ("turning", 12, 0.05, 0.35), ("wobbling", 14, 0.3, 0.2)],
)
def test_tasks_as_wanted_are_quickly_found(
    wanted: str, epochs: int, lr: float, noise: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = module(DAY / "graders" / f"reference_{SLUG}.py", monkeypatch)
    rng = np.random.default_rng(1)
    hits = [getattr(reference, wanted)(reference.run(reference.task(rng, epochs, lr, noise))) for _ in range(120)]
    assert np.mean(hits) > 1 / 50  # then 1000 draws without one have a probability below 1e-8


@pytest.mark.parametrize(
    ("losses", "patience", "ran", "best"),
    [
        ([3.0, 2.0, 2.5, 2.1, 1.0], None, 5, 4),
        ([3.0, 2.0, 2.5, 2.1, 1.0], 2, 4, 1),
        ([3.0, 2.0, 2.5, 1.9, 2.0, 2.0], 2, 6, 3),
        ([1.0, 1.0, 1.0], 1, 2, 0),
        ([1.0, 0.5], 9, 2, 1),
    ],
)
def test_patience_by_hand(
    losses: list[float], patience: int | None, ran: int, best: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = module(DAY / "graders" / f"reference_{SLUG}.py", monkeypatch)
    assert reference.stops(losses, patience) == (ran, best)
