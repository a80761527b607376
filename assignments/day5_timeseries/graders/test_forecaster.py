"""Graders of D5-09: make_windows, split_windows, Forecaster and fit_forecaster.

The four functions are judged side by side on one level, each with arrays of the reference (reference_forecaster.py);
only the last check joins the model and its training, on hidden series whose end stays here. Nothing is watched.

Tolerances. Windows and splits are exact. TOL, 1e-6, in float64 for fit_forecaster: right versions stay below 1e-12, the
mildest mistake, a mean of batch means, is off by 1e-3. SINGLE, 1e-4, in float32 for Forecaster: right versions stay
below 2e-6, the mildest mistake is off by 1e-2 (tests/test_day5_forecaster.py).

`ratio`: test error over that of saying the last value again. Its evidence is in assignment.toml.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_forecaster as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-6
SINGLE = 1e-4
SEEDS = 3  # one good run of up to three is enough
LENGTH, EPOCHS, BATCH = 24, 12, 32
HIDDEN, LR = 32, 0.01  # the defaults that the statement sets


def exactly(name: str, got: Any, want: Any) -> None:
    """The same shape, to the last axis, dtype and values."""
    if got.shape != want.shape:
        checks.fail("shape", name=name, got=list(got.shape), want=list(want.shape))
    checks.dtype(name, got, want.dtype)
    checks.close(name, got, want, tol=0.0)


def compare_windows(student: Any, series: Any, length: int, *horizon: int) -> None:
    """Without a horizon the default, 1, is asked for."""
    X, y = student.make_windows(series, length, *horizon)
    want_X, want_y = reference.windows(series, length, *(horizon or [1]))
    exactly("X", X, want_X)
    exactly("y", y, want_y)


def split_as(student: Any, X: Any, y: Any, n_test: int, *horizon: int) -> None:
    """Without a horizon the default, 1, is asked for."""
    found = student.split_windows(X, y, n_test, *horizon)
    train, test = reference.split(len(X), n_test, *(horizon or [1]))
    for name, got, want in zip(
        ("X_train", "y_train", "X_test", "y_test"), found, (X[train], y[train], X[test], y[test]), strict=True
    ):
        exactly(name, got, want)


def loaded(student: Any, hidden: int, values: Any) -> Any:
    """A Forecaster that holds these values; it must have the parameters that they are made for, and no others."""
    model = student.Forecaster() if hidden == HIDDEN else student.Forecaster(hidden)  # the default is asked for too
    sizes = student.lab.forecaster_sizes(model, returns=["parameters: array"])
    shapes = [values[name].shape for name in ("ih", "hh", "b", "b", "V", "c")]
    checks.close("parameters", sizes, np.array(sorted((*s, 0)[:2] for s in shapes)), tol=0.0)
    return student.lab.forecaster_loaded(model, list(values.values()), returns=["model: handle"])


def says(student: Any, model: Any, X: Any) -> Any:
    """The forecasts of a model, which must be (B,): here (1, B) is as wrong as (B, 1)."""
    found = student.call(model, student.put(X, layout="torch"), returns=["forecast: array"])
    if found.shape != (len(X),):
        checks.fail("shape", name="forecast", got=list(found.shape), want=[len(X)])
    return found


def series_of(losses: Any, epochs: int) -> Any:
    """The losses as an array of `epochs` numbers."""
    if not isinstance(losses, list) or any(isinstance(v, bool) or not isinstance(v, int | float) for v in losses):
        checks.fail("not_numbers", name="losses")
    checks.shape("losses", np.zeros(len(losses)), (epochs,))
    return np.array(losses, dtype=float)


def task(rng: np.random.Generator) -> Any:
    """Start weight and bias, windows and targets, and the orders of four epochs; the last batch is smaller."""
    X, y = rng.normal(size=(23, 5, 1)), rng.normal(size=23)
    orders = np.stack([rng.permutation(23) for _ in range(4)])
    return rng.normal(size=5), float(rng.normal()), X, y, orders


def trained(student: Any, it: Any, batch_size: int, lr: float) -> tuple[Any, Any]:
    """The student's losses for a task, and weight and bias afterwards, as one vector."""
    weight, bias, X, y, orders = it
    model = student.lab.forecaster_linear(weight, bias, returns=["model: handle"])
    loader = student.lab.forecaster_loader(X, y, batch_size, orders, returns=["loader: handle"])
    losses = student.fit_forecaster(model, loader, len(orders), *([] if lr == LR else [lr]))  # the default too
    state = student.lab.forecaster_state(model, returns=["state: data"])
    return losses, np.append(state["weight"], state["bias"])


@pytest.mark.public
@check(
    "forecaster", level="values", points=0, ko="수 7개의 윈도우와 나누기", en="windows of seven numbers, and a split"
)
def test_public_windows(student: Any) -> None:
    # The picture of the statement, with 10 for s0, 11 for s1 and so on.
    series = np.arange(10.0, 17.0)
    X, y = student.make_windows(series, 3, 2)
    checks.shape("X", X, (3, 3, 1))
    checks.close("X", X[:, :, 0], np.array([[10.0, 11.0, 12.0], [11.0, 12.0, 13.0], [12.0, 13.0, 14.0]]), tol=1e-12)
    checks.close("y", y, np.array([14.0, 15.0, 16.0]), tol=1e-12)
    X_train, y_train, X_test, y_test = student.split_windows(np.arange(9.0).reshape(3, 3, 1), y, 1, 2)
    checks.close("X_train", X_train, np.array([[[0.0], [1.0], [2.0]]]), tol=1e-12)
    checks.close("y_train", y_train, np.array([14.0]), tol=1e-12)
    checks.close("X_test", X_test, np.array([[[6.0], [7.0], [8.0]]]), tol=1e-12)
    checks.close("y_test", y_test, np.array([16.0]), tol=1e-12)


@pytest.mark.public
@check("forecaster", level="values", points=0, ko="LSTM의 출력 (손 계산)", en="output of the LSTM (by hand)")
def test_public_forecaster(student: Any) -> None:
    # All weights 0 but those of the last layer: the hidden state stays 0, and the forecast is the last bias.
    zeros = [np.zeros(shape, np.float32) for shape in ((8, 1), (8, 2), (8,), (1, 2))]
    last = np.array([1.5], np.float32)
    model = student.lab.forecaster_loaded(student.Forecaster(2), [*zeros, last], returns=["model: handle"])
    x = student.put(np.ones((3, 4, 1), np.float32), layout="torch")
    forecast = student.call(model, x, returns=["forecast: array"])
    checks.shape("forecast", forecast, (3,))
    checks.close("forecast", forecast, np.full(3, 1.5), tol=1e-6)


@pytest.mark.public
@check("forecaster", level="values", points=0, ko="한 epoch, 한 걸음", en="one epoch of one step")
def test_public_fit(student: Any) -> None:
    # Forecasts 0 for the targets 1, 2, 2: the mean of the squares is 3. Adam's first step is lr, towards the targets.
    model = student.lab.forecaster_linear(np.zeros(1), 0.0, returns=["model: handle"])
    X, y = np.ones((3, 1, 1)), np.array([1.0, 2.0, 2.0])
    loader = student.lab.forecaster_loader(X, y, 3, np.array([[0, 1, 2]]), returns=["loader: handle"])
    losses = student.fit_forecaster(model, loader, 1, 0.25)
    checks.close("losses", series_of(losses, 1), np.array([3.0]), tol=1e-6)
    state = student.lab.forecaster_state(model, returns=["state: data"])
    checks.close("weight", state["weight"], np.array([0.25]), tol=1e-6)


@check("forecaster", level="values", points=2, ko="윈도우와 정답", en="windows and targets")
def test_windows(student: Any, rng: np.random.Generator) -> None:
    for horizon in (1, 2, 5):
        length = int(rng.integers(3, 8))
        compare_windows(student, rng.normal(size=int(rng.integers(17, 30))), length, horizon)
    compare_windows(student, rng.normal(size=9).astype(np.float32), 1, 3)
    compare_windows(student, rng.normal(size=7), 4, 3)  # a single window
    compare_windows(student, rng.normal(size=11), 3)


@check("forecaster", level="values", points=1.5, ko="시간 순서로 나누기", en="a split in the order of time")
def test_split(student: Any, rng: np.random.Generator) -> None:
    for horizon, n_test in ((1, 4), (4, 3), (2, 1), (5, 6)):
        M = int(rng.integers(14, 20))
        split_as(student, rng.normal(size=(M, 3, 1)), rng.normal(size=M), n_test, horizon)
    split_as(student, rng.normal(size=(12, 3, 1)), rng.normal(size=12), 4)


@check("forecaster", level="values", points=2.5, ko="LSTM의 출력", en="outputs of the LSTM")
def test_forecaster_outputs(student: Any, rng: np.random.Generator) -> None:
    for hidden, length in ((5, 7), (HIDDEN, 4)):
        values = reference.weights(rng, hidden)
        batches = rng.normal(size=(2, 9, length, 1)).astype(np.float32)
        values["c"] -= reference.forecast(values, batches[0]).mean().astype(np.float32)  # forecasts of either sign
        model = loaded(student, hidden, values)
        for X in batches:  # of one size, so that a state carried over from the first would fit the second
            checks.close("forecast", says(student, model, X), reference.forecast(values, X), tol=SINGLE)


@check("forecaster", level="values", points=1.5, ko="epoch마다의 손실", en="the losses of the epochs")
def test_fit_losses(student: Any, rng: np.random.Generator) -> None:
    weight, bias, X, y, orders = task(rng)
    model = student.lab.forecaster_linear(weight, bias, returns=["model: handle"])
    loader = student.lab.forecaster_loader(X, y, 4, orders, returns=["loader: handle"])
    # No verdict: for the diagnosis, which takes a tensor and a number of one value for the same answer.
    student.lab.forecaster_kinds(model, loader, returns=["kinds: data"])
    for batch_size, lr in ((5, 0.05), (8, 0.2)):
        it = task(rng)
        losses, _ = trained(student, it, batch_size, lr)
        want, _ = reference.trained(*it, batch_size, lr)
        checks.close("losses", series_of(losses, len(want)), np.array(want), tol=TOL)


@check("forecaster", level="values", points=1.5, ko="학습이 끝난 가중치", en="weights in the end")
def test_fit_weights(student: Any, rng: np.random.Generator) -> None:
    for batch_size, lr in ((6, 0.1), (9, LR)):
        it = task(rng)
        _, theta = trained(student, it, batch_size, lr)
        checks.close("weights", theta, reference.trained(*it, batch_size, lr)[1], tol=TOL)


@check("forecaster", level="edge", points=0.5, ko="너무 짧은 수열", en="series that are too short")
def test_windows_of_short_series(student: Any, rng: np.random.Generator) -> None:
    for count, length, horizon in ((5, 4, 2), (3, 6, 1), (1, 1, 5)):
        compare_windows(student, rng.normal(size=count), length, horizon)
    compare_windows(student, rng.normal(size=12), 3, 2)  # 0 examples alone would be right for nothing


@check("forecaster", level="edge", points=1, ko="윈도우 하나짜리 배치", en="a batch of one window")
def test_forecaster_batch_of_one(student: Any, rng: np.random.Generator) -> None:
    values = reference.weights(rng, 4)
    model = loaded(student, 4, values)
    for length in (1, 6):
        X = rng.normal(size=(1, length, 1)).astype(np.float32)
        checks.close("forecast", says(student, model, X), reference.forecast(values, X), tol=SINGLE)


@check("forecaster", level="training", points=1.5, ko="마지막 값보다 나은 예측", en="better than the last value")
def test_forecast_error(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any, pictures: Any) -> None:
    evidence["ratio"] = np.inf
    for seed in range(SEEDS):
        X, y = reference.windows(reference.waves(rng, 600), LENGTH, 1)
        train, test = reference.split(len(X), 150, 1)
        model = student.lab.forecaster_made(HIDDEN, seed, returns=["model: handle"])
        loader = student.lab.forecaster_loader(X[train], y[train], BATCH, returns=["loader: handle"])
        losses = student.fit_forecaster(model, loader, EPOCHS, LR)
        if seed == 0:
            pictures.curve("학습하는 동안의 손실 (epoch마다)", "The loss during training (per epoch)", loss=losses)
        found = student.lab.forecaster_says(model, X[test], returns=["forecast: array"])
        checks.shape("forecast", found, y[test].shape)
        checks.finite("forecast", found)
        error = np.mean((found.reshape(-1) - y[test]) ** 2)
        evidence["ratio"] = min(evidence["ratio"], float(error / np.mean((X[test, -1, 0] - y[test]) ** 2)))
        if evidence["ratio"] <= thresholds["ratio"]["value"]:
            break
    checks.at_most(
        "ratio",
        evidence["ratio"],
        thresholds["ratio"]["value"],
        ko="예측 오차 ÷ 마지막 값을 그대로 답할 때의 오차",
        en="Error of the forecast / error of repeating the last value",
    )
