"""Graders of D1-02: the perceptron learning rule.

The order of updates is fixed by the statement, so w, b and errors are compared with a run of our own, in exact
arithmetic: inputs are small multiples of 1/8 and learning rates powers of two, so every sum is exact in float64 and no
order of summation can change on which side of 0 it lies. 1e-12 leaves room for nothing but formatting.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder import checks
from autograder.harness import check

XOR = (np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0]))


def separable(rng: np.random.Generator, n: int, d: int, shift: float = 0.0) -> tuple[Any, Any]:
    """Points on a grid of 1/8, some margin from a random plane: X (n, d), y (n,)."""
    normal = rng.normal(size=d)
    normal /= np.linalg.norm(normal)
    found: list[Any] = []
    while len(found) < n:
        x = np.round(8 * rng.normal(size=d)) / 8
        if abs(x @ normal) > 0.2:
            found.append(x)
    X = np.array(found)
    return X + shift, (X @ normal > 0).astype(np.int64)


def trained(X: Any, y: Any, lr: float, max_epochs: int) -> tuple[Any, float, list[int]]:
    """The rule of the statement, on rows extended by a 1 for the bias."""
    rows = np.column_stack([X, np.ones(len(X))])
    weights, errors = np.zeros(rows.shape[1]), []
    while len(errors) < max_epochs and (not errors or errors[-1]):
        errors.append(0)
        for row, target in zip(rows, y, strict=True):
            fired = int(np.dot(row, weights) > 0)
            errors[-1] += fired != target
            weights = weights + lr * (int(target) - fired) * row
    return weights[:-1], float(weights[-1]), errors


def learnable(rng: np.random.Generator, n: int, d: int, shift: float) -> tuple[Any, Any]:
    """As `separable`, with both classes in it, and learned within the epochs that are allowed by default.

    Off the origin that can take hundreds: a run without a limit, which is XOR's to catch, would hang there first.
    """
    while True:
        X, y = separable(rng, n, d, shift)
        if 0 < y.sum() < n and trained(X, y, 1.0, 100)[2][-1] == 0:
            return X, y


def worked(X: Any, y: Any, lr: float = 1.0, max_epochs: int = 100) -> tuple[Any, ...]:
    """A case: what is asked of the student, and what is right."""
    return X, y, lr, max_epochs, trained(X, y, lr, max_epochs)


def expect(student: Any, X: Any, y: Any, lr: float, max_epochs: int, right: tuple[Any, float, list[int]]) -> None:
    w, b, errors = student.perceptron_fit(X, y, lr=lr, max_epochs=max_epochs)
    want_w, want_b, want_errors = right
    numbers = list(errors) if isinstance(errors, list | np.ndarray) and np.ndim(errors) <= 1 else []
    if not numbers or not all(
        isinstance(v, int | float | np.generic | np.ndarray) and np.size(v) == 1 for v in numbers
    ):
        checks.fail("not_numbers", name="errors")
    checks.shape("errors", np.zeros(len(numbers)), (len(want_errors),))
    checks.close(
        "errors", np.array([float(np.reshape(v, ())) for v in numbers]), np.array(want_errors, float), tol=1e-12
    )
    checks.close("w", w, want_w, tol=1e-12)
    checks.close("b", np.array(b), np.array(want_b), tol=1e-12)


@pytest.mark.public
@check("perceptron_fit", level="values", points=0, ko="AND 배우기 (손 계산)", en="learning AND, worked by hand")
def test_public_and(student: Any) -> None:
    X = np.array([[1.0, 1.0], [0.0, 0.0]])
    # epoch 1: both sums are 0, so row 0 is wrong (w = [1, 1], b = 1), then row 1 gives 1: wrong (b = 0); epoch 2: none
    w, b, errors = student.perceptron_fit(X, np.array([1, 0]))
    checks.close("errors", np.array(errors, dtype=float), np.array([2.0, 0.0]), tol=1e-12)
    checks.close("w", w, np.array([1.0, 1.0]), tol=1e-12)
    checks.close("b", np.array(b), np.array(0.0), tol=1e-12)


@check("perceptron_fit", level="values", points=2.5, ko="나눌 수 있는 데이터", en="data that can be separated")
def test_separable_data(student: Any, rng: np.random.Generator, once: Any) -> None:
    def cases() -> list[tuple[Any, ...]]:
        found = [worked(*separable(rng, 25, d)) for d in (2, 3, 5) for _ in range(3)]
        X, _ = separable(rng, 20, 3)
        return [*found, worked(X, np.zeros(20, np.int64))]  # right from the start

    for case in once("cases", cases):
        expect(student, *case)


@check("perceptron_fit", level="values", points=1, ko="원점에서 먼 데이터", en="data far from the origin")
def test_data_off_the_origin(student: Any, rng: np.random.Generator, once: Any) -> None:
    for case in once("cases", lambda: [worked(*learnable(rng, 20, 2, shift=3.0)) for _ in range(3)]):
        expect(student, *case)


@check("perceptron_fit", level="edge", points=0.5, ko="학습률", en="the learning rate")
def test_learning_rate(student: Any, rng: np.random.Generator, once: Any) -> None:
    # By chance the bias ends at 0 on one data set in twenty, where nobody can tell how long its steps were.
    data = once("data", lambda: [learnable(rng, 20, 3, shift) for shift in (0.0, 1.0, 3.0)])
    for case in once("cases", lambda: [worked(X, y, lr=lr) for X, y in data for lr in (0.25, 4.0)]):
        expect(student, *case)


@check(
    "perceptron_fit", level="edge", points=1, ko="XOR에서 멈추기, 데이터는 그대로", en="an end on XOR, data left alone"
)
def test_xor_ends(student: Any, rng: np.random.Generator) -> None:
    for most in (7, 30):
        expect(student, *worked(*XOR, max_epochs=most))
    X, y = separable(rng, 10, 2)
    held_X, held_y = student.put(X), student.put(y)
    student.perceptron_fit(held_X, held_y)
    checks.unchanged("X", X, student.get(held_X))
    checks.unchanged("y", y, student.get(held_y))
