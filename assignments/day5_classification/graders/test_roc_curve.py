"""Graders of D5-03, confusion_at, roc_curve, auc and best_threshold.

Tolerance: EXACT, 1e-12. Right versions divide counts, and stay below 2e-16 for rates and F1, below 1e-15 for areas; a
single example or pair counted wrongly changes them by 1e-4 and more.

The check of 300,000 different scores separates sorting (0.1 s) from 90 billion comparisons (a minute and more): the
time limit of a call decides.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_roc_curve as reference

from autograder import checks
from autograder.harness import check

EXACT = 1e-12


def scored(rng: np.random.Generator, n: int, share: float = 0.4) -> tuple[Any, Any]:
    """Labels of which `share` are 1, and logits around -0.5 without ties that tend to be higher for 1."""
    y = rng.permutation((np.arange(n) < share * n).astype(np.int64))
    return y, rng.normal(size=n) + y - 1


def tied(rng: np.random.Generator, n: int, ones_first: bool) -> tuple[Any, Any]:
    """At most six different scores, both classes at each; inside the array the classes stand one behind the other."""
    y = np.sort(np.arange(n) % 3 // 2)
    score = np.concatenate([np.arange(6), np.arange(6), rng.integers(0, 6, size=n)])[:n] / 4 - 0.5
    score = np.where(y == 1, score[::-1] + 0.25 * rng.integers(0, 3, size=n), score).clip(-0.5, 0.75)
    return (y[::-1].copy(), score[::-1].copy()) if ones_first else (y, score)


def same_curve(got: tuple[Any, ...], y: Any, score: Any) -> None:
    """All points and thresholds; the first threshold only has to be above every score."""
    fpr, tpr, thr = got
    want = reference.curve(y, score)
    checks.close("fpr", fpr, want[0], tol=EXACT)
    checks.close("tpr", tpr, want[1], tol=EXACT)
    checks.shape("thr", thr, want[2].shape)
    checks.close("thr[1:]", thr.reshape(-1)[1:], want[2][1:], tol=EXACT)
    if not thr.reshape(-1)[0] > score.max():
        checks.fail("below_threshold", name="thr[0]", got=float(thr.reshape(-1)[0]), threshold=float(score.max()))


def best(student: Any, y: Any, score: Any) -> None:
    """The largest F1, at a threshold that gives it."""
    threshold, f1 = student.best_threshold(y, score)
    want = reference.largest_f1(y, score)
    checks.close("f1", np.array(f1), np.array(want), tol=EXACT)
    checks.close("F1 at the threshold", np.array(reference.f1(y, score, threshold)), np.array(want), tol=EXACT)


@pytest.mark.public
@check("roc_curve", level="values", points=0, ko="혼동 행렬 (손 계산)", en="confusion matrix by hand")
def test_public_confusion_at(student: Any) -> None:
    got = student.confusion_at(np.array([0, 1, 0, 1, 0]), np.array([-1.0, 3.0, 0.0, 0.5, 1.0]), 0.5)
    checks.close("matrix", got, np.array([[2, 1], [0, 2]]), tol=1e-6)


@pytest.mark.public
@check("roc_curve", level="values", points=0, ko="ROC 곡선 (손 계산)", en="ROC curve by hand")
def test_public_roc_curve(student: Any) -> None:
    # From the top: 3 is a 1, 1 is a 0, 0.5 is a 1, 0 and -1 are 0s.
    fpr, tpr, thr = student.roc_curve(np.array([0, 1, 0, 1, 0]), np.array([-1.0, 3.0, 0.0, 0.5, 1.0]))
    checks.close("fpr", fpr, np.array([0, 0, 1, 1, 2, 3]) / 3, tol=1e-6)
    checks.close("tpr", tpr, np.array([0, 1, 1, 2, 2, 2]) / 2, tol=1e-6)
    checks.close("thr[1:]", thr[1:], np.array([3.0, 1.0, 0.5, 0.0, -1.0]), tol=1e-6)


@pytest.mark.public
@check("roc_curve", level="values", points=0, ko="넓이 (손 계산)", en="area by hand")
def test_public_auc(student: Any) -> None:
    # a triangle of 0.5 * 0.5 / 2 and a rectangle of 0.5 * 1
    got = student.auc(np.array([0.0, 0.5, 0.5, 1.0]), np.array([0.0, 0.5, 1.0, 1.0]))
    checks.close("auc", np.array(got), np.array(0.625), tol=1e-6)


@pytest.mark.public
@check("roc_curve", level="values", points=0, ko="가장 좋은 임계값 (손 계산)", en="best threshold by hand")
def test_public_best_threshold(student: Any) -> None:
    # F1 from the top: 2/3, 2/4, 4/5, 4/6, 4/7
    threshold, f1 = student.best_threshold(np.array([0, 1, 0, 1, 0]), np.array([-1.0, 3.0, 0.0, 0.5, 1.0]))
    checks.close("f1", np.array(f1), np.array(0.8), tol=1e-6)
    checks.at_most("threshold", threshold, 0.5)
    checks.at_least("threshold", threshold, 1e-9)


@check("roc_curve", level="values", points=1.5, ko="혼동 행렬", en="confusion matrix")
def test_confusion_at(student: Any, rng: np.random.Generator) -> None:
    y, score = scored(rng, 40)
    for threshold in (0.3, float(score[7]), float(score.max()) + 1, float(score.min())):
        matrix = student.confusion_at(y, score, threshold)
        checks.close("matrix", matrix, reference.confusion(y, score, threshold), tol=EXACT)


@check("roc_curve", level="values", points=2, ko="ROC 곡선의 점들", en="points of the ROC curve")
def test_roc_curve(student: Any, rng: np.random.Generator) -> None:
    for n, share in [(30, 0.3), (2, 0.5)]:
        y, score = scored(rng, n, share)
        same_curve(student.roc_curve(y, score), y, score)


@check("roc_curve", level="values", points=2, ko="넓이", en="area")
def test_auc(student: Any, rng: np.random.Generator) -> None:
    y, score = tied(rng, 60, ones_first=False)
    for sign in (1, -1):
        fpr, tpr, _ = reference.curve(y, sign * score)
        want = reference.pairs(y, sign * score)
        checks.close("auc", np.array(student.auc(fpr, tpr)), np.array(want), tol=EXACT)
    # A part of a curve, which neither begins at (0, 0) nor ends at (1, 1).
    fpr, tpr, _ = reference.curve(*scored(rng, 50))
    fpr, tpr = fpr[10:40], tpr[10:40]
    checks.close("auc", np.array(student.auc(fpr, tpr)), np.array(np.trapezoid(tpr, fpr)), tol=EXACT)


@check("roc_curve", level="values", points=1.5, ko="가장 좋은 임계값", en="the best threshold")
def test_best_threshold(student: Any, rng: np.random.Generator) -> None:
    for n, share in [(40, 0.3), (60, 0.1)]:
        best(student, *scored(rng, n, share))


@check("roc_curve", level="edge", points=2, ko="같은 점수", en="equal scores")
def test_roc_ties(student: Any, rng: np.random.Generator) -> None:
    for ones_first in (True, False):
        y, score = tied(rng, 60, ones_first)
        held = student.put(y), student.put(score)
        same_curve(student.roc_curve(*held), y, score)
        checks.unchanged("y", y, student.get(held[0]))
        checks.unchanged("score", score, student.get(held[1]))
        best(student, y, score)


@check("roc_curve", level="edge", points=1, ko="예제 30만 개", en="300,000 examples")
def test_roc_large(student: Any, rng: np.random.Generator) -> None:
    y, score = scored(rng, 300_000)
    same_curve(student.roc_curve(y, score), y, score)
