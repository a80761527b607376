"""Graders of D2-17, confusion_matrix, precision_recall_f1 and roc_auc.

Tolerances. RATIO, 1e-6: right versions are exact, or off by 1e-8 where they add that to a denominator, which the
statement allows; wrong ones are off by 1e-2 in matrices of a few dozen examples. AUC, 1e-9: right versions stay below
1e-12 for 100,000 examples; a single pair taken for a win among 400 of them changes it by 1e-3.

The check of 100,000 examples separates sorting (0.1 s) from 2.5 billion pairs, which in a Python loop take minutes and
as one array more memory than there is. It has about 40 different scores, so that a sweep over them as thresholds
passes too.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_classification_metrics as reference

from autograder import checks
from autograder.harness import check

RATIO, AUC = 1e-6, 1e-9


def labelled(rng: np.random.Generator, n: int, classes: Any) -> tuple[Any, Any]:
    """Labels and predictions among `classes`, right about half of the time; no class's errors mirror another's."""
    y_true = rng.choice(classes, size=n, p=np.arange(1, len(classes) + 1) / np.arange(1, len(classes) + 1).sum())
    wrong = rng.choice(classes, size=n)
    return y_true, np.where(rng.uniform(size=n) < 0.5, y_true, wrong)


def ranked(rng: np.random.Generator, n: int) -> tuple[Any, Any]:
    """Scores around zero without ties, and labels of which 30 % are positive and tend to score higher."""
    labels = rng.permutation((np.arange(n) < 0.3 * n).astype(np.int64))
    return rng.normal(size=n) + 0.7 * labels - 0.5, labels


@pytest.mark.public
@check("classification_metrics", level="values", points=0, ko="혼동 행렬 (손 계산)", en="confusion matrix by hand")
def test_public_confusion_matrix(student: Any) -> None:
    got = student.confusion_matrix(np.array([0, 0, 1, 2, 2, 2]), np.array([0, 1, 1, 2, 2, 0]), 4)
    want = np.array([[1, 1, 0, 0], [0, 1, 0, 0], [1, 0, 2, 0], [0, 0, 0, 0]])
    checks.close("matrix", got, want, tol=1e-6)


@pytest.mark.public
@check("classification_metrics", level="values", points=0, ko="정밀도, 재현율, F1 (손 계산)", en="ratios by hand")
def test_public_precision_recall_f1(student: Any) -> None:
    # columns add up to 5 and 5, rows to 4 and 6
    precision, recall, f1 = student.precision_recall_f1(np.array([[3, 1], [2, 4]]))
    checks.close("precision", precision, np.array([3 / 5, 4 / 5]), tol=1e-6)
    checks.close("recall", recall, np.array([3 / 4, 4 / 6]), tol=1e-6)
    checks.close("f1", f1, np.array([6 / 9, 8 / 11]), tol=1e-6)


@pytest.mark.public
@check("classification_metrics", level="values", points=0, ko="AUC (손 계산)", en="AUC by hand")
def test_public_roc_auc(student: Any) -> None:
    # Of six pairs the positive wins 3 > -1, 3 > 0, 3 > 1 and 0.5 > -1, 0.5 > 0, and loses 0.5 < 1.
    got = student.roc_auc(np.array([-1.0, 3.0, 0.0, 0.5, 1.0]), np.array([0, 1, 0, 1, 0]))
    checks.close("auc", np.array(got), np.array(5 / 6), tol=1e-6)


@check("classification_metrics", level="values", points=1, ko="혼동 행렬", en="confusion matrix")
def test_confusion_matrix(student: Any, rng: np.random.Generator) -> None:
    for n, num_classes, classes in [(40, 3, [0, 1, 2]), (60, 6, [0, 2, 3, 4]), (1, 2, [1, 0])]:
        y_true, y_pred = labelled(rng, n, classes)
        want = reference.confusion_matrix(y_true, y_pred, num_classes)
        checks.close("matrix", student.confusion_matrix(y_true, y_pred, num_classes), want, tol=RATIO)


@check("classification_metrics", level="values", points=1, ko="정밀도, 재현율, F1", en="precision, recall, F1")
def test_precision_recall_f1(student: Any, rng: np.random.Generator) -> None:
    for classes in (2, 3, 5):
        matrix = rng.integers(1, 30, size=(classes, classes))
        got = student.precision_recall_f1(matrix)
        for name, mine, want in zip(
            ("precision", "recall", "f1"), got, reference.precision_recall_f1(matrix), strict=True
        ):
            checks.close(name, mine, want, tol=RATIO)


@check("classification_metrics", level="values", points=1, ko="AUC", en="AUC")
def test_roc_auc(student: Any, rng: np.random.Generator) -> None:
    for n in (5, 40, 101):
        scores, labels = ranked(rng, n)
        want = np.array(reference.roc_auc(scores, labels))
        checks.close("auc", np.array(student.roc_auc(scores, labels)), want, tol=AUC)


@check(
    "classification_metrics", level="edge", points=0.5, ko="uint8 레이블, 정수 행렬", en="uint8 labels, integer matrix"
)
def test_confusion_matrix_uint8(student: Any, rng: np.random.Generator) -> None:
    y_true, y_pred = labelled(rng, 300, list(range(20)))
    got = student.confusion_matrix(y_true.astype(np.uint8), y_pred.astype(np.uint8), 20)
    checks.close("matrix", got, reference.confusion_matrix(y_true, y_pred, 20), tol=RATIO)
    if got.dtype.kind not in "iu":
        checks.fail("dtype", name="matrix", got=str(got.dtype), want="int64")


@check("classification_metrics", level="edge", points=0.5, ko="분모가 0이나 1인 클래스", en="denominators of 0 and 1")
def test_precision_recall_f1_missing_class(student: Any, rng: np.random.Generator) -> None:
    matrix = rng.integers(1, 30, size=(6, 6))
    matrix[5, :] = matrix[:, 5] = 0
    matrix[5, 5] = 1  # one example, found
    matrix[:, 1] = 0  # never predicted
    matrix[2, :] = 0  # never the truth
    matrix[3, :] = matrix[:, 3] = 0  # neither
    matrix[4, 4] = 0  # never right
    got = student.precision_recall_f1(matrix)
    for name, mine, want in zip(("precision", "recall", "f1"), got, reference.precision_recall_f1(matrix), strict=True):
        checks.close(name, mine, want, tol=RATIO)


@check("classification_metrics", level="edge", points=0.5, ko="같은 점수가 많은 AUC", en="AUC of many equal scores")
def test_roc_auc_ties(student: Any, rng: np.random.Generator) -> None:
    for n, values in [(30, 3), (60, 7)]:
        scores, labels = ranked(rng, n)
        scores = np.floor(values * (scores - scores.min()) / (np.ptp(scores) + 1)) - 2.0
        want = np.array(reference.roc_auc(scores, labels))
        checks.close("auc", np.array(student.roc_auc(scores, labels)), want, tol=AUC)


@check("classification_metrics", level="edge", points=0.5, ko="예제 10만 개의 AUC", en="AUC of 100,000 examples")
def test_roc_auc_large(student: Any, rng: np.random.Generator) -> None:
    labels = rng.permutation(np.arange(100_000) % 2)
    scores = np.round(rng.normal(scale=4.0, size=labels.size) + 2.0 * labels)
    want = np.array(reference.roc_auc(scores, labels))
    checks.close("auc", np.array(student.roc_auc(scores, labels)), want, tol=AUC)
