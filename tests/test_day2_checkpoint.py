"""D2-09's NumPy network and optimizers against torch in float64, and the room around the graders' tolerance."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY, SLUG = "day2", "checkpoint"
TRAINED = daykit.stated(DAY, SLUG, "TRAINED")
LR = {"adam": 0.02, "sgd": 0.05}


def by_torch(start: Any, steps: Any, kind: str, eval_from: int | None = None) -> tuple[Any, Any]:
    """State and optimizer memory after training with torch; in eval mode from step number `eval_from` on."""
    model = nn.Sequential(nn.Linear(4, 6, bias=False), nn.BatchNorm1d(6), nn.ReLU(), nn.Linear(6, 3)).double()
    model.load_state_dict({name: torch.tensor(value) for name, value in start.items()})
    if kind == "adam":
        optimizer: torch.optim.Optimizer = torch.optim.Adam(model.parameters(), lr=LR[kind])
    else:
        optimizer = torch.optim.SGD(model.parameters(), lr=LR[kind], momentum=0.9)
    for t, (X, y) in enumerate(steps):
        if t == eval_from:
            model.eval()
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(torch.tensor(X)), torch.tensor(y))
        loss.backward()
        optimizer.step()
    memory = {
        f"{i}.{name}": np.asarray(value.numpy())
        for i, kept in optimizer.state_dict()["state"].items()
        for name, value in kept.items()
    }
    return {name: tensor.numpy() for name, tensor in model.state_dict().items()}, memory


def worst(got: Any, want: Any) -> float:
    return max(checks.scaled_error(np.asarray(got[name]), np.asarray(value)) for name, value in want.items())


@pytest.mark.parametrize("kind", ["adam", "sgd"])
def test_reference_training_matches_torch(kind: str, reference: ModuleType) -> None:
    for seed in range(30):
        rng = np.random.default_rng(seed)
        start, steps = reference.tensors(rng), 4 * reference.batches(rng, 3)
        state, memory = reference.trained(start, steps, kind, LR[kind])
        want_state, want_memory = by_torch(start, steps, kind)
        assert state.keys() == want_state.keys()
        assert memory.keys() == {*want_memory, "lr"}
        assert worst(state, want_state) < TRAINED / 1000
        assert worst(memory, want_memory) < TRAINED / 1000


@pytest.mark.parametrize("kind", ["adam", "sgd"])
def test_the_mildest_mistake_is_far_above_the_tolerance(kind: str, reference: ModuleType) -> None:
    for seed in range(30):
        rng = np.random.default_rng(seed)
        start, steps = reference.tensors(rng), 4 * reference.batches(rng, 3)
        wrong, _ = by_torch(start, steps, kind, eval_from=6)
        right, _ = by_torch(start, steps, kind)
        assert checks.scaled_error(wrong["0.weight"], right["0.weight"]) > 1e-3


def test_the_solution_passes_the_public_check_in_a_notebook(capsys: pytest.CaptureFixture[str]) -> None:
    """Only the check holds its objects there: the folder of its files once went before they were written."""
    daykit.public_check(DAY, SLUG)
    assert "✅" in capsys.readouterr().out
