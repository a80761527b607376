"""Graders of D1-08: forward and backward of relu, leaky_relu, sigmoid and tanh.

Tolerances: ReLU multiplies by 0 or 1, so a correct answer is exact; sigmoid and tanh differ by 4e-16 between ways of
writing them: 1e-12 leaves room for both. Central differences are off by 1e-10, float32 rounds by 1.2e-7 (sigmoid):
1e-6 for both. The smallest mistake is off by 0.02. Inputs stay 0.05 away from the kink, except where the rule at
exactly 0 is the question.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
import reference

from autograder import checks
from autograder.harness import check

EXACT, GRADIENT, SINGLE = 1e-12, 1e-6, 1e-6
ALPHA = 0.15
# name -> arguments of the forward pass beside x, values, derivative
LAYERS: dict[str, tuple[tuple[float, ...], Callable[[Any], Any], Callable[[Any], Any]]] = {
    "relu": ((), reference.relu, lambda x: (x > 0) * 1.0),
    "leaky_relu": ((ALPHA,), partial(reference.leaky_relu, alpha=ALPHA), lambda x: np.where(x > 0, 1.0, ALPHA)),
    "sigmoid": ((), reference.sigmoid, lambda x: reference.sigmoid(x) * reference.sigmoid(-x)),
    "tanh": ((), reference.tanh, lambda x: 4 * reference.sigmoid(2 * x) * reference.sigmoid(-2 * x)),
}
SHAPES = [(5, 7), (1, 6), (2, 3, 4, 5), (9,)]


def away_from_zero(rng: np.random.Generator, shape: tuple[int, ...], signs: tuple[int, ...] = (-1, 1)) -> Any:
    """Random numbers of size 0.05 to 2 with the given signs."""
    return rng.choice(signs, size=shape) * rng.uniform(0.05, 2.0, size=shape)


def forward(student: Any, name: str, x: Any, *args: float) -> Any:
    return getattr(student, f"{name}_forward")(x, *args)


def backward(student: Any, name: str, dout: Any, cache: Any) -> Any:
    return getattr(student, f"{name}_backward")(dout, cache)


@pytest.mark.public
@check(
    "activation_backward", level="values", points=0, ko="ReLU 순전파의 작은 예제", en="ReLU forward: a small example"
)
def test_public_relu_forward(student: Any) -> None:
    out, _ = student.relu_forward(np.array([[-1.5, 0.0, 2.0], [3.0, -0.5, 0.25]]))
    checks.close("out", out, np.array([[0.0, 0.0, 2.0], [3.0, 0.0, 0.25]]), tol=1e-12)


@pytest.mark.public
@check("activation_backward", level="values", points=0, ko="나머지 순전파의 작은 예제", en="the other forward passes")
def test_public_other_forward(student: Any) -> None:
    out, _ = student.leaky_relu_forward(np.array([-2.0, 3.0]), alpha=0.25)
    checks.close("out", out, np.array([-0.5, 3.0]), tol=1e-12)
    # 1 / (1 + exp(-ln 3)) = 3 / 4, and tanh(ln 2) = (4 - 1) / (4 + 1)
    out, _ = student.sigmoid_forward(np.log(np.array([1.0, 3.0])))
    checks.close("out", out, np.array([0.5, 0.75]), tol=1e-12)
    out, _ = student.tanh_forward(np.log(np.array([1.0, 2.0])))
    checks.close("out", out, np.array([0.0, 0.6]), tol=1e-12)


@pytest.mark.public
@check(
    "activation_backward",
    level="gradients",
    points=0,
    ko="ReLU 역전파의 작은 예제",
    en="ReLU backward: a small example",
)
def test_public_relu_backward(student: Any) -> None:
    x = np.array([[-1.5, -0.1, 2.0], [3.0, -0.5, 0.25]])
    dout = np.array([[10.0, -20.0, -30.0], [40.0, 50.0, 0.5]])
    _, cache = student.relu_forward(x)
    dx = student.relu_backward(dout, cache)
    # x > 0 lets the gradient pass, whatever the gradient's sign; x < 0 stops it
    checks.close("dx", dx, np.array([[0.0, 0.0, -30.0], [40.0, 0.0, 0.5]]), tol=1e-12)


@pytest.mark.public
@check(
    "activation_backward", level="gradients", points=0, ko="나머지 역전파의 작은 예제", en="the other backward passes"
)
def test_public_other_backward(student: Any) -> None:
    _, cache = student.leaky_relu_forward(np.array([-2.0, 3.0]), alpha=0.25)
    checks.close("dx", student.leaky_relu_backward(np.array([8.0, 8.0]), cache), np.array([2.0, 8.0]), tol=1e-12)
    # 1/2 * 1/2 and 3/4 * 1/4; 1 - 0 and 1 - 0.36
    _, cache = student.sigmoid_forward(np.log(np.array([1.0, 3.0])))
    checks.close("dx", student.sigmoid_backward(np.array([4.0, 16.0]), cache), np.array([1.0, 3.0]), tol=1e-12)
    _, cache = student.tanh_forward(np.log(np.array([1.0, 2.0])))
    checks.close("dx", student.tanh_backward(np.array([-1.0, 100.0]), cache), np.array([-1.0, 64.0]), tol=1e-12)


@pytest.mark.public
@check("activation_backward", level="edge", points=0, ko="x가 정확히 0일 때", en="where x is exactly 0")
def test_public_relu_at_zero(student: Any) -> None:
    _, cache = student.relu_forward(np.array([0.0, 1.0, 0.0]))
    dx = student.relu_backward(np.array([5.0, 6.0, -7.0]), cache)
    checks.close("dx", dx, np.array([0.0, 6.0, 0.0]), tol=1e-12)


@check("activation_backward", level="values", points=0.5, ko="ReLU 순전파의 값", en="ReLU: forward values")
def test_relu_forward_values(student: Any, rng: np.random.Generator) -> None:
    for shape in SHAPES:
        x = rng.normal(size=shape)
        out, _ = student.relu_forward(x)
        checks.close("out", out, reference.relu(x), tol=EXACT)


@check(
    "activation_backward",
    level="values",
    points=0.5,
    ko="leaky ReLU, 시그모이드, tanh 순전파의 값",
    en="leaky ReLU, sigmoid, tanh: forward values",
)
def test_other_forward_values(student: Any, rng: np.random.Generator) -> None:
    for name in ("leaky_relu", "sigmoid", "tanh"):
        args, values, _ = LAYERS[name]
        for shape in SHAPES:
            x = rng.normal(size=shape)
            out, _ = forward(student, name, x, *args)
            checks.close("out", out, values(x), tol=EXACT)
    x = rng.normal(size=(3, 4))
    out, _ = student.leaky_relu_forward(x)
    checks.close("out", out, reference.leaky_relu(x, 0.01), tol=EXACT)


def check_gradient(student: Any, rng: np.random.Generator, once: Any, name: str) -> None:
    args, values, _ = LAYERS[name]
    # Both signs first: an answer that masks nothing or everything must not get through on one sign alone.
    for i, (shape, signs) in enumerate(
        [((4, 5), (-1, 1)), ((1, 6), (-1, 1)), ((2, 3, 2, 2), (-1, 1)), ((3, 4), (-1, -1)), ((3, 4), (1, 1))]
    ):
        x, dout = away_from_zero(rng, shape, signs), rng.normal(size=shape)
        want = once(f"{name}/{i}", lambda a=(x, dout): reference.pull_back(values, *a))
        _, cache = forward(student, name, x, *args)
        checks.close("dx", backward(student, name, dout, cache), want, tol=GRADIENT)


@check("activation_backward", level="gradients", points=1.5, ko="ReLU의 기울기", en="ReLU: gradient")
def test_relu_gradient(student: Any, rng: np.random.Generator, once: Any) -> None:
    check_gradient(student, rng, once, "relu")


@check("activation_backward", level="gradients", points=0.5, ko="leaky ReLU의 기울기", en="leaky ReLU: gradient")
def test_leaky_relu_gradient(student: Any, rng: np.random.Generator, once: Any) -> None:
    check_gradient(student, rng, once, "leaky_relu")


@check("activation_backward", level="gradients", points=0.75, ko="시그모이드의 기울기", en="sigmoid: gradient")
def test_sigmoid_gradient(student: Any, rng: np.random.Generator, once: Any) -> None:
    check_gradient(student, rng, once, "sigmoid")


@check("activation_backward", level="gradients", points=0.75, ko="tanh의 기울기", en="tanh: gradient")
def test_tanh_gradient(student: Any, rng: np.random.Generator, once: Any) -> None:
    check_gradient(student, rng, once, "tanh")


@check(
    "activation_backward", level="edge", points=0.5, ko="정확히 0인 자리의 기울기", en="gradient where x is exactly 0"
)
def test_gradient_at_zero(student: Any, rng: np.random.Generator) -> None:
    x, dout = away_from_zero(rng, (8, 9)), rng.normal(size=(8, 9))
    x[rng.uniform(size=x.shape) < 0.3] = 0.0
    for name in ("relu", "leaky_relu"):
        args, _, derivative = LAYERS[name]
        _, cache = forward(student, name, x, *args)
        checks.close("dx", backward(student, name, dout, cache), dout * derivative(x), tol=EXACT)


@check(
    "activation_backward",
    level="edge",
    points=0.5,
    ko="아주 큰 입력에서 시그모이드와 tanh의 기울기",
    en="sigmoid and tanh: gradient at very large inputs",
)
def test_saturated_gradient(student: Any, rng: np.random.Generator) -> None:
    x, dout = np.array([-1000.0, -50.0, 50.0, 1000.0]), rng.normal(size=4)
    for name in ("sigmoid", "tanh"):
        _, cache = forward(student, name, x)
        checks.close("dx", backward(student, name, dout, cache), np.zeros(4), tol=EXACT)


@check(
    "activation_backward", level="edge", points=0.5, ko="float32와 불연속 배열", en="float32 and non-contiguous arrays"
)
def test_activation_float32_and_layouts(student: Any, rng: np.random.Generator) -> None:
    x, dout = away_from_zero(rng, (6, 4, 3)), rng.normal(size=(6, 4, 3))
    for name, (args, values, derivative) in LAYERS.items():
        want = dout * derivative(x)
        for layout in ("F", "strided"):
            out, cache = forward(student, name, student.put(x, layout=layout), *args)
            checks.close("out", out, values(x), tol=EXACT)
            dx = backward(student, name, student.put(dout, layout=layout), cache)
            checks.close("dx", dx, want, tol=EXACT)
        out, cache = forward(student, name, x.astype(np.float32), *args)
        dx = backward(student, name, dout.astype(np.float32), cache)
        for label, got, expected in (("out", out, values(x)), ("dx", dx, want)):
            checks.dtype(label, got, np.float32)
            checks.close(label, got, expected, tol=SINGLE)


@check(
    "activation_backward",
    level="edge",
    points=0.5,
    ko="두 층의 cache가 섞이지 않음",
    en="two layers keep their caches apart",
)
def test_activation_cache_reuse(student: Any, rng: np.random.Generator) -> None:
    x, dout = away_from_zero(rng, (5, 6)), rng.normal(size=(5, 6))
    other = away_from_zero(rng, (5, 6))
    for name, (args, _, derivative) in LAYERS.items():
        _, cache = forward(student, name, x, *args)
        _, later = forward(student, name, other, *(2 * a for a in args))  # another layer, before this one goes backward
        if not args:
            checks.close("dx", backward(student, name, dout, later), dout * derivative(other), tol=EXACT)
        for _ in range(2):
            checks.close("dx", backward(student, name, dout, cache), dout * derivative(x), tol=EXACT)


@check("activation_backward", level="edge", points=0.5, ko="x와 dout을 바꾸지 않음", en="x and dout stay as they were")
def test_activation_arguments_unchanged(student: Any, rng: np.random.Generator) -> None:
    x, dout = away_from_zero(rng, (5, 4)), rng.normal(size=(5, 4))
    for name, (args, _, _) in LAYERS.items():
        held_x, held_dout = student.put(x), student.put(dout)
        _, cache = forward(student, name, held_x, *args)
        checks.unchanged("x", x, student.get(held_x))
        backward(student, name, held_dout, cache)
        checks.unchanged("dout", dout, student.get(held_dout))
