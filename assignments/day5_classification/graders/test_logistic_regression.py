"""Graders of D5-02, logistic_fit and predict_proba.

A fit is judged by what it reaches: loss and gradient at the returned w and b, computed here. GAP, 1e-4, is the loss
above the minimum that Newton's method finds; SLOPE, 1e-3, the length of the gradient. Gradient descent with the
defaults reaches 3e-13 and 8e-8 on the worst of these data sets over 8 seeds; the mildest wrong version, the penalty
doubled, stays above 1.5e-3 and 1.4e-2. PROBABILITY, 1e-10: right sigmoids stay below 1e-15.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_logistic_regression as reference

from autograder import checks
from autograder.harness import check

GAP, SLOPE, PROBABILITY = 1e-4, 1e-3, 1e-10


def data(rng: np.random.Generator, n: int, d: int, share: float = 0.5, gap: float = 1.0) -> tuple[Any, Any]:
    """Features with mean 0 and deviation 1, labels of which `share` are 1, classes `gap` apart along a random line."""
    y = rng.permutation((np.arange(n) < share * n).astype(np.int64))
    direction = rng.normal(size=d)
    X = rng.normal(size=(n, d)) + gap * np.outer(2 * y - 1, direction / np.linalg.norm(direction))
    return (X - X.mean(axis=0)) / X.std(axis=0), y


def reached(w: Any, b: float, X: Any, y: Any, l2: float) -> None:
    """Loss and gradient at the w and b that the student found."""
    checks.shape("w", w, (X.shape[1],))
    checks.finite("w", w)
    checks.finite("b", np.array(b))
    w = w.reshape(-1).astype(np.float64)
    least = reference.loss(X, y, l2, *reference.optimum(X, y, l2))
    checks.at_most(
        "loss above the minimum",
        reference.loss(X, y, l2, w, b) - least,
        GAP,
        ko="찾은 `w`와 `b`의 손실 - 가장 작은 손실",
        en="Loss at your `w` and `b` - smallest loss",
    )
    checks.at_most(
        "length of the gradient",
        float(np.linalg.norm(reference.gradient(X, y, l2, w, b))),
        SLOPE,
        ko="찾은 `w`와 `b`에서 기울기의 크기",
        en="Length of the gradient at your `w` and `b`",
    )


@pytest.mark.public
@check("logistic_regression", level="values", points=0, ko="확률 (손 계산)", en="probabilities by hand")
def test_public_predict_proba(student: Any) -> None:
    # sums 0, log 3 and -log 3
    X = np.array([[1.0, 1.0], [1.0 + np.log(3.0), 1.0], [1.0, 1.0 + np.log(3.0)]])
    p = student.predict_proba(X, np.array([1.0, -1.0]), 0.0)
    checks.close("p", p, np.array([0.5, 0.75, 0.25]), tol=1e-6)


@pytest.mark.public
@check("logistic_regression", level="values", points=0, ko="네 점에 맞추기", en="a fit to four points")
def test_public_logistic_fit(student: Any) -> None:
    # Symmetric around 0, so b = 0; the slope sigmoid(-w) = w / 8 is solved by w = 1.48155: 0.18519 on both sides.
    w, b = student.logistic_fit(np.array([[-1.0], [-1.0], [1.0], [1.0]]), np.array([0, 0, 1, 1]), 0.125)
    checks.close("w", w, np.array([1.48155]), tol=1e-3)
    checks.at_most("abs(b)", abs(b), 1e-3)


@check("logistic_regression", level="values", points=2, ko="확률", en="probabilities")
def test_predict_proba(student: Any, rng: np.random.Generator) -> None:
    for n, d in [(20, 3), (1, 1)]:
        X, w, b = rng.normal(size=(n, d)), rng.normal(size=d), float(rng.normal())
        checks.close("p", student.predict_proba(X, w, b), reference.probability(X, w, b), tol=PROBABILITY)


@check("logistic_regression", level="values", points=3, ko="최솟값에 닿기", en="reaching the minimum")
def test_logistic_fit(student: Any, rng: np.random.Generator) -> None:
    for n, d, share in [(60, 2, 0.5), (80, 4, 0.85)]:
        X, y = data(rng, n, d, share)
        reached(*student.logistic_fit(X, y, 1e-2), X, y, 1e-2)


@check("logistic_regression", level="values", points=1, ko="여러 가지 l2", en="several values of l2")
def test_logistic_fit_l2(student: Any, rng: np.random.Generator) -> None:
    for l2 in (0.1, 1.0):
        X, y = data(rng, 50, 3, 0.8)
        reached(*student.logistic_fit(X, y, l2), X, y, l2)


@check("logistic_regression", level="edge", points=1, ko="큰 가중합", en="large sums")
def test_predict_proba_large(student: Any, rng: np.random.Generator) -> None:
    X = np.concatenate([rng.uniform(-1e3, 1e3, size=(20, 2)), [[800.0, 800.0], [-800.0, -800.0]]])
    w, b = np.array([1.0, rng.uniform(0.5, 1.0)]), float(rng.normal())
    checks.close("p", student.predict_proba(X, w, b), reference.probability(X, w, b), tol=PROBABILITY)


@check("logistic_regression", level="edge", points=1, ko="갈라지는 데이터", en="classes that a line separates")
def test_logistic_fit_separable(student: Any, rng: np.random.Generator) -> None:
    X, y = data(rng, 40, 2, gap=6.0)
    held = student.put(X)
    w, b = student.logistic_fit(held, y)
    checks.unchanged("X", X, student.get(held))
    checks.close("y", (X @ w.reshape(-1) + b > 0) * 1.0, y * 1.0, tol=1e-9)
    reached(w, b, X, y, 1e-2)  # the default
