"""Graders of D1-04: central differences and the relative error.

Expected gradients are written out by calculus. Tolerances: at h = 1e-5 a correct central difference is off by at most
8e-9 (scaled) for these functions, a forward difference by 1e-6 and more, so 1e-7 stands between; at h = 1e-3 on x**3
the central error is h**2 / (3 x**2), below 1e-6 for |x| from 1 to 2, that of a forward difference above 5e-4.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder import checks
from autograder.harness import check

TOL = 1e-7


@pytest.mark.public
@check("numerical_gradient", level="values", points=0, ko="제곱의 기울기", en="gradient of a square")
def test_public_numerical_gradient(student: Any) -> None:
    x = np.array([1.0, -2.0, 0.5])
    f = student.lab.squares(returns=["f: handle"])
    # the derivative of x**2 is 2x
    checks.close("grad", student.numerical_gradient(f, x), np.array([2.0, -4.0, 1.0]), tol=1e-7)


@pytest.mark.public
@check("numerical_gradient", level="values", points=0, ko="상대 오차 (손 계산)", en="relative error, worked by hand")
def test_public_rel_error(student: Any) -> None:
    got = student.rel_error(np.array([1.0, 2.0, -4.0]), np.array([1.0, 2.5, -4.0]))
    # largest difference 0.5, largest entry 4
    checks.close("rel_error", np.array(got), np.array(0.125), tol=1e-12)


@check("numerical_gradient", level="values", points=2, ko="매끄러운 함수의 기울기", en="gradients of smooth functions")
def test_smooth_functions(student: Any, rng: np.random.Generator) -> None:
    for shape in ((3,), (2, 3, 4), (1, 5)):
        x = rng.normal(size=shape)
        a = rng.normal(size=(x.size, x.size))
        f = student.lab.quadratic(a, returns=["f: handle"])
        want = ((a + a.T) @ x.ravel() / 2).reshape(shape)
        checks.close("grad", student.numerical_gradient(f, x), want, tol=TOL)
        f = student.lab.log_sum_exp(returns=["f: handle"])
        want = np.exp(x - x.max()) / np.exp(x - x.max()).sum()
        checks.close("grad", student.numerical_gradient(f, x), want, tol=TOL)
        f = student.lab.sines(returns=["f: handle"])
        checks.close("grad", student.numerical_gradient(f, x), np.cos(x), tol=TOL)


@check(
    "numerical_gradient", level="values", points=1, ko="양쪽 차이, 주어진 h", en="both sides, and the h that is given"
)
def test_central_difference(student: Any, rng: np.random.Generator) -> None:
    x = rng.choice([-1, 1], size=6) * rng.uniform(1, 2, size=6)
    cubes = student.lab.cubes(returns=["f: handle"])
    got = student.numerical_gradient(cubes, x, h=1e-3)
    checks.close("grad", got, 3 * x**2, tol=1e-5)
    # What a central difference with h = 0.5 gives: 3 x**2 + h**2, and nothing with another h does.
    checks.close("grad", student.numerical_gradient(cubes, x, h=0.5), 3 * x**2 + 0.25, tol=TOL)


@check("numerical_gradient", level="values", points=1, ko="상대 오차", en="the relative error")
def test_rel_error(student: Any, rng: np.random.Generator) -> None:
    for shape in ((4,), (3, 2)):
        a = rng.normal(size=shape)
        b = a + rng.normal(scale=1e-3, size=shape)
        a.flat[0] = b.flat[0] = 0.0
        want = np.abs(a - b).max() / max(np.abs(a).max(), np.abs(b).max())
        for one, other in ((a, b), (b, a), (3 * a, 3 * b)):
            checks.close("rel_error", np.array(student.rel_error(one, other)), np.array(want), tol=1e-9)
    b = np.array([1e-3, 0.0])
    checks.close("rel_error", np.array(student.rel_error(np.zeros(2), b)), np.array(1.0), tol=1e-9)
    checks.close("rel_error", np.array(student.rel_error(np.zeros(3), np.zeros(3))), np.array(0.0), tol=1e-9)


@check("numerical_gradient", level="edge", points=0.5, ko="x를 되돌려 놓음", en="x is put back, to the last bit")
def test_x_is_restored(student: Any, rng: np.random.Generator) -> None:
    x = rng.normal(size=(3, 2))
    held = student.put(x)
    f = student.lab.sines(returns=["f: handle"])
    checks.close("grad", student.numerical_gradient(f, held), np.cos(x), tol=TOL)
    checks.unchanged("x", x, student.get(held))


@check("numerical_gradient", level="edge", points=0.5, ko="f가 멈춰도 x는 그대로", en="x stays, also where f raises")
def test_x_is_restored_after_an_exception(student: Any, rng: np.random.Generator) -> None:
    x = rng.normal(size=5)
    held = student.put(x)
    checks.close("grad", student.numerical_gradient(student.lab.sines(returns=["f: handle"]), held), np.cos(x), tol=TOL)
    for at in (1, 4, 10):
        f = student.lab.raising(at, returns=["f: handle"])
        try:
            student.numerical_gradient(f, held)
        except checks.Failure as stopped:
            if stopped.id != "raised":
                raise
        checks.unchanged("x", x, student.get(held))


@check("numerical_gradient", level="edge", points=0.5, ko="정수, 0차원, 전치 배열", en="integers, 0-d, transposed")
def test_gradient_of_other_arrays(student: Any, rng: np.random.Generator) -> None:
    squares = student.lab.squares(returns=["f: handle"])
    whole = rng.integers(-4, 5, size=4)
    whole[0] = 3
    checks.close("grad", student.numerical_gradient(squares, whole), 2.0 * whole, tol=TOL)
    checks.close("grad", student.numerical_gradient(squares, np.array(1.5)), np.array(3.0), tol=TOL)
    x = rng.normal(size=(3, 4))
    held = student.put(x, layout="F")
    checks.close("grad", student.numerical_gradient(squares, held), 2 * x, tol=TOL)


@check("numerical_gradient", level="edge", points=0.5, ko="(1,) 모양의 f, 부르는 횟수", en="f of shape (1,), few calls")
def test_few_calls_of_f(student: Any, rng: np.random.Generator) -> None:
    x = rng.normal(size=(2, 4))
    f = student.lab.sines_of_shape_1(2 * x.size + 1, returns=["f: handle"])
    checks.close("grad", student.numerical_gradient(f, x), np.cos(x), tol=TOL)
