"""Graders of D1-08: relu_forward and relu_backward.

Tolerances: ReLU multiplies by 0 or 1, so a correct answer is exact, and 1e-12 only leaves room for how the product is
written. Central differences are off by 1e-10, float32 rounds by 5.3e-8: 1e-6 for both. The smallest mistake is off by
0.34 (20 seeds). Inputs stay 0.05 away from the kink, except where the rule at exactly 0 is the question.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference

from autograder import checks
from autograder.harness import check

EXACT, GRADIENT, SINGLE = 1e-12, 1e-6, 1e-6


def away_from_zero(rng: np.random.Generator, shape: tuple[int, ...], signs: tuple[int, ...] = (-1, 1)) -> Any:
    """Random numbers of size 0.05 to 2 with the given signs."""
    return rng.choice(signs, size=shape) * rng.uniform(0.05, 2.0, size=shape)


@pytest.mark.public
@check("activation_backward", level="values", points=0, ko="순전파의 작은 예제", en="forward: a small example")
def test_public_relu_forward(student: Any) -> None:
    out, _ = student.relu_forward(np.array([[-1.5, 0.0, 2.0], [3.0, -0.5, 0.25]]))
    checks.close("out", out, np.array([[0.0, 0.0, 2.0], [3.0, 0.0, 0.25]]), tol=1e-12)


@pytest.mark.public
@check("activation_backward", level="gradients", points=0, ko="역전파의 작은 예제", en="backward: a small example")
def test_public_relu_backward(student: Any) -> None:
    x = np.array([[-1.5, -0.1, 2.0], [3.0, -0.5, 0.25]])
    dout = np.array([[10.0, -20.0, -30.0], [40.0, 50.0, 0.5]])
    _, cache = student.relu_forward(x)
    dx = student.relu_backward(dout, cache)
    # x > 0 lets the gradient pass, whatever the gradient's sign; x < 0 stops it
    checks.close("dx", dx, np.array([[0.0, 0.0, -30.0], [40.0, 0.0, 0.5]]), tol=1e-12)


@pytest.mark.public
@check("activation_backward", level="edge", points=0, ko="x가 정확히 0일 때", en="where x is exactly 0")
def test_public_relu_at_zero(student: Any) -> None:
    _, cache = student.relu_forward(np.array([0.0, 1.0, 0.0]))
    dx = student.relu_backward(np.array([5.0, 6.0, -7.0]), cache)
    checks.close("dx", dx, np.array([0.0, 6.0, 0.0]), tol=1e-12)


@check("activation_backward", level="values", points=1, ko="순전파의 값", en="forward values")
def test_relu_forward_values(student: Any, rng: np.random.Generator) -> None:
    for shape in [(5, 7), (1, 6), (2, 3, 4, 5), (9,)]:
        x = rng.normal(size=shape)
        out, _ = student.relu_forward(x)
        checks.close("out", out, reference.relu(x), tol=EXACT)


@check("activation_backward", level="gradients", points=2, ko="역전파의 기울기", en="backward gradient")
def test_relu_gradient(student: Any, rng: np.random.Generator, once: Any) -> None:
    # Both signs last: an answer that only masks nothing or everything must not get through on one sign alone.
    for i, (shape, signs) in enumerate(
        [((4, 5), (-1, 1)), ((1, 6), (-1, 1)), ((2, 3, 2, 2), (-1, 1)), ((3, 4), (-1, -1)), ((3, 4), (1, 1))]
    ):
        x, dout = away_from_zero(rng, shape, signs), rng.normal(size=shape)
        want = once(f"activation_backward/gradient/{i}", lambda a=(x, dout): reference.pull_back(reference.relu, *a))
        _, cache = student.relu_forward(x)
        checks.close("dx", student.relu_backward(dout, cache), want, tol=GRADIENT)


@check(
    "activation_backward",
    level="edge",
    points=1,
    ko="정확히 0인 자리의 기울기",
    en="gradient where x is exactly 0",
)
def test_relu_gradient_at_zero(student: Any, rng: np.random.Generator) -> None:
    x, dout = away_from_zero(rng, (8, 9)), rng.normal(size=(8, 9))
    x[rng.uniform(size=x.shape) < 0.3] = 0.0
    _, cache = student.relu_forward(x)
    checks.close("dx", student.relu_backward(dout, cache), np.where(x > 0, dout, 0.0), tol=EXACT)


@check(
    "activation_backward",
    level="edge",
    points=1,
    ko="float32와 불연속 배열",
    en="float32 and non-contiguous arrays",
)
def test_relu_float32_and_layouts(student: Any, rng: np.random.Generator) -> None:
    x, dout = away_from_zero(rng, (6, 4, 3)), rng.normal(size=(6, 4, 3))
    want = np.where(x > 0, dout, 0.0)
    for layout in ("F", "strided"):
        out, cache = student.relu_forward(student.put(x, layout=layout))
        checks.close("out", out, reference.relu(x), tol=EXACT)
        checks.close("dx", student.relu_backward(student.put(dout, layout=layout), cache), want, tol=EXACT)
    out, cache = student.relu_forward(x.astype(np.float32))
    dx = student.relu_backward(dout.astype(np.float32), cache)
    for name, got, expected in (("out", out, reference.relu(x)), ("dx", dx, want)):
        checks.dtype(name, got, np.float32)
        checks.close(name, got, expected, tol=SINGLE)


@check(
    "activation_backward",
    level="edge",
    points=1,
    ko="두 층의 cache가 섞이지 않음",
    en="two layers keep their caches apart",
)
def test_relu_cache_reuse(student: Any, rng: np.random.Generator) -> None:
    x, dout = away_from_zero(rng, (5, 6)), rng.normal(size=(5, 6))
    other = away_from_zero(rng, (5, 6))
    _, cache = student.relu_forward(x)
    _, later = student.relu_forward(other)  # another layer runs before this one goes backward
    checks.close("dx", student.relu_backward(dout, later), np.where(other > 0, dout, 0.0), tol=EXACT)
    for _ in range(2):
        checks.close("dx", student.relu_backward(dout, cache), np.where(x > 0, dout, 0.0), tol=EXACT)


@check("activation_backward", level="edge", points=1, ko="x와 dout을 바꾸지 않음", en="x and dout stay as they were")
def test_relu_arguments_unchanged(student: Any, rng: np.random.Generator) -> None:
    x, dout = away_from_zero(rng, (5, 4)), rng.normal(size=(5, 4))
    held_x, held_dout = student.put(x), student.put(dout)
    _, cache = student.relu_forward(held_x)
    checks.unchanged("x", x, student.get(held_x))
    student.relu_backward(held_dout, cache)
    checks.unchanged("dout", dout, student.get(held_dout))
