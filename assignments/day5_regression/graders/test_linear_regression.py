"""Graders of D5-01, linear_regression and r2_score.

Tolerances, measured over 8 seeds (tests/test_day5_linear_regression.py keeps the distance). Right versions differ
from the reference by 3e-14 in float64 and the mildest mistake, the mean of y as the bias, by 4e-3: 1e-8. Around a
million, where a column of ones is off by 1e-3, centred data is off by 1e-14: 1e-6. In float32 right versions are off
by 2e-7: 1e-3.

Verdicts rest on weights, biases and scores for hidden data.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_linear_regression as reference

from autograder import checks
from autograder.harness import check

DOUBLE, FAR, SINGLE = 1e-8, 1e-6, 1e-3
PLAIN = [(12, 3), (9, 1), (40, 6)]  # examples and features
RIDGE = [(12, 3, 0.5), (4, 7, 0.1), (20, 2, 3.0), (5, 5, 0.01)]  # examples, features and l2


def right_fit(student: Any, X: Any, y: Any, l2: float, tol: float, given: Any = None) -> None:
    w, b = student.linear_regression(*(given or (X, y)), l2=l2)
    want_w, want_b = reference.fit(X, y, l2)
    checks.close("w", w, want_w, tol=tol)
    checks.close("b", np.array(b), np.array(want_b), tol=tol)


@pytest.mark.public
@check("linear_regression", level="values", points=0, ko="직선 (손 계산)", en="a line, worked by hand")
def test_public_regression_line(student: Any) -> None:
    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([5.0, 7.0, 9.0])  # y = 2 x + 3
    w, b = student.linear_regression(X, y)
    checks.close("w", w, np.array([2.0]), tol=1e-9)
    checks.close("b", np.array(b), np.array(3.0), tol=1e-9)
    # Around the means, x is -1, 0, 1 and y is -2, 0, 2: J = (4 - 8 w + 4 + 2 w^2) / 3 + 2 w^2, smallest at w = 1 / 2.
    w, b = student.linear_regression(X, y, l2=2.0)
    checks.close("w", w, np.array([0.5]), tol=1e-9)
    checks.close("b", np.array(b), np.array(6.0), tol=1e-9)


@pytest.mark.public
@check("linear_regression", level="values", points=0, ko="결정 계수 (손 계산)", en="R squared, worked by hand")
def test_public_r2(student: Any) -> None:
    y = np.array([1.0, 2.0, 3.0])
    for pred, want in (([1.0, 2.0, 3.0], 1.0), ([2.0, 2.0, 2.0], 0.0), ([3.0, 2.0, 1.0], -3.0), ([1.0, 2.0, 2.0], 0.5)):
        checks.close("r2", np.array(student.r2_score(y, np.array(pred))), np.array(want), tol=1e-9)
    checks.close("r2", np.array(student.r2_score(np.full(3, 4.0), y)), np.array(0.0), tol=1e-9)


@check("linear_regression", level="values", points=2, ko="벌점이 없을 때", en="without a penalty")
def test_regression_plain(student: Any, rng: np.random.Generator) -> None:
    for n, d in PLAIN:
        right_fit(student, *reference.data(rng, n, d), 0.0, DOUBLE)


@check("linear_regression", level="values", points=2.5, ko="벌점이 있을 때", en="with a penalty")
def test_regression_ridge(student: Any, rng: np.random.Generator) -> None:
    for n, d, l2 in RIDGE:
        right_fit(student, *reference.data(rng, n, d), l2, DOUBLE)
    X, y = reference.data(rng, 15, 3)
    right_fit(student, X[:, [0, 1, 1, 2]], y, 0.2, DOUBLE)


@check("linear_regression", level="values", points=1.5, ko="결정 계수", en="coefficient of determination")
def test_r2(student: Any, rng: np.random.Generator) -> None:
    for noise in (0.1, 1.0, 4.0):
        y = rng.normal(5.0, 2.0, size=11)
        pred = 0.7 * y + rng.normal(scale=noise, size=11)
        right = reference.determination(y, pred)
        checks.close("r2", np.array(student.r2_score(y, pred)), np.array(right), tol=DOUBLE)
    for pred in (np.full(4, 2.5), rng.normal(size=4)):
        checks.close("r2", np.array(student.r2_score(np.full(4, 2.5), pred)), np.array(0.0), tol=DOUBLE)


@check("linear_regression", level="edge", points=1, ko="평균이 백만쯤인 X", en="means around a million")
def test_regression_far(student: Any, rng: np.random.Generator) -> None:
    for n, d, l2 in ((30, 3, 0.0), (20, 4, 0.1)):
        right_fit(student, *reference.data(rng, n, d, offset=1e6), l2, FAR)


@check("linear_regression", level="edge", points=1, ko="float32, 그대로인 인수", en="float32; arguments stay")
def test_regression_arguments(student: Any, rng: np.random.Generator) -> None:
    for dtype, tol in ((np.float32, SINGLE), (np.float64, DOUBLE)):
        X, y = (a.astype(dtype) for a in reference.data(rng, 25, 4))
        for l2, layout in ((0.0, "F"), (0.5, "strided")):
            given = student.put(X, layout=layout), student.put(y)
            right_fit(student, X, y, l2, tol, given)
            checks.unchanged("X", X, student.get(given[0]))
            checks.unchanged("y", y, student.get(given[1]))
