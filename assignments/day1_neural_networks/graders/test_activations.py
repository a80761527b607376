"""Graders of D1-03: activation functions.

Tolerances (scaled error): two correct formulas of sigmoid or tanh differ by 4e-16 in float64 and 1.2e-7 in float32, so
1e-12 and 1e-6; the mildest mistake is off by 1e-2. Overflow is told by NumPy's own warning, turned into an error beside
the student's code: the value that overflows may still come out right.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder import checks
from autograder.harness import check

DOUBLE, SINGLE = 1e-12, 1e-6
PLAIN = ("step", "sigmoid", "tanh", "relu", "leaky_relu")


def want(name: str, x: Any, alpha: Any = 0.01) -> Any:
    """The closed form in float64, overflow-free."""
    x = np.asarray(x, np.float64)
    if name == "step":
        return np.heaviside(x, 0.0)
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -x))
    if name == "tanh":
        return np.sign(x) * -np.expm1(-2 * np.abs(x)) / (1 + np.exp(-2 * np.abs(x)))
    if name == "relu":
        return (x + np.abs(x)) / 2
    return np.clip(x, 0, None) + alpha * np.clip(x, None, 0)


@pytest.mark.public
@check("activations", level="values", points=0, ko="값 몇 가지", en="a few values")
def test_public_activations(student: Any) -> None:
    x = np.array([-2.0, 0.0, 3.0])
    checks.close("step", student.step(x), np.array([0.0, 0.0, 1.0]), tol=1e-12)
    checks.close(
        "sigmoid", student.sigmoid(x), 1 / (1 + np.array([7.38905609893065, 1.0, 0.049787068367863944])), tol=1e-12
    )
    checks.close("tanh", student.tanh(x), np.array([-0.9640275800758169, 0.0, 0.9950547536867305]), tol=1e-12)
    checks.close("relu", student.relu(x), np.array([0.0, 0.0, 3.0]), tol=1e-12)
    checks.close("leaky", student.leaky_relu(x), np.array([-0.02, 0.0, 3.0]), tol=1e-12)


@pytest.mark.public
@check("activations", level="values", points=0, ko="채널마다 다른 alpha", en="an alpha for each channel")
def test_public_prelu(student: Any) -> None:
    x = np.array([[-1.0, -1.0, 2.0], [4.0, -3.0, -2.0]])
    got = student.prelu(x, np.array([0.5, 0.1, 0.25]))
    checks.close("prelu", got, np.array([[-0.5, -0.1, 2.0], [4.0, -0.3, -0.5]]), tol=1e-12)


@check("activations", level="values", points=2, ko="함수의 값", en="values")
def test_activation_values(student: Any, rng: np.random.Generator) -> None:
    for x in (np.linspace(-20, 20, 401), rng.normal(size=(3, 4, 2)), np.array([0.0, -0.0, 1e-12, -1e-12, 1.0])):
        for name in PLAIN:
            checks.close(name, getattr(student, name)(x), want(name, x), tol=DOUBLE)


@check("activations", level="values", points=0.5, ko="alpha가 다른 leaky ReLU", en="leaky ReLU with other alphas")
def test_leaky_alphas(student: Any, rng: np.random.Generator) -> None:
    x = rng.normal(size=(4, 5))
    for alpha in (0.2, 2.0, -0.5, 0.0):
        checks.close("leaky_relu", student.leaky_relu(x, alpha=alpha), want("leaky_relu", x, alpha), tol=DOUBLE)


@check("activations", level="values", points=1, ko="채널별 prelu의 값", en="values of prelu")
def test_prelu_values(student: Any, rng: np.random.Generator) -> None:
    for shape in ((6, 3), (1, 4), (2, 3, 4, 5), (3, 3, 3, 3)):
        x, alpha = rng.normal(size=shape), rng.uniform(-0.5, 2.0, size=shape[1])
        each = alpha.reshape(1, -1, *[1] * (len(shape) - 2))
        checks.close("prelu", student.prelu(x, alpha), want("prelu", x, each), tol=DOUBLE)


@check("activations", level="edge", points=0.5, ko="큰 수에서 오버플로 없이", en="large numbers without overflow")
def test_activation_overflow(student: Any) -> None:
    x = np.array([-1e4, -745.0, -50.0, 0.0, 50.0, 745.0, 1e4])
    for name in PLAIN:
        got = student.lab.without_overflow(name, x, returns=[f"{name}: array"])
        checks.close(name, got, want(name, x), tol=DOUBLE)


@check("activations", level="edge", points=0.5, ko="float32와 정수", en="float32 and integers")
def test_activation_dtypes(student: Any, rng: np.random.Generator) -> None:
    x = rng.normal(size=(5, 3))
    for name in PLAIN:
        got = getattr(student, name)(x.astype(np.float32))
        checks.dtype(name, got, np.float32)
        checks.close(name, got, want(name, x.astype(np.float32)), tol=SINGLE)
        whole = rng.integers(-3, 4, size=6)
        got = getattr(student, name)(whole)
        checks.dtype(name, got, np.float64)
        checks.close(name, got, want(name, whole), tol=DOUBLE)
    got = student.prelu(x.astype(np.float32), np.full(3, 0.25, np.float32))
    checks.dtype("prelu", got, np.float32)


@check(
    "activations",
    level="edge",
    points=0.5,
    ko="모양이 특별한 배열, x는 그대로",
    en="arrays of special shapes, x left alone",
)
def test_activation_shapes(student: Any, rng: np.random.Generator) -> None:
    for name in PLAIN:
        for x in (np.array(-0.7), np.zeros((0, 3)), rng.normal(size=(2, 3, 1, 2))):
            checks.close(name, getattr(student, name)(x), want(name, x), tol=DOUBLE)
        for layout in ("F", "strided"):
            x = rng.normal(size=(4, 3))
            held = student.put(x, layout=layout)
            checks.close(name, getattr(student, name)(held), want(name, x), tol=DOUBLE)
            checks.unchanged("x", x, student.get(held))
