"""Graders of D1-05: softmax, log-softmax, one-hot, argmax.

The reference is log-softmax by `logaddexp.reduce`. Two correct formulas differ by 2e-16 (scaled) for small logits; at
logits of 1e4 the log-probabilities are of that size too, so scaled errors stay below 1e-15; 1e-12 for all. In float32
they differ by 2e-7: 1e-5. The mildest mistake is off by 1e-2. Probabilities of logits of 1e4 are right, too, as the
exponential of a log-probability, which is rounded at 1e4 and off by 4e-12: 1e-9, and the reference for them stands on
the differences of the logits, which are exact.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder import checks
from autograder.harness import check

DOUBLE, LARGE, SINGLE = 1e-12, 1e-9, 1e-5


def log_probabilities(x: Any, axis: int = -1) -> Any:
    x = np.asarray(x, np.float64)
    return x - np.expand_dims(np.logaddexp.reduce(x, axis=axis), axis)


def probabilities(x: Any) -> Any:
    """softmax of x (N, C) as 1 / sum_j exp(x_j - x_i), without a maximum; an overflow there is a probability of 0."""
    with np.errstate(over="ignore", invalid="ignore"):
        sums = np.exp(x[:, None, :] - x[:, :, None]).sum(axis=2)
    return np.where(np.isneginf(x), 0.0, 1 / sums)


@pytest.mark.public
@check("softmax_tools", level="values", points=0, ko="작은 예제 (손 계산)", en="small example, worked by hand")
def test_public_softmax(student: Any) -> None:
    x = np.log(np.array([[1.0, 2.0, 5.0], [3.0, 3.0, 4.0]]))
    want = np.array([[0.125, 0.25, 0.625], [0.3, 0.3, 0.4]])
    checks.close("softmax", student.softmax(x), want, tol=1e-12)
    checks.close("log", student.log_softmax(x), np.log(want), tol=1e-12)


@pytest.mark.public
@check("softmax_tools", level="values", points=0, ko="one_hot과 예측", en="one_hot and predict")
def test_public_one_hot(student: Any) -> None:
    want = np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]])
    checks.close("one_hot", student.one_hot(np.array([2, 0]), 3), want, tol=1e-12)
    got = student.predict(np.array([[0.1, 0.7, 0.2], [3.0, 1.0, 2.0]]))
    checks.close("predict", got, np.array([1.0, 0.0]), tol=1e-12)


@check("softmax_tools", level="values", points=1.5, ko="softmax와 로그의 값", en="values of softmax and its log")
def test_softmax_values_and_axes(student: Any, rng: np.random.Generator) -> None:
    for shape, axes in (((4, 5), (-1, 0, 1)), ((2, 3, 4), (-1, 0, 1)), ((1, 6), (-1,)), ((3, 1), (-1,))):
        x = 2 * rng.normal(size=shape)
        for axis in axes:
            want = log_probabilities(x, axis)
            checks.close("softmax", student.softmax(x, axis=axis), np.exp(want), tol=DOUBLE)
            checks.close("log_softmax", student.log_softmax(x, axis=axis), want, tol=DOUBLE)
        want = log_probabilities(x)
        checks.close("softmax(x)", student.softmax(x), np.exp(want), tol=DOUBLE)
        checks.close("log_softmax(x)", student.log_softmax(x), want, tol=DOUBLE)


@check("softmax_tools", level="values", points=1, ko="one_hot과 예측의 값", en="values of one_hot and predict")
def test_one_hot_and_predict(student: Any, rng: np.random.Generator) -> None:
    for classes, y in ((4, rng.integers(0, 4, size=9)), (6, np.array([3, 3])), (1, np.array([0])), (10, np.array([9]))):
        want = (y[:, None] == np.arange(classes)).astype(np.float64)
        checks.close("one_hot", student.one_hot(y, classes), want, tol=DOUBLE)
    scores = rng.integers(0, 4, size=(40, 5)).astype(float)
    want = np.array([row.index(max(row)) for row in scores.tolist()], dtype=float)
    got = student.predict(scores)
    checks.shape("predict", got, (40,))
    checks.close("predict", got, want, tol=DOUBLE)


@check("softmax_tools", level="edge", points=1, ko="큰 로짓", en="large logits")
def test_softmax_of_large_logits(student: Any, rng: np.random.Generator) -> None:
    x = rng.normal(size=(4, 5))
    row = x.copy()
    row[2] += 2000
    low = x.copy()
    low[1, 3] = -np.inf
    for logits in (1e4 * x, x + 1e4, x - 1e4, np.full((2, 3), 7.0), row, low):
        checks.close("softmax", student.softmax(logits), probabilities(logits), tol=LARGE)


@check("softmax_tools", level="edge", points=1, ko="큰 로짓의 log_softmax", en="log_softmax of large logits")
def test_log_softmax_of_large_logits(student: Any, rng: np.random.Generator) -> None:
    x = rng.normal(size=(4, 5))
    row = x.copy()
    row[0] += 2000
    for logits in (1e4 * x, x - 1e4, np.array([[0.0, -800.0, -900.0]]), row):
        got = student.log_softmax(logits)
        checks.close("log_softmax", got, log_probabilities(logits), tol=DOUBLE)


@check("softmax_tools", level="edge", points=0.5, ko="float32, 입력은 그대로", en="float32, inputs left alone")
def test_softmax_float32(student: Any, rng: np.random.Generator) -> None:
    x = rng.normal(size=(4, 3))
    for name in ("softmax", "log_softmax"):
        want = log_probabilities(x) if name == "log_softmax" else np.exp(log_probabilities(x))
        got = getattr(student, name)(x.astype(np.float32))
        checks.dtype(name, got, np.float32)
        checks.close(name, got, want, tol=SINGLE)
        for layout in ("F", "strided"):
            held = student.put(x, layout=layout)
            checks.close(name, getattr(student, name)(held), want, tol=DOUBLE)
            checks.unchanged("x", x, student.get(held))
