"""Graders of D1-14: train. The student's `train` runs on the course's reference parts, whatever the earlier answers.

What accuracy cannot see (a network without activation reaches 0.96 on digits) is told by the spiral, by data that only
one of the four parameters can solve, and by properties of the loss history. Everything that is worth points stands on
the same level, because each measures something else; a predictor that has not learned anything passes none of them.
Thresholds and their evidence are in assignment.toml.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import reference

from autograder import checks
from autograder.harness import check

SEEDS = 3  # an accuracy is given up to three runs and counts once one of them is good enough
# Longer steps over larger batches learn as much in half the time.
# With steps of 1.0 one right answer in 300 jumps away again.
SPIRAL = {"epochs": 60, "batch_size": 60, "lr": 0.8}
BLOBS = {"hidden": 16, "epochs": 12, "batch_size": 10}


def predicted(student: Any, predict: Any, X: Any) -> Any:
    """Labels (N,) that the trained network gives to X (N, D)."""
    labels = student.call(predict, X, returns=["labels: array"])
    checks.shape("predict(X)", labels, (len(X),))
    return labels.reshape(len(X))


def one_number(value: Any) -> float | None:
    """`value` as a number: a plain one, or the only entry of an array or a list; None where it is something else."""
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind in "iuf":
        return float(value.reshape(()))
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def losses(history: Any, epochs: int) -> Any:
    """history["loss"] as an array of `epochs` numbers, NaN allowed; one-element arrays count as numbers."""
    loss = history.get("loss") if isinstance(history, dict) else None
    if isinstance(loss, np.ndarray):
        loss = list(loss)
    numbers = [one_number(v) for v in loss] if isinstance(loss, list) else []
    if not isinstance(loss, list) or any(v is None for v in numbers):
        checks.fail("history_form", epochs=epochs)
    checks.shape('history["loss"]', np.zeros(len(numbers)), (epochs,))
    return np.array(numbers, dtype=float)


def plain(value: float) -> float:
    """A finite number for the evidence: an exploded loss counts as 1e6."""
    return min(float(value), 1e6) if math.isfinite(value) else 1e6


def best_accuracy(name: str, evidence: Any, threshold: float, run: Callable[[int], float]) -> None:
    """`run` trains with a seed and gives the accuracy on hidden data: until one of them reaches `threshold`."""
    best = 0.0
    for seed in range(SEEDS):
        best = max(best, run(seed))
        evidence[name] = best
        if best >= threshold:
            break
    checks.at_least(name, best, threshold)


def on_spiral(student: Any, rng: np.random.Generator, seed: int) -> dict[str, Any]:
    """Train on a spiral of 600 points, and all that checks want to know of the network.

    Asked at once: an old `predict` need not outlive the next training.
    """
    X, y = reference.spiral(rng, 300)
    hidden_X, hidden_y = reference.spiral(rng, 500)
    predict, history = student.train(X, y, seed=seed, **SPIRAL)
    hidden = checks.accuracy("predict(X)", predicted(student, predict, hidden_X), hidden_y)
    labels = predicted(student, predict, X)
    accuracy = checks.accuracy("predict(X)", labels, y)
    return {"hidden": hidden, "history": history, "labels": labels, "accuracy": accuracy}


def learned_blobs(
    student: Any, evidence: Any, data: Any, threshold: float, name: str = "blobs", **options: Any
) -> tuple[Any, Any]:
    """Train on three easy clouds, which must succeed; returns predictions on the training data and the losses."""
    X, y = data
    options = BLOBS | options
    predict, history = student.train(X, y, **options)
    labels = predicted(student, predict, X)
    evidence[name] = checks.accuracy("predict(X)", labels, y)
    checks.at_least("blobs", evidence[name], threshold)
    return labels, losses(history, options["epochs"])


@pytest.mark.public
@check("train", level="shape", points=0, ko="predict와 history의 모양", en="shapes of predict and history")
def test_public_shapes(student: Any) -> None:
    X = np.random.default_rng(1).normal(size=(20, 2))
    y = (X[:, 0] > 0).astype(np.int64)
    predict, history = student.train(X, y, hidden=8, epochs=4, batch_size=10)
    labels = student.call(predict, X, returns=["labels: array"])
    checks.shape("predict(X)", labels, (20,))
    losses(history, 4)


@pytest.mark.practice
@check("train", level="training", points=0, ko="나선 배우기", en="learning a spiral")
def test_practice_spiral(student: Any) -> None:
    rng = np.random.default_rng(7)
    y = np.repeat([0, 1], 300)
    radius = rng.uniform(0.1, 1.0, size=600)
    angle = 2 * np.pi * 1.25 * radius + np.pi * y
    X = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]) + rng.normal(scale=0.04, size=(600, 2))
    predict, _ = student.train(X, y, epochs=60)
    labels = student.call(predict, X, returns=["labels: array"])
    checks.at_least("spiral", checks.accuracy("predict(X)", labels, y), 0.95)


@check("train", level="shape", points=0, ko="세 클래스, 예제 하나의 예측", en="three classes, one example to predict")
def test_train_shapes(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    X, y = reference.blobs(rng, 7)
    predict, history = student.train(X, y, hidden=5, epochs=3, batch_size=6)
    told = history.get("loss") if isinstance(history, dict) else None
    evidence["epochs_told"] = len(told) if isinstance(told, list) else -1
    labels = student.call(predict, X[:1], returns=["labels: array"])
    evidence["predict_columns"] = int(labels.size)
    checks.shape("predict(X)", labels, (1,))
    losses(history, 3)


@check("train", level="training", points=3, ko="나선 정확도", en="accuracy on the spiral")
def test_spiral(student: Any, rng: np.random.Generator, shared: Any, thresholds: Any, evidence: Any) -> None:
    def run(seed: int) -> float:
        found: float = shared(("spiral", seed), lambda: on_spiral(student, rng, seed))["hidden"]
        return found

    best_accuracy("spiral", evidence, thresholds["spiral"]["value"], run)


@check("train", level="training", points=1, ko="손글씨 정확도", en="accuracy on the digits")
def test_digits(student: Any, rng: np.random.Generator, once: Any, thresholds: Any, evidence: Any) -> None:
    bundle = once("digits", reference.load_digits)

    def run(seed: int) -> float:
        (X, y), (hidden_X, hidden_y) = reference.digits(rng, bundle)
        predict, _ = student.train(X, y, seed=seed, epochs=8, batch_size=70)
        return checks.accuracy("predict(X)", predicted(student, predict, hidden_X), hidden_y)

    best_accuracy("digits", evidence, thresholds["digits"]["value"], run)


@check("train", level="training", points=1, ko="나선에서 줄어드는 손실", en="the loss falls on the spiral")
def test_loss_falls(
    student: Any, rng: np.random.Generator, shared: Any, thresholds: Any, evidence: Any, pictures: Any
) -> None:
    run = shared(("spiral", 0), lambda: on_spiral(student, rng, 0))
    loss = losses(run["history"], SPIRAL["epochs"])
    pictures.curve("나선을 배우는 동안의 손실 (epoch마다)", "The loss while learning the spiral (per epoch)", loss=loss)
    evidence["loss_first"], evidence["loss_last"] = plain(loss[0]), plain(loss[-3:].mean())
    evidence["one_label"] = float(np.mean(run["labels"] == run["labels"][0]))
    checks.finite('history["loss"]', loss)
    checks.at_most("loss_ratio", plain(loss[-3:].mean() / loss[0]), thresholds["loss_ratio"]["value"])
    # A falling history earns nothing without a network that learned along with it.
    checks.at_least("accuracy", run["accuracy"], thresholds["falling"]["value"])


@check(
    "train",
    level="training",
    points=1,
    ko="epoch 손실은 배치 손실의 평균",
    en="an epoch's loss is the mean over its batches",
)
def test_history_is_mean(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    data = reference.blobs(rng, 30)
    _, falling = learned_blobs(student, evidence, data, thresholds["blobs"]["value"])
    frozen = BLOBS | {"lr": 0.0, "epochs": 4}
    still = losses(student.train(*data, **frozen)[1], frozen["epochs"])
    evidence["still_spread"] = plain(np.ptp(still) / still.mean())
    X, y = data
    blind = losses(student.train(np.zeros_like(X), y, **frozen)[1], frozen["epochs"])
    evidence["blind_ratio"] = plain(blind[0] / np.log(3))
    # Nothing is learned at lr = 0, and 10 divides 90: every epoch's mean is the mean over the same 90 examples, up to
    # rounding (1e-15). Where X is 0 all logits are equal and a mean of losses is ln 3: a sum over 9 batches is 9 ln 3,
    # and with a class too many it is ln 4, 26 % more.
    if not evidence["still_spread"] <= 1e-9:
        checks.fail("history_not_mean", spread=evidence["still_spread"])
    checks.close('history["loss"]', blind, np.full_like(blind, np.log(3)), tol=0.1)
    # A mean over all epochs so far never falls below the first loss divided by the number of epochs.
    evidence["blobs_ratio"] = plain(falling[-3:].mean() / falling[0])
    checks.at_most("loss_ratio", evidence["blobs_ratio"], thresholds["blobs_ratio"]["value"])


@check("train", level="training", points=1, ko="네 파라미터가 모두 배움", en="all four parameters learn")
def test_every_parameter_learns(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    """A small random first layer cannot solve `needle`, layers without biases not `interval`, no b2 not `majority`."""
    for name, make, options in (
        ("needle", reference.needle, {"hidden": 4, "lr": 0.2, "epochs": 12, "batch_size": 20}),
        ("interval", reference.interval, {"hidden": 32, "lr": 0.15, "epochs": 25, "batch_size": 10}),
    ):
        evidence[name] = 0.0
        for seed in range(SEEDS):
            X, y = make(rng, 800)
            predict, _ = student.train(X[:200], y[:200], seed=seed, **options)
            got = checks.accuracy("predict(X)", predicted(student, predict, X[200:]), y[200:])
            evidence[name] = max(evidence[name], got)
            if evidence[name] >= thresholds[name]["value"]:
                break
    # Where every x is 0 so are the hidden units, and b2 alone can learn which class is the frequent one.
    y = np.repeat([0, 1], [60, 140])
    predict, _ = student.train(np.zeros((200, 3)), y, hidden=8, lr=0.1, epochs=5, batch_size=10)
    evidence["majority"] = checks.accuracy("predict(X)", predicted(student, predict, np.zeros((200, 3))), y)
    for name in ("needle", "interval", "majority"):
        checks.at_least(name, evidence[name], thresholds[name]["value"])


@check("train", level="training", points=1, ko="세 클래스와 다른 배치 크기", en="three classes and other batch sizes")
def test_batch_sizes(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    data = reference.blobs(rng, 20)
    threshold = thresholds["blobs"]["value"]
    for size, epochs in ((7, 12), (1, 2), (100, 60)):
        learned_blobs(student, evidence, data, threshold, f"batch_{size}", batch_size=size, epochs=epochs)
    predict, history = student.train(np.ones((1, 2)), np.array([1]), hidden=4, epochs=60, batch_size=4)
    checks.finite('history["loss"]', losses(history, 60))
    checks.close("predict(X)", predicted(student, predict, np.ones((1, 2))), np.array([1]), tol=0.0)


@check("train", level="training", points=1, ko="같은 seed, 같은 결과", en="same seed, same result")
def test_same_seed(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    data = reference.blobs(rng, 20)
    runs = [learned_blobs(student, evidence, data, thresholds["blobs"]["value"], seed=5) for _ in range(2)]
    (labels, first), (labels_again, again) = runs
    other = losses(student.train(*data, **(BLOBS | {"epochs": 1, "seed": 6}))[1], 1)
    evidence["same_seed"] = plain(np.abs(first - again).max())
    evidence["other_seed"] = plain(np.abs(first[0] - other[0]))
    if evidence["same_seed"] != 0.0 or not np.array_equal(labels, labels_again):
        checks.fail("not_repeatable", name="train", times=2)
    if not evidence["other_seed"] > 0.0:
        checks.fail("seed_ignored", name="train")


@check("train", level="training", points=1, ko="X와 y를 바꾸지 않음", en="X and y stay as they were")
def test_data_unchanged(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    X, y = reference.blobs(rng, 20)
    held_X, held_y = student.put(X), student.put(y)
    predict, _ = student.train(held_X, held_y, **BLOBS)
    accuracy = checks.accuracy("predict(X)", predicted(student, predict, X), y)
    after = student.get(held_X)
    evidence["rows_moved"] = float(np.mean(np.any(after != X, axis=1))) if after.shape == X.shape else 1.0
    checks.at_least("blobs", accuracy, thresholds["blobs"]["value"])
    checks.unchanged("X", X, after)
    checks.unchanged("y", y, student.get(held_y))
