"""Graders of D2-06, train_one_epoch.

Verdicts rest on the weights and the mean loss that a float64 loop in NumPy reaches from the same start
(reference_train_one_epoch.py). Two things do not show in them on a machine with one CPU, and are watched in addition: a
batch used before it is moved is refused by the loader's own tensors, and held graphs are counted by the loss function
(both in apparatus.py; student code that meddles there gains nothing but that one point).

Tolerance 1e-8, CURRICULUM D2-06: over 30 seeds right versions differ from the reference by less than 1e-13
(tests/test_day2_train_one_epoch.py); the mildest mistake, a mean of batch means, is off by 1e-3 and more.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_train_one_epoch as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-8
MEANS = "mean_loss"
HELD = 3  # graphs at once: this batch's, the last one's that a variable may still name, and one to spare


def data(rng: np.random.Generator, n: int, d: int, c: int) -> tuple[Any, Any]:
    """n examples with d features, every one of c classes among them."""
    y = rng.permutation(np.arange(n) % c)
    return rng.normal(size=(n, d)) + 0.5 * rng.normal(size=(c, d))[y], y


def number(value: Any) -> float:
    """What the student's function returned, which must be a Python number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        checks.fail(
            "not_a_number", name=MEANS, type="Tensor" if isinstance(value, np.ndarray) else type(value).__name__
        )
    return float(value)


class Run:
    """The student's function at work on one network, beside the reference."""

    def __init__(self, student: Any, start: Any, lr: float = 0.2, momentum: float = 0.9, device: str = "cpu") -> None:
        self.student, self.lab, self.device = student, student.lab, device
        self.model = self.lab.train_model(start, device, returns=["model: handle"])
        self.optimizer = self.lab.train_optimizer(self.model, lr, momentum, returns=["optimizer: handle"])
        self.loss = self.lab.train_loss("cross_entropy", returns=["loss_fn: handle"])
        self.right = reference.Loop(start, lr, momentum)

    def epoch(self, X: Any, y: Any, batch_size: int, far: bool = False) -> tuple[float, float]:
        """Mean losses of the student's epoch and of the right one."""
        loader = self.lab.ordered_loader(X, y, batch_size, far, returns=["loader: handle"])
        got = self.student.train_one_epoch(self.model, loader, self.loss, self.optimizer, self.device)
        return number(got), self.right.epoch(X, y, batch_size)

    def compare(self) -> None:
        """The student's weights must be the reference's."""
        state = self.lab.state_of(self.model, returns=["state: data"])
        want = self.right.state()
        for name, value in want.items():
            checks.close(name, state[name], value, tol=TOL)


@pytest.mark.public
@check("train_one_epoch", level="values", points=0, ko="작은 예제 (손 계산)", en="small example, worked by hand")
def test_public_train_one_epoch(student: Any) -> None:
    # y = 2x + 0 with targets 0, mean squared error, learning rate 0.1, batches {1, -1} and {3}.
    # Batch 1: loss (4 + 4) / 2 = 4; dw = mean(2 * 2x * x) = 4, db = mean(2 * 2x) = 0; w = 1.6, b = 0.
    # Batch 2: loss 4.8^2 = 23.04; dw = 2 * 4.8 * 3 = 28.8, db = 9.6; w = -1.28, b = -0.96.
    model = student.lab.train_model({"W1": np.array([[2.0]]), "b1": np.zeros(1)}, returns=["model: handle"])
    x = np.array([[1.0], [-1.0], [3.0]])
    loader = student.lab.ordered_loader(x, np.zeros((3, 1)), 2, returns=["loader: handle"])
    loss_fn = student.lab.train_loss("mse", returns=["loss_fn: handle"])
    optimizer = student.lab.train_optimizer(model, 0.1, 0.0, returns=["optimizer: handle"])
    mean_loss = student.train_one_epoch(model, loader, loss_fn, optimizer, "cpu")
    if not isinstance(mean_loss, int | float):
        checks.fail("not_a_number", name="mean_loss", type=type(mean_loss).__name__)
    state = student.lab.state_of(model, returns=["state: data"])
    checks.close(
        "w, b",
        np.array([float(state["0.weight"][0, 0]), float(state["0.bias"][0])]),
        np.array([-1.28, -0.96]),
        tol=1e-8,
    )
    # (2 * 4 + 1 * 23.04) / 3: three examples weigh the same.
    checks.close("mean_loss", np.array(float(mean_loss)), np.array(31.04 / 3), tol=1e-8)


@check("train_one_epoch", level="values", points=3, ko="세 epoch 뒤의 가중치", en="weights after three epochs")
def test_train_one_epoch_weights(student: Any, rng: np.random.Generator) -> None:
    for n, d, h, c, batch_size in [(17, 4, 6, 3, 5), (12, 3, 5, 4, 4), (5, 2, 3, 2, 8)]:
        X, y = data(rng, n, d, c)
        run = Run(student, reference.weights(rng, d, h, c))
        for _ in range(3):
            run.epoch(X, y, batch_size)
        student.lab.train_has_gradients(run.model, returns=["any: data"])  # tells two wrong loops apart, no verdict
        run.compare()


@check("train_one_epoch", level="values", points=2, ko="예제마다 같은 무게의 평균 손실", en="mean loss over examples")
def test_train_one_epoch_mean_loss(student: Any, rng: np.random.Generator) -> None:
    X, y = data(rng, 6, 3, 3)
    run = Run(student, reference.weights(rng, 3, 4, 3))
    loader = run.lab.ordered_loader(X, y, 4, returns=["loader: handle"])
    # No verdict: it tells a returned tensor from a number whose graph was held on to.
    run.lab.train_kind(run.model, loader, run.loss, run.optimizer, returns=["kind: data"])
    for n, batch_size in [(13, 4), (9, 8), (11, 1), (6, 6)]:
        X, y = data(rng, n, 3, 3)
        run = Run(student, reference.weights(rng, 3, 4, 3))
        means = np.array([run.epoch(X, y, batch_size) for _ in range(2)])
        checks.close(MEANS, means[:, 0], means[:, 1], tol=TOL)


@check("train_one_epoch", level="values", points=1, ko="학습 모드로 학습", en="training in training mode")
def test_train_one_epoch_mode(student: Any, rng: np.random.Generator) -> None:
    X, y = data(rng, 14, 4, 3)
    run = Run(student, reference.weights(rng, 4, 6, 3, norm=True))
    for _ in range(2):
        run.epoch(X, y, 5)
    run.compare()


@check("train_one_epoch", level="edge", points=1, ko="남아 있던 기울기", en="gradients left from before")
def test_train_one_epoch_leftover_gradients(student: Any, rng: np.random.Generator) -> None:
    X, y = data(rng, 11, 3, 3)
    run = Run(student, reference.weights(rng, 3, 5, 3))
    for size in (1.0, -3.0):
        student.lab.leave_gradients(run.model, size, returns=["nothing: data"])
        run.epoch(X, y, 4)
    run.compare()


@check("train_one_epoch", level="edge", points=1, ko="배치를 device로 옮김", en="batches are moved to the device")
def test_train_one_epoch_device(student: Any, rng: np.random.Generator, device: str) -> None:
    X, y = data(rng, 7, 3, 3)
    run = Run(student, reference.weights(rng, 3, 4, 3), device=device)
    run.epoch(X, y, 3, far=True)
    run.compare()


@check("train_one_epoch", level="edge", points=1, ko="계산 그래프를 붙들지 않음", en="no graph is held on to")
def test_train_one_epoch_memory(student: Any, rng: np.random.Generator) -> None:
    X, y = data(rng, 24, 3, 3)
    run = Run(student, reference.weights(rng, 3, 4, 3))
    run.loss = student.lab.train_watched_loss(returns=["loss_fn: handle"])
    run.epoch(X, y, 2)
    run.compare()
    held = float(student.attribute(run.loss, "held", "scalar"))
    checks.at_most(
        "held_graphs",
        held,
        HELD,
        ko="한꺼번에 남아 있는 계산 그래프의 수",
        en="Computational graphs held at the same time",
    )
