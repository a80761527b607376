"""Graders of D2-08, fit.

Verdicts rest on losses, accuracies and final weights against a NumPy experiment (reference_fit.py) on hidden data, and
on predictions for hidden digits whose labels stay here. While fit is graded, right functions stand in for the
learner's train_one_epoch and evaluate. Nothing is watched: every property shows in numbers.

Tolerance 1e-6: Adam divides by the size of gradients, which magnifies rounding; right versions still stay below
1e-9 (tests/test_day2_fit.py), while the mildest mistake, a mean of batch means, is off by 1e-4 and more.
Thresholds and their evidence are in assignment.toml. An experiment that explodes at once is out of scope and fails.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
import reference_fit as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-6
KEYS = ("train_loss", "val_loss", "val_acc")
SEEDS = 3  # digits: one good run of up to three is enough


def series(history: Any, key: str, epochs: int) -> Any:
    """history[key] as an array of `epochs` numbers."""
    values = history.get(key) if isinstance(history, dict) else None
    name = f'history["{key}"]'
    if not isinstance(values, list) or any(isinstance(v, bool) or not isinstance(v, int | float) for v in values):
        checks.fail("not_numbers", name=name)
    checks.shape(name, np.zeros(len(values)), (epochs,))
    return np.array(values, dtype=float)


def layers(rng: np.random.Generator, d: int, h: int, c: int) -> dict[str, Any]:
    """Start weights of a network without batch normalisation."""
    return {
        "W1": rng.normal(size=(d, h)) / np.sqrt(d),
        "b1": np.zeros(h),
        "W2": rng.normal(size=(h, c)) / np.sqrt(h),
        "b2": np.zeros(c),
    }


class Lab:
    """The student's fit, with right parts around it."""

    def __init__(self, student: Any) -> None:
        self.student, self.lab = student, student.lab
        for name in ("train_one_epoch", "evaluate"):
            student.replace(name, self.lab.fit_part(reference.PARTS, name, returns=["part: handle"]))

    def model(self, weights: Any, dropout: float = 0.0) -> Any:
        return self.lab.fit_model(weights, dropout, returns=["model: handle"])

    def loader(self, X: Any, y: Any, batch_size: int, orders: Any = None, shuffle: bool = False) -> Any:
        return self.lab.fit_loader(X, y, batch_size, orders, shuffle, returns=["loader: handle"])

    def run(self, it: Any, patience: int | None = None) -> tuple[Any, Any]:
        """The student's history of a task, and the model afterwards."""
        model = self.model(it.start)
        train, val = self.loader(*it.train, it.batch_size, it.orders), self.loader(*it.val, 7)
        return self.student.fit(model, train, val, len(it.orders), it.lr, patience), model

    def compare(self, model: Any, want: Any) -> None:
        """The weights in `model` must be those of the epoch `want`."""
        state = self.lab.state_of(model, returns=["state: data"])
        for name, value in want.state.items():
            checks.close(name, state[name], value, tol=TOL)


def compare_history(history: Any, want: Any) -> None:
    for key in KEYS:
        checks.close(
            f'history["{key}"]', series(history, key, len(want)), np.array([getattr(e, key) for e in want]), tol=TOL
        )


def still(student: Any, epochs: int, patience: int | None) -> Any:
    """The history of an experiment with lr = 0, in which every example gets the probabilities 1/8, 2/8, 5/8."""
    w = {"W1": np.zeros((1, 2)), "b1": np.zeros(2), "W2": np.zeros((2, 3)), "b2": np.log(np.array([1.0, 2.0, 5.0]))}
    model = student.lab.fit_model(w, returns=["model: handle"])
    train = student.lab.fit_loader(np.zeros((3, 1)), np.array([2, 2, 0]), 2, returns=["loader: handle"])
    val = student.lab.fit_loader(np.zeros((4, 1)), np.array([2, 1, 2, 2]), 3, returns=["loader: handle"])
    return student.fit(model, train, val, epochs, 0.0, patience)


def draw(pictures: Any, history: Any, ko: str, en: str) -> None:
    """The curves that the student's run tells of itself: for the eye, no verdict."""
    if isinstance(history, dict):
        pictures.curve(ko, en, **{key: history[key] for key in ("train_loss", "val_loss") if key in history})


@pytest.mark.public
@check("fit", level="values", points=0, ko="배우지 않는 실험 (손 계산)", en="an experiment that learns nothing")
def test_public_fit(student: Any) -> None:
    history = still(student, 3, None)
    # Training labels 2, 2, 0 and validation labels 2, 1, 2, 2; the largest probability is that of class 2.
    want = {
        "train_loss": -(2 * np.log(5 / 8) + np.log(1 / 8)) / 3,
        "val_loss": -(3 * np.log(5 / 8) + np.log(2 / 8)) / 4,
        "val_acc": 3 / 4,
    }
    for key, value in want.items():
        checks.close(f'history["{key}"]', series(history, key, 3), np.full(3, value), tol=1e-6)


@pytest.mark.public
@check("fit", level="edge", points=0, ko="patience=2이면 세 epoch", en="three epochs with patience=2")
def test_public_fit_patience(student: Any) -> None:
    # Epoch 1 sets the lowest validation loss; epochs 2 and 3 only equal it.
    history = still(student, 9, 2)
    for key in KEYS:
        series(history, key, 3)


@pytest.mark.public
@check("fit", level="training", points=0, ko="예제 50개 외우기", en="fifty examples memorised")
def test_public_fit_overfit(student: Any) -> None:
    rng = np.random.default_rng(5)
    X, y = rng.normal(size=(50, 20)), rng.permutation(np.arange(50) % 10)
    model = student.lab.fit_model(layers(rng, 20, 64, 10), returns=["model: handle"])
    train = student.lab.fit_loader(X, y, 10, None, True, returns=["loader: handle"])
    val = student.lab.fit_loader(X, y, 50, returns=["loader: handle"])
    loss = series(student.fit(model, train, val, 60, 0.01), "train_loss", 60)
    checks.at_most("loss", float(loss[-1]), 0.05)
    labels = student.lab.fit_labels(model, X, returns=["labels: array"])
    checks.at_least("accuracy", checks.accuracy("labels", labels, y), 1.0)


@check("fit", level="values", points=2, ko="history의 값", en="values of history")
def test_fit_history(student: Any, rng: np.random.Generator, pictures: Any) -> None:
    lab = Lab(student)
    it = reference.task(rng, 2, 0.02, 0.0)
    loaders = lab.loader(*it.train, it.batch_size), lab.loader(*it.val, 7)
    # No verdict: across the wire a tensor looks like an array, and this tells the two apart.
    lab.lab.fit_kinds(lab.model(it.start), *loaders, returns=["kinds: data"])
    for epochs, lr, noise in ((8, 0.005, 0.5), (1, 0.05, 0.0), (4, 0.02, 0.2)):
        it = reference.task(rng, epochs, lr, noise)
        history, _ = lab.run(it)
        if epochs == 8:
            draw(
                pictures,
                history,
                "작은 데이터를 배우는 동안의 손실 (epoch마다)",
                "The losses on small data (per epoch)",
            )
        compare_history(history, reference.run(it))


@check("fit", level="values", points=2, ko="학습이 끝난 가중치", en="weights in the end")
def test_fit_weights(student: Any, rng: np.random.Generator, once: Any) -> None:
    lab = Lab(student)
    for epochs in (5, 3):
        it = once(epochs, partial(reference.found, rng, reference.falling, epochs, 0.01, 0.0))
        _, model = lab.run(it)
        lab.compare(model, reference.run(it)[-1])


@check("fit", level="edge", points=2, ko="가장 좋았던 가중치", en="the best weights come back")
def test_fit_best_weights(student: Any, rng: np.random.Generator, once: Any) -> None:
    lab = Lab(student)
    for number in range(2):
        it = once(number, partial(reference.found, rng, reference.turning, 12, 0.05, 0.35))
        _, model = lab.run(it)
        epochs = reference.run(it)
        lab.compare(model, epochs[reference.stops([e.val_loss for e in epochs], None)[1]])


@check("fit", level="edge", points=1.5, ko="조기 종료", en="early stopping")
def test_fit_patience(student: Any, rng: np.random.Generator, once: Any) -> None:
    lab = Lab(student)
    it = once("wobbling", partial(reference.found, rng, reference.wobbling, 14, 0.3, 0.2))
    for patience in (2, 1, 20):
        history, model = lab.run(it, patience)
        epochs = reference.run(it)
        ran, best = reference.stops([e.val_loss for e in epochs], patience)
        compare_history(history, epochs[:ran])
        lab.compare(model, epochs[best])


@check("fit", level="edge", points=1.5, ko="seed", en="seed")
def test_fit_seed(student: Any, rng: np.random.Generator) -> None:
    """Shuffling and dropout come from torch's global generator, and from nothing drawn before the call."""
    lab = Lab(student)
    it = reference.task(rng, 4, 0.0, 0.0)
    found = []
    for lr, seed in ((0.02, 3), (0.02, 3), (0.02, 4), (0.0, 3)):
        lab.lab.fit_draws(int(rng.integers(1, 50)), returns=["nothing: data"])
        model = lab.model(it.start, 0.5)
        train, val = lab.loader(*it.train, it.batch_size, shuffle=True), lab.loader(*it.val, 20)
        history = student.fit(model, train, val, 4, lr, seed=seed)
        state = lab.lab.state_of(model, returns=["state: data"])
        found.append([*(series(history, key, 4) for key in KEYS), state["0.weight"]])
    first, again, other, still = found
    for name, a, b in zip((*(f'history["{key}"]' for key in KEYS), "0.weight"), first, again, strict=True):
        checks.close(name, b, a, tol=0.0)
    if np.array_equal(first[0], other[0]):
        checks.fail("seed_ignored", name="fit")
    # At lr = 0 the weights stay, and what differs between epochs is the dropout alone.
    checks.close("0.weight", still[3], it.start["W1"].T, tol=0.0)
    checks.at_least(
        "different_epochs",
        float(len(set(still[0].tolist()))),
        4.0,
        ko="`lr=0`일 때 드롭아웃 때문에 서로 달라진 epoch 손실의 가짓수",
        en="Different losses of epochs at `lr=0`, where dropout alone changes them",
    )


@check("fit", level="training", points=1, ko="손글씨 정확도", en="accuracy on the digits")
def test_fit_digits(
    student: Any, rng: np.random.Generator, once: Any, thresholds: Any, evidence: Any, pictures: Any
) -> None:
    lab = Lab(student)
    bundle = once("digits", reference.load_digits)
    evidence["digits"] = 0.0
    for seed in range(SEEDS):
        train, val, (X, y) = reference.digits(rng, bundle)
        model = lab.model(layers(rng, 64, 64, 10))
        loaders = lab.loader(*train, 64, shuffle=True), lab.loader(*val, 300)
        history = student.fit(model, *loaders, 30, 1e-3, seed=seed)
        if seed == 0:
            draw(pictures, history, "손글씨를 배우는 동안의 손실 (epoch마다)", "The losses on digits (per epoch)")
        labels = lab.lab.fit_labels(model, X, returns=["labels: array"])
        got = checks.accuracy("labels", labels, y)
        if got >= evidence["digits"]:
            loss = series(history, "train_loss", 30)
            checks.finite('history["train_loss"]', loss)
            evidence |= {"digits": got, "digits_loss_first": float(loss[0]), "digits_loss": float(loss[-1])}
        if got >= thresholds["digits"]["value"]:
            break
    pictures.confusion("처음 보는 손글씨에 모델이 한 답", "The model's answers for digits it had not seen", y, labels)
    checks.at_least("digits", evidence["digits"], thresholds["digits"]["value"])
    checks.at_most("loss", evidence["digits_loss"], thresholds["digits_loss"]["value"])
