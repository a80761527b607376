"""Graders of D2-02, linreg_step.

Everything is judged by numbers: the parameters after one step, after three, the loss, and a gradient that the caller
takes afterwards; all on one level, for none of them needs another. What must not happen to the parameters on the way
(a gradient left over, a copy in their place, requires_grad switched off) shows in these.

Tolerances. 1e-10 in float64: right versions differ from the reference by less than 1e-15 over 50 seeds; the
mildest mistake, a gradient left over from the step before, moves the parameters by more than 1e-2. 1e-4 in float32,
where right versions stay below 1e-6 (tests/test_day2_linreg_step.py).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_linreg_step as reference

from autograder import checks
from autograder.harness import check

DOUBLE, SINGLE = 1e-10, 1e-4


def problem(rng: np.random.Generator, n: int, d: int, dtype: Any = np.float64) -> tuple[Any, Any]:
    """Data x (n, d) and y (n,); y is so far from any first prediction that no residual is near zero."""
    return rng.normal(1.0, 1.0, size=(n, d)).astype(dtype), rng.normal(20.0, 1.0, size=n).astype(dtype)


def parameters(rng: np.random.Generator, d: int, dtype: Any = np.float64) -> tuple[Any, Any]:
    """Where to start: w (d,) and b ()."""
    return rng.normal(size=d).astype(dtype), np.array(rng.normal(), dtype=dtype)


def leaf(student: Any, values: Any) -> Any:
    return student.lab.linreg_step_leaf(values, returns=["tensor: handle"])


def step(student: Any, w: Any, b: Any, x: Any, y: Any, lr: float) -> Any:
    """One step of the student's on tensors w and b; what it returns."""
    data = [student.lab.linreg_step_data(v, returns=["tensor: handle"]) for v in (x, y)]
    return student.linreg_step(w, b, *data, lr)


def now(student: Any, tensor: Any, name: str) -> Any:
    return student.lab.linreg_step_value(tensor, returns=[f"{name}: array"])


@pytest.mark.public
@check("linreg_step", level="values", points=0, ko="한 걸음 (손 계산)", en="one step, worked by hand")
def test_public_linreg_step(student: Any) -> None:
    # X w + b = [1, 4], y = [0, 2]: residuals 1 and 2, loss (1 + 4) / 2.
    # dL/dw = 2/2 (1 * 1 + 2 * 2) = 5 and dL/db = 2/2 (1 + 2) = 3; with lr = 0.1, w: 3 - 0.5 and b: -2 - 0.3.
    w = student.lab.linreg_step_leaf(np.array([3.0]), returns=["w: handle"])
    b = student.lab.linreg_step_leaf(np.array(-2.0), returns=["b: handle"])
    x = student.lab.linreg_step_data(np.array([[1.0], [2.0]]), returns=["X: handle"])
    y = student.lab.linreg_step_data(np.array([0.0, 2.0]), returns=["y: handle"])
    loss = student.linreg_step(w, b, x, y, 0.1)
    if not isinstance(loss, float):
        checks.fail("not_a_number", name="loss", type="NoneType" if loss is None else "Tensor")
    checks.close("loss", np.array(loss), np.array(2.5), tol=1e-12)
    checks.close("w", student.lab.linreg_step_value(w, returns=["w: array"]), np.array([2.5]), tol=1e-12)
    checks.close("b", student.lab.linreg_step_value(b, returns=["b: array"]), np.array(-2.3), tol=1e-12)


@check("linreg_step", level="values", points=2, ko="한 걸음 뒤의 w와 b", en="w and b after one step")
def test_linreg_step_once(student: Any, rng: np.random.Generator) -> None:
    for n, d in [(7, 3), (1, 4), (5, 1), (4, 4)]:
        (x, y), (w, b) = problem(rng, n, d), parameters(rng, d)
        lr = float(rng.uniform(0.05, 0.2))
        want_w, want_b, _ = reference.step(w, b, x, y, lr)
        held_w, held_b = leaf(student, w), leaf(student, b)
        step(student, held_w, held_b, x, y, lr)
        checks.close("w", now(student, held_w, "w"), want_w, tol=DOUBLE)
        checks.close("b", now(student, held_b, "b"), want_b, tol=DOUBLE)


@check("linreg_step", level="values", points=1, ko="손실, 파이썬 float", en="the loss, a Python float")
def test_linreg_step_loss(student: Any, rng: np.random.Generator) -> None:
    for n, d in [(6, 2), (1, 3), (3, 3)]:
        (x, y), (w, b) = problem(rng, n, d), parameters(rng, d)
        loss = step(student, leaf(student, w), leaf(student, b), x, y, 0.1)
        if not isinstance(loss, float):
            checks.fail("not_a_number", name="loss", type="NoneType" if loss is None else "Tensor")
        checks.close("loss", np.array(loss), reference.step(w, b, x, y, 0.1)[2], tol=DOUBLE)


@check("linreg_step", level="values", points=2, ko="이어지는 세 걸음", en="three steps in a row")
def test_linreg_step_three_times(student: Any, rng: np.random.Generator) -> None:
    w, b = parameters(rng, 3)
    held_w, held_b = leaf(student, w), leaf(student, b)
    for n, lr in [(8, 0.05), (3, 0.1), (5, 0.02)]:
        x, y = problem(rng, n, 3)
        w, b, _ = reference.step(w, b, x, y, lr)
        step(student, held_w, held_b, x, y, lr)
        checks.close("w", now(student, held_w, "w"), w, tol=DOUBLE)
        checks.close("b", now(student, held_b, "b"), b, tol=DOUBLE)


@check("linreg_step", level="values", points=1, ko="float32, 걸음 뒤의 미분", en="float32, and a derivative afterwards")
def test_linreg_step_afterwards(student: Any, rng: np.random.Generator) -> None:
    for dtype, tol in ((np.float32, SINGLE), (np.float64, DOUBLE)):
        (x, y), (w, b) = problem(rng, 6, 4, dtype), parameters(rng, 4, dtype)
        held_w, held_b = leaf(student, w), leaf(student, b)
        step(student, held_w, held_b, x, y, 0.1)
        want_w, want_b, _ = reference.step(w, b, x, y, 0.1)
        for name, held, want in (("w", held_w, want_w), ("b", held_b, want_b)):
            weights = rng.uniform(1.0, 2.0, size=want.shape).astype(dtype)
            slope = student.lab.linreg_step_slope(held, weights, returns=[f"d{name}: array"])
            checks.dtype(name, now(student, held, name), dtype)
            checks.close(f"d{name}", slope, 2 * weights * want, tol=tol)
