"""Graders of D2-07, evaluate.

Verdicts rest on loss and accuracy against a NumPy reference (reference_evaluate.py) and on what the model computes,
and holds, afterwards. Two things do not show in them on a machine with one CPU, and are watched in addition: whether
gradients were tracked, which the model's first layer notes, and a batch used before it is moved, which the loader's
own tensors refuse (both in apparatus.py; student code that meddles there gains no more than those two half points).

Tolerance 1e-6, CURRICULUM D2-07: over 30 seeds right versions differ from the reference by less than 1e-13
(tests/test_day2_evaluate.py). An accuracy counted in float32 is off by 6e-8 and is accepted; one example of the
largest set here weighs 0.04.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_evaluate as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-6
SIZES = ((17, 5), (10, 8), (23, 4))  # examples and batch size; the last batch is short


def number(result: Any, key: str) -> Any:
    """result[key], a Python number, as a NumPy one."""
    value = result.get(key) if isinstance(result, dict) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        kind = "Tensor" if isinstance(value, np.ndarray) else type(value).__name__
        checks.fail("not_a_number", name=f'result["{key}"]', type=kind)
    return np.array(float(value))


class Case:
    """One network and one set of examples on the student's side."""

    def __init__(
        self,
        student: Any,
        w: Any,
        X: Any,
        y: Any,
        training: bool = True,
        dropout: float = 0.0,
        device: str = "cpu",
    ) -> None:
        self.student, self.lab, self.w, self.X, self.y, self.device = student, student.lab, w, X, y, device
        self.model = self.lab.evaluate_model(w, training, dropout, device, returns=["model: handle"])
        self.loss_fn = self.lab.evaluate_loss(returns=["loss_fn: handle"])

    def result(self, batch_size: int, far: bool = False) -> Any:
        loader = self.lab.ordered_loader(self.X, self.y, batch_size, far, returns=["loader: handle"])
        return self.student.evaluate(self.model, loader, self.loss_fn, self.device)

    def right(self, result: Any) -> None:
        """Both numbers of `result` must be the reference's."""
        loss, accuracy = reference.measures(self.w, self.X, self.y)
        checks.close("accuracy", number(result, "accuracy"), np.array(accuracy), tol=TOL)
        checks.close("loss", number(result, "loss"), np.array(loss), tol=TOL)


def case(student: Any, rng: np.random.Generator, n: int, batch_size: int, norm: bool = False, **more: Any) -> Case:
    w = reference.weights(rng, 4, 6, 3, norm)
    X = rng.normal(size=(n, 4))
    return Case(student, w, X, reference.classes(rng, w, X, batch_size), **more)


@pytest.mark.public
@check("evaluate", level="values", points=0, ko="작은 예제 (손 계산)", en="small example, worked by hand")
def test_public_evaluate(student: Any) -> None:
    # All weights are 0 but the last biases ln 1, ln 2, ln 5: every example gets the probabilities 1/8, 2/8, 5/8.
    bias = np.log(np.array([1.0, 2.0, 5.0]))
    w = {"W1": np.zeros((1, 2)), "b1": np.zeros(2), "W2": np.zeros((2, 3)), "b2": bias}
    model = student.lab.evaluate_model(w, True, returns=["model: handle"])
    loader = student.lab.ordered_loader(np.zeros((5, 1)), np.array([2, 2, 0, 2, 1]), 4, returns=["loader: handle"])
    result = student.evaluate(model, loader, student.lab.evaluate_loss(returns=["loss_fn: handle"]), "cpu")
    for key in ("accuracy", "loss"):
        value = result.get(key) if isinstance(result, dict) else None
        if not isinstance(value, int | float):
            checks.fail("not_a_number", name=f'result["{key}"]', type=type(value).__name__)
    # The largest probability is class 2: three of five are right.
    checks.close("accuracy", np.array(result["accuracy"]), np.array(0.6), tol=1e-6)
    # -(3 ln 5/8 + ln 1/8 + ln 2/8) / 5
    want = -(3 * np.log(5 / 8) + np.log(1 / 8) + np.log(2 / 8)) / 5
    checks.close("loss", np.array(result["loss"]), np.array(want), tol=1e-6)


@check("evaluate", level="values", points=1, ko="정확도", en="accuracy")
def test_evaluate_accuracy(student: Any, rng: np.random.Generator) -> None:
    it = case(student, rng, 5, 5)
    loader = it.lab.ordered_loader(it.X, it.y, 5, returns=["loader: handle"])
    # No verdict: across the wire a tensor looks like an array, and this tells the two apart.
    it.lab.evaluate_kinds(it.model, loader, it.loss_fn, returns=["kinds: data"])
    for n, batch_size in SIZES:
        it = case(student, rng, n, batch_size)
        want = reference.measures(it.w, it.X, it.y)[1]
        checks.close("accuracy", number(it.result(batch_size), "accuracy"), np.array(want), tol=TOL)


@check("evaluate", level="values", points=1, ko="평균 손실", en="mean loss")
def test_evaluate_loss(student: Any, rng: np.random.Generator) -> None:
    for n, batch_size in SIZES:
        it = case(student, rng, n, batch_size)
        want = reference.measures(it.w, it.X, it.y)[0]
        checks.close("loss", number(it.result(batch_size), "loss"), np.array(want), tol=TOL)


@check("evaluate", level="values", points=2, ko="배치 크기와 상관없음", en="whatever the batch size")
def test_evaluate_batch_size(student: Any, rng: np.random.Generator) -> None:
    it = case(student, rng, 18, 7, norm=True, dropout=0.5)
    for batch_size in (7, 18, 2, 1):
        it.right(it.result(batch_size))


@check("evaluate", level="edge", points=1, ko="모드를 되돌림", en="the mode is given back")
def test_evaluate_mode(student: Any, rng: np.random.Generator) -> None:
    for training in (True, False):
        it = case(student, rng, 9, 4, norm=True, training=training)
        it.right(it.result(4))
        X = rng.normal(size=(6, 4))
        after = it.lab.evaluate_forward(it.model, X, returns=["logits: array"])
        checks.close("model(X)", after, reference.logits(it.w, X, training), tol=TOL)


@check("evaluate", level="edge", points=1, ko="모델과 기울기가 그대로", en="model and gradients stay as they were")
def test_evaluate_changes_nothing(student: Any, rng: np.random.Generator) -> None:
    it = case(student, rng, 11, 4, norm=True)
    for size in (0.0, 2.5):
        if size:
            it.lab.leave_gradients(it.model, size, returns=["nothing: data"])
        before = it.lab.evaluate_state(it.model, returns=["state: data"])
        result = it.result(4)
        after = it.lab.evaluate_state(it.model, returns=["state: data"])
        it.right(result)
        checks.unchanged("state_dict", before["state"], after["state"])
        checks.unchanged(".grad", before["gradients"], after["gradients"])
        if after["enabled"] is not True:
            checks.fail("argument_changed", name="torch.is_grad_enabled()")


@check("evaluate", level="edge", points=0.5, ko="기울기를 추적하지 않음", en="gradients are not tracked")
def test_evaluate_no_gradients(student: Any, rng: np.random.Generator) -> None:
    it = case(student, rng, 9, 4)
    it.right(it.result(4))
    tracked = it.lab.evaluate_tracked(it.model, returns=["tracked: data"])
    checks.at_most(
        "tracked_gradients",
        float(tracked),
        0.0,
        ko="평가하는 동안 기울기를 추적했는지 (추적했으면 1, 아니면 0)",
        en="Whether gradients were tracked during the evaluation (1 for yes, 0 for no)",
    )


@check("evaluate", level="edge", points=0.5, ko="배치를 device로 옮김", en="batches are moved to the device")
def test_evaluate_device(student: Any, rng: np.random.Generator, device: str) -> None:
    it = case(student, rng, 9, 4, device=device)
    it.right(it.result(4, far=True))
