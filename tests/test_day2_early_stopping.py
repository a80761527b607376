"""D2-10's reference against torch's ReduceLROnPlateau, which counts bad epochs by the same rule."""

from __future__ import annotations

from types import ModuleType

import numpy as np
import pytest
import torch

DAY, SLUG = "day2", "early_stopping"


@pytest.mark.parametrize("mode", ["min", "max"])
def test_reference_stops_where_torch_lowers_the_learning_rate(mode: str, reference: ModuleType) -> None:
    stopped = 0
    for seed in range(60):
        rng = np.random.default_rng(seed)
        values = reference.script(rng) * (1 if mode == "min" else -1)
        values[rng.random(size=values.size) < 0.15] = np.nan
        values[3] = 0.5
        patience, min_delta = int(rng.integers(1, 5)), float(rng.choice([0.0, 0.25, 0.5]))
        optimizer = torch.optim.SGD([torch.zeros(1)], lr=1.0)
        # torch lowers the rate once the bad epochs in a row are more than its patience, we stop once they are as many.
        plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(
            optimizer,
            mode=mode,  # type: ignore[arg-type]  # torch wants a literal
            patience=patience - 1,
            threshold=min_delta,
            threshold_mode="abs",
        )
        answers = []
        for value in values.tolist():
            plateau.step(value)
            answers.append(optimizer.param_groups[0]["lr"] < 1.0)
            if answers[-1]:
                break
        if not np.isfinite(plateau.best):
            continue  # nothing good before the stop, which the statement leaves out
        got, best, best_step = reference.outcome(values, patience, min_delta, mode)
        assert got == answers
        assert best == plateau.best == values[best_step]
        stopped += got[-1]
    assert stopped > 30


def test_scripts_are_exact_and_hold_ties_and_small_gains(reference: ModuleType) -> None:
    rng = np.random.default_rng(0)
    scripts = [reference.script(rng) for _ in range(50)]
    assert all(np.array_equal(s * 8, np.round(s * 8)) for s in scripts)
    gains = np.concatenate([-np.diff(s) for s in scripts])
    assert (gains == 0).any()
    assert ((gains > 0) & (gains < 0.5)).any()
