"""D5-09: the reference against torch, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch.nn import functional

from autograder import checks

DAY, SLUG = "day5-timeseries", "forecaster"
VERSIONS = daykit.functions(DAY, SLUG)
RIGHT = [pytest.param(name, id=f"{'' if name == 'solution' else 'alternatives'}-{name}") for name in VERSIONS]
TOL, SINGLE = daykit.stated(DAY, SLUG, "TOL", "SINGLE")


def mistaken(name: str) -> dict[str, Any]:
    """What a mistake defines."""
    return daykit.namespace(DAY, daykit.mistake(DAY, SLUG, name))


@pytest.mark.parametrize("name", RIGHT)
def test_right_forecasts_stay_below_the_tolerance(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    rng = np.random.default_rng(2)
    make = VERSIONS[name]["Forecaster"]
    for hidden, length in ((5, 7), (3, 24)):
        values = reference.weights(rng, hidden)
        X = rng.normal(size=(6, length, 1)).astype(np.float32)
        model = apparatus.forecaster_loaded(make(hidden), list(values.values()))
        got = apparatus.forecaster_says(model, X).numpy()
        assert checks.scaled_error(got, reference.forecast(values, X)) < SINGLE / 50


@pytest.mark.parametrize("name", RIGHT)
def test_right_training_stays_below_the_tolerance(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    rng = np.random.default_rng(3)
    fit = VERSIONS[name]["fit_forecaster"]
    X, y = rng.normal(size=(23, 5, 1)), rng.normal(size=23)
    orders = np.stack([rng.permutation(23) for _ in range(4)])
    model = apparatus.forecaster_linear(np.ones(5), 0.5)
    losses = fit(model, apparatus.forecaster_loader(X, y, 5, orders), 4, 0.1)
    want, theta = reference.trained(np.ones(5), 0.5, X, y, orders, 5, 0.1)
    assert checks.scaled_error(np.array(losses), np.array(want)) < TOL / 1e4
    state = apparatus.forecaster_state(model)
    assert checks.scaled_error(np.append(state["weight"], state["bias"]), theta) < TOL / 1e4


@pytest.mark.parametrize("name", RIGHT)
def test_right_windows_and_splits_are_exact(name: str, reference: ModuleType) -> None:
    functions = VERSIONS[name]
    series = np.random.default_rng(4).normal(size=20)
    for length, horizon in ((3, 1), (4, 5), (19, 1), (30, 2)):
        X, y = functions["make_windows"](series, length, horizon)
        want_X, want_y = reference.windows(series, length, horizon)
        assert np.array_equal(X, want_X)
        assert np.array_equal(y, want_y)
    X, y = reference.windows(series, 3, 4)
    train, test = reference.split(len(X), 5, 4)
    for got, want in zip(functions["split_windows"](X, y, 5, 4), (X[train], y[train], X[test], y[test]), strict=True):
        assert np.array_equal(got, want)


def test_no_training_target_is_later_than_the_first_forecast(reference: ModuleType) -> None:
    """By the time stamps themselves: the series is the time."""
    for horizon in (1, 2, 5):
        X, y = reference.windows(np.arange(30.0), 4, horizon)
        train, test = reference.split(len(X), 6, horizon)
        assert y[train].max() == X[test[0], -1, 0]  # the newest value that is known
        assert len(test) == 6


def test_a_linear_task_of_one_step_matches_torch(reference: ModuleType, apparatus: ModuleType) -> None:
    """One step of Adam and the loss before it, by torch."""
    rng = np.random.default_rng(5)
    X, y = rng.normal(size=(6, 3, 1)), rng.normal(size=6)
    model = apparatus.forecaster_linear(np.zeros(3), 0.0)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    loss = functional.mse_loss(model(torch.tensor(X)), torch.tensor(y))
    torch.autograd.backward([loss])
    optimizer.step()
    losses, theta = reference.trained(np.zeros(3), 0.0, X, y, np.arange(6)[None], 6, 0.1)
    assert losses[0] == pytest.approx(loss.item(), rel=1e-12)
    assert theta[:3] == pytest.approx(model.weight.detach().numpy(), rel=1e-9)


def test_the_mildest_mistakes_are_far_beyond_the_tolerances(reference: ModuleType, apparatus: ModuleType) -> None:
    rng = np.random.default_rng(6)
    values = reference.weights(rng, 5)
    windows = rng.normal(size=(6, 7, 1)).astype(np.float32)
    for name in ("first_step", "batch_taken_for_time", "mean_over_time", "cell_state_instead"):
        model = apparatus.forecaster_loaded(mistaken(name)["Forecaster"](5), list(values.values()))
        got = apparatus.forecaster_says(model, windows).numpy()
        assert checks.scaled_error(got, reference.forecast(values, windows)) > 100 * SINGLE
    X, y, orders = rng.normal(size=(23, 5, 1)), rng.normal(size=23), np.arange(23)[None]
    want, _ = reference.trained(np.ones(5), 0.5, X, y, orders, 5, 0.1)
    for name in ("mean_of_batch_means", "zero_grad_missing", "last_batch_skipped_in_training"):
        model = apparatus.forecaster_linear(np.ones(5), 0.5)
        losses = mistaken(name)["fit_forecaster"](model, apparatus.forecaster_loader(X, y, 5, orders), 1, 0.1)
        assert checks.scaled_error(np.array(losses), np.array(want)) > 100 * TOL
