"""D2-06's reference against torch.autograd and torch.optim.SGD, and how far right versions stay below the tolerance."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day2", "train_one_epoch"
SOURCES = daykit.right_versions(DAY, SLUG)
TOL = daykit.stated(DAY, SLUG, "TOL")


def trained(source: str, seed: int, norm: bool, reference: ModuleType, apparatus: ModuleType) -> tuple[Any, Any, Any]:
    """Reference loop, the state that the version reaches in three epochs from the same start, and all mean losses."""
    rng = np.random.default_rng(seed)
    start = reference.weights(rng, 4, 6, 3, norm)
    X, y = rng.normal(size=(17, 4)), rng.integers(0, 3, size=17)
    model, loss = apparatus.train_model(start), apparatus.train_loss("cross_entropy")
    optimizer, loader = apparatus.train_optimizer(model, 0.2, 0.9), apparatus.ordered_loader(X, y, 5)
    right = reference.Loop(start, 0.2, 0.9)
    run = daykit.namespace(DAY, source)[SLUG]
    means = np.array([(run(model, loader, loss, optimizer, "cpu"), right.epoch(X, y, 5)) for _ in range(3)])
    return right.state(), {k: v.numpy() for k, v in apparatus.state_of(model).items()}, means


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_reference_loop_is_what_torch_computes(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    for seed in range(15):
        for norm in (False, True):
            want, got, means = trained(SOURCES[name], seed, norm, reference, apparatus)
            for key, value in want.items():
                assert checks.scaled_error(got[key], value) < TOL / 1e4, key
            assert checks.scaled_error(means[:, 0], means[:, 1]) < TOL / 1e4


def test_a_mean_of_batch_means_is_far_beyond_the_tolerance(reference: ModuleType, apparatus: ModuleType) -> None:
    wrong = daykit.mistake(DAY, SLUG, "mean_of_batch_means")
    for seed in range(15):
        _, _, means = trained(wrong, seed, False, reference, apparatus)
        assert checks.scaled_error(means[:, 0], means[:, 1]) > 1e3 * TOL


def test_far_tensors_refuse_to_be_computed_with_until_they_are_moved(apparatus: ModuleType) -> None:
    X, y = next(iter(apparatus.ordered_loader(np.ones((3, 2)), np.zeros(3, np.int64), 3, far=True)))
    assert (len(X), X.shape, X.size(0), X.dtype) == (3, (3, 2), 3, torch.float64)
    with pytest.raises(RuntimeError, match="same device"):
        X @ torch.ones(2, 2, dtype=torch.float64)
    with pytest.raises(RuntimeError, match="same device"):
        torch.nn.functional.cross_entropy(torch.ones(3, 2), y)
    assert (X.to("cpu") @ torch.ones(2, 2, dtype=torch.float64)).sum() == 12
    assert y.to(torch.device("cpu")).sum() == 0
