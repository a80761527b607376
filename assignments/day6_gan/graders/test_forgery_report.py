"""Graders of D6-10, forgery_report.

The discriminator is the apparatus's own, linear, and pixels are quarters, so that the grader knows its logits exactly
and many of them are equal. Tolerance 1e-6: shares computed in float64 are right to 1e-15 and in float32, which is let
pass, to 6e-8; two different shares of at most 30 x 80 pairs are 1 / 4800 or more apart.
What the apparatus says of the mode and of gradients is a word of the student's process; it counts beside right numbers
of a discriminator that answers otherwise in training mode.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_forgery_report as reference

from autograder import checks
from autograder.harness import check

SHARE = 1e-6


def entry(report: Any, name: str) -> float:
    """report[name] as a number; NaN where it is none."""
    value = report.get(name) if isinstance(report, dict) else None
    if isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind in "iuf":
        return float(value.reshape(()))
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else float("nan")


def judged(student: Any, made: Any, real: Any, fake: Any, names: Any, training: bool = False) -> Any:
    """The report on a discriminator with the weights `made`, its entries `names` compared; gives the discriminator."""
    D = student.lab.forgery_report_detective(made, training, returns=["D: handle"])
    report = student.forgery_report(D, student.put(real, layout="torch"), student.put(fake, layout="torch"))
    want = reference.report(reference.logits(made, real), reference.logits(made, fake))
    for name in names:
        checks.close(f'report["{name}"]', np.array(entry(report, name)), np.array(want[name]), tol=SHARE)
    return D


@pytest.mark.public
@check("forgery_report", level="values", points=0, ko="진짜 넷과 가짜 둘", en="four real images, two fake ones")
def test_public_forgery_report(student: Any) -> None:
    real, fake = (np.array(v, dtype=np.float32).reshape(-1, 1, 1, 1) for v in ([3, 1, 1, -1], [1, -2]))
    D = student.lab.forgery_report_detective(np.ones(1), True, returns=["D: handle"])
    report = student.forgery_report(D, student.put(real, layout="torch"), student.put(fake, layout="torch"))
    # Pairs: 3 beats both, each 1 ties with 1 and beats -2, -1 beats -2: (2 + 1.5 + 1.5 + 1) of 8.
    want = {"tpr": 0.75, "fpr": 0.5, "accuracy": 0.625, "auc": 0.75, "threshold": 0.0}
    for name, value in want.items():
        got = report.get(name) if isinstance(report, dict) else None
        number = float(got) if isinstance(got, int | float | np.ndarray) and np.size(got) == 1 else float("nan")
        checks.close(f'report["{name}"]', np.array(number), np.array(value), tol=1e-6)


@check("forgery_report", level="values", points=1.5, ko="tpr, fpr, threshold", en="tpr, fpr, threshold")
def test_forgery_report_rates(student: Any, rng: np.random.Generator) -> None:
    for n in (40, 25):
        made = reference.weight(rng)
        real, fake = reference.images(rng, n, 4, 1), reference.images(rng, n, 4)
        judged(student, made, real, fake, ("tpr", "fpr", "threshold"))


@check("forgery_report", level="values", points=1, ko="수가 다른 두 묶음", en="groups of different sizes")
def test_forgery_report_accuracy(student: Any, rng: np.random.Generator) -> None:
    for n_real, n_fake in ((100, 10), (9, 70), (30, 30)):
        made = reference.weight(rng)
        real, fake = reference.images(rng, n_real, 3, 2), reference.images(rng, n_fake, 3)
        judged(student, made, real, fake, ("accuracy",))


@check("forgery_report", level="values", points=0.5, ko="로짓이 0일 때", en="logits of 0")
def test_forgery_report_undecided(student: Any, rng: np.random.Generator) -> None:
    made = reference.weight(rng)
    real, fake = reference.images(rng, 12, 2), reference.images(rng, 10, 2)
    real[::3], fake[::2] = 0, 0
    judged(student, made, real, fake, ("tpr", "fpr", "accuracy"))


@check("forgery_report", level="values", points=2, ko="같은 로짓이 많은 auc", en="auc with many equal logits")
def test_forgery_report_auc(student: Any, rng: np.random.Generator) -> None:
    for n_real, n_fake, high in ((40, 40, 1), (30, 80, 3), (50, 6, 2)):
        made = reference.weight(rng)
        real, fake = reference.images(rng, n_real, high), reference.images(rng, n_fake, high)
        real[:, 0, 0, 0] += 0.5
        judged(student, made, real, fake, ("auc",))


@check("forgery_report", level="values", points=1, ko="끝까지 간 판별자", en="discriminators at the ends")
def test_forgery_report_ends(student: Any, rng: np.random.Generator) -> None:
    made = np.array([1.0])
    low, high = (np.arange(a, a + 6, dtype=np.float32).reshape(6, 1, 1, 1) for a in (-9, 2))
    same = np.full((5, 1, 1, 1), 2.0, dtype=np.float32)
    names = ("auc", "tpr", "fpr", "accuracy")
    for real, fake in ((high, low), (low, high), (same, same), (high[:1], low[:1]), (same[:1], same)):
        judged(student, made, real, fake, names)


@check("forgery_report", level="values", points=1, ko="모드와 기울기", en="mode and gradients")
def test_forgery_report_mode(student: Any, rng: np.random.Generator) -> None:
    for training in (True, False):
        made = reference.weight(rng)
        real, fake = reference.images(rng, 20, 3, 1), reference.images(rng, 15, 3)
        D = judged(student, made, real, fake, ("tpr", "fpr", "auc"), training)
        told = student.lab.forgery_report_afterwards(D, returns=["afterwards: data"])
        mode, graphs = told if isinstance(told, list) and len(told) == 2 else (-1, -1)
        checks.close("D.training", np.array(float(mode == 1)), np.array(float(training)), tol=0)
        checks.close("batches with gradients", np.array(float(graphs == 0)), np.array(1.0), tol=0)
