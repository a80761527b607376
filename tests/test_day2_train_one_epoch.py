"""D2-06's reference against torch.autograd and torch.optim.SGD, and how far right versions stay below the tolerance."""

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

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day2_pytorch"
SLUG = "train_one_epoch"


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


def trained(source: str, seed: int, norm: bool, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any, Any]:
    """Reference loop, the state that the version reaches in three epochs from the same start, and all mean losses."""
    reference = module(DAY / "graders" / f"reference_{SLUG}.py", monkeypatch)
    apparatus = module(DAY / "apparatus.py", monkeypatch)
    rng = np.random.default_rng(seed)
    start = reference.weights(rng, 4, 6, 3, norm)
    X, y = rng.normal(size=(17, 4)), rng.integers(0, 3, size=17)
    model, loss = apparatus.train_model(start), apparatus.train_loss("cross_entropy")
    optimizer, loader = apparatus.train_optimizer(model, 0.2, 0.9), apparatus.train_loader(X, y, 5)
    right = reference.Loop(start, 0.2, 0.9)
    scope: dict[str, Any] = {"torch": torch, "np": np}
    exec(compile(source, "version", "exec"), scope)  # the author's own
    run = scope[SLUG]
    means = np.array([(run(model, loader, loss, optimizer, "cpu"), right.epoch(X, y, 5)) for _ in range(3)])
    return right.state(), {k: v.numpy() for k, v in apparatus.train_state(model).items()}, means


@pytest.mark.parametrize("name", sorted(right_versions()))
def test_reference_loop_is_what_torch_computes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(15):
        for norm in (False, True):
            want, got, means = trained(right_versions()[name], seed, norm, monkeypatch)
            for key, value in want.items():
                assert checks.scaled_error(got[key], value) < tolerance() / 1e4, key
            assert checks.scaled_error(means[:, 0], means[:, 1]) < tolerance() / 1e4


def test_a_mean_of_batch_means_is_far_beyond_the_tolerance(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = (DAY / "mistakes" / SLUG / "mean_of_batch_means.py").read_text(encoding="utf-8")
    for seed in range(15):
        _, _, means = trained(wrong, seed, False, monkeypatch)
        assert checks.scaled_error(means[:, 0], means[:, 1]) > 1e3 * tolerance()


def test_far_tensors_refuse_to_be_computed_with_until_they_are_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    apparatus = module(DAY / "apparatus.py", monkeypatch)
    X, y = next(iter(apparatus.train_loader(np.ones((3, 2)), np.zeros(3, np.int64), 3, far=True)))
    assert (len(X), X.shape, X.size(0), X.dtype) == (3, (3, 2), 3, torch.float64)
    with pytest.raises(RuntimeError, match="same device"):
        X @ torch.ones(2, 2, dtype=torch.float64)
    with pytest.raises(RuntimeError, match="same device"):
        torch.nn.functional.cross_entropy(torch.ones(3, 2), y)
    assert (X.to("cpu") @ torch.ones(2, 2, dtype=torch.float64)).sum() == 12
    assert y.to(torch.device("cpu")).sum() == 0
