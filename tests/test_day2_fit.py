"""D2-08's reference against torch, the tasks that graders draw, and how far right versions stay below the tolerance."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest

from autograder import checks

DAY, SLUG = "day2", "fit"
SOURCES = daykit.right_versions(DAY, SLUG)
TOL = daykit.stated(DAY, SLUG, "TOL")


def experiment(source: str, it: Any, patience: int | None, apparatus: Any, parts: str) -> tuple[Any, dict[str, Any]]:
    """What a version of fit makes of a task: its history, and the model's state afterwards."""
    fit = daykit.namespace(DAY, parts, source)[SLUG]
    model = apparatus.fit_model(it.start)
    train = apparatus.fit_loader(*it.train, it.batch_size, it.orders)
    history = fit(model, train, apparatus.fit_loader(*it.val, 7), len(it.orders), it.lr, patience)
    return history, {name: value.numpy() for name, value in apparatus.state_of(model).items()}


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_reference_experiment_is_what_torch_computes(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    for seed in range(4):
        for epochs, lr, noise, patience in ((5, 0.01, 0.0, None), (12, 0.05, 0.35, None), (14, 0.3, 0.2, 2)):
            it = reference.task(np.random.default_rng(seed), epochs, lr, noise)
            right = reference.run(it)
            ran, best = reference.stops([e.val_loss for e in right], patience)
            history, state = experiment(SOURCES[name], it, patience, apparatus, reference.PARTS)
            for key in ("train_loss", "val_loss", "val_acc"):
                want = np.array([getattr(e, key) for e in right[:ran]])
                assert checks.scaled_error(np.array(history[key]), want) < TOL / 1e3
            for key, value in right[best].state.items():
                assert checks.scaled_error(state[key], value) < TOL / 1e3, key


def test_a_mean_of_batch_means_is_far_beyond_the_tolerance(reference: ModuleType, apparatus: ModuleType) -> None:
    wrong = daykit.mistake(DAY, SLUG, "mean_of_batch_means")
    for seed in range(4):
        it = reference.task(np.random.default_rng(seed), 4, 0.02, 0.2)
        history, _ = experiment(wrong, it, None, apparatus, reference.PARTS)
        want = np.array([e.train_loss for e in reference.run(it)])
        assert checks.scaled_error(np.array(history["train_loss"]), want) > 100 * TOL


@pytest.mark.parametrize(
    ("wanted", "epochs", "lr", "noise"),
    [("falling", 5, 0.01, 0.0), ("turning", 12, 0.05, 0.35), ("wobbling", 14, 0.3, 0.2)],
)
def test_tasks_as_wanted_are_quickly_found(
    wanted: str, epochs: int, lr: float, noise: float, reference: ModuleType
) -> None:
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
    losses: list[float], patience: int | None, ran: int, best: int, reference: ModuleType
) -> None:
    assert reference.stops(losses, patience) == (ran, best)
