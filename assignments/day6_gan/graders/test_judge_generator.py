"""Graders of D6-09: class_coverage and frechet_distance.

Tolerance. A count is exact. Distances: 1e-6 of the scale tr(C1) + tr(C2) + |m1 - m2|^2, as the distance itself is a
difference that can be next to 0. Right versions stay below 5e-8 of it also where covariances are singular, scipy's
sqrtm of C1 C2 included (tests/test_day6_judge_generator.py); the mildest mistake, a covariance divided by n, is off by
more than 1e-3.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_judge_generator as reference

from autograder import checks
from autograder.harness import check

DISTANCE = 1e-6


def covered(student: Any, probs: Any, *limits: float) -> None:
    got = student.class_coverage(probs, *limits)
    want = reference.class_coverage(probs, *(limits or (0.01, 0.7)))
    checks.close("coverage", np.array(got), np.array(float(want)), tol=0)


def apart(student: Any, f1: Any, f2: Any) -> None:
    """The distance against the reference, in units of what it is a difference of."""
    got = student.frechet_distance(f1, f2)
    want, scale = reference.frechet_distance(f1, f2), size(f1, f2)
    checks.close("distance", np.array(1 + got / scale), np.array(1 + want / scale), tol=DISTANCE / 2)


def size(f1: Any, f2: Any) -> float:
    f1, f2 = f1.astype(np.float64), f2.astype(np.float64)
    spread = f1.var(axis=0, ddof=1).sum() + f2.var(axis=0, ddof=1).sum()
    return float(spread + ((f1.mean(axis=0) - f2.mean(axis=0)) ** 2).sum())


@pytest.mark.public
@check("judge_generator", level="values", points=0, ko="네 장의 그림", en="four images")
def test_public_coverage(student: Any) -> None:
    probs = np.array([[0.9, 0.05, 0.05], [0.1, 0.8, 0.1], [0.4, 0.3, 0.3], [0.8, 0.1, 0.1]])
    # Class 0: two of four; class 1: one of four; class 2: none. The third image is not sure.
    for limits, want in (((0.01, 0.7), 2.0), ((0.5, 0.7), 1.0), ((0.01, 0.85), 1.0), ((0.75, 0.3), 1.0)):
        checks.close("coverage", np.array(student.class_coverage(probs, *limits)), np.array(want), tol=0)


@pytest.mark.public
@check("judge_generator", level="values", points=0, ko="옮기고 늘린 묶음", en="moved and stretched")
def test_public_frechet(student: Any) -> None:
    f = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]])  # covariance 2/3 of the identity
    checks.close(
        "moved by (3, 4)", np.array(student.frechet_distance(f, f + np.array([3.0, 4.0]))), np.array(25.0), tol=1e-6
    )
    # Stretched by 2: tr C = 4/3 and 16/3, tr (C1 C2)^(1/2) = 8/3, so 4/3 + 16/3 - 2 * 8/3.
    checks.close("stretched by 2", np.array(student.frechet_distance(f, 2 * f)), np.array(4 / 3), tol=1e-6)


@check("judge_generator", level="values", points=1.5, ko="무작위 확률", en="random probabilities")
def test_judge_generator_coverage(student: Any, rng: np.random.Generator) -> None:
    for n, classes, sharpness in ((400, 10, 2.0), (60, 4, 1.0), (150, 20, 3.0)):
        probs = reference.probabilities(rng, n, classes, sharpness)
        covered(student, probs)
        counts = np.bincount(probs.argmax(axis=1)[probs.max(axis=1) >= 0.6], minlength=classes) / n
        covered(student, probs, float(np.median(counts)) + 1e-9, 0.6)
        covered(student, probs, 0.05, 0.5)


@check("judge_generator", level="values", points=1, ko="확신 없는 그림", en="images without confidence")
def test_judge_generator_unsure(student: Any, rng: np.random.Generator) -> None:
    covered(student, reference.probabilities(rng, 300, 10, 0.3))  # noise: no class at all
    # Class 0 is sure in 9 of 300 images and class 1 in 30; the others are unsure of class 2. 4 % of all: class 1 alone.
    probs = np.full((300, 3), 0.3)
    probs[:, 2] = 0.4
    probs[:9] = [0.9, 0.05, 0.05]
    probs[9:39] = [0.05, 0.9, 0.05]
    covered(student, rng.permutation(probs), 0.04, 0.7)
    covered(student, np.delete(probs, 0, axis=0), 0.01, 0.35)


@check("judge_generator", level="values", points=0.5, ko="기준과 같은 값", en="equal to the limit")
def test_judge_generator_limits(student: Any, rng: np.random.Generator) -> None:
    sure, unsure = [0.75, 0.125, 0.125], [0.25, 0.5, 0.25]
    covered(student, np.array([sure, *[unsure] * 3]), 0.25, 0.75)
    covered(student, np.array([sure, *[unsure] * 3]), 0.25, 0.5)
    covered(student, np.array([sure, *[unsure] * 3]), 0.5, 0.5)


@check("judge_generator", level="values", points=2, ko="두 묶음의 거리", en="distance of two sets")
def test_judge_generator_distance(student: Any, rng: np.random.Generator) -> None:
    for n1, n2, d in ((12, 9, 4), (40, 60, 7), (30, 8, 2)):
        apart(student, reference.features(rng, n1, d), reference.features(rng, n2, d))


@check("judge_generator", level="values", points=1.5, ko="0, 대칭, 평균만", en="zero, symmetric, mean alone")
def test_judge_generator_laws(student: Any, rng: np.random.Generator) -> None:
    f1, f2 = reference.features(rng, 20, 5), reference.features(rng, 25, 5)
    got = student.frechet_distance(f1, f1) / size(f1, f1)
    checks.at_most(
        "distance to itself",
        abs(got),
        DISTANCE,
        ko="똑같은 두 묶음 사이의 프레셰 거리 (상대값)",
        en="Fréchet distance of a set to itself (relative)",
    )
    both = [student.frechet_distance(f1, f2), student.frechet_distance(f2, f1)]
    checks.close("distance in the other order", np.array(both[1]), np.array(both[0]), tol=DISTANCE)
    shift = rng.normal(scale=3, size=5)
    apart(student, f1, f1 + shift)
    apart(student, f1, 3 * f1)


@check("judge_generator", level="values", points=1, ko="그림이 특징보다 적을 때", en="fewer images than features")
def test_judge_generator_singular(student: Any, rng: np.random.Generator) -> None:
    for n1, n2, d in ((6, 5, 12), (30, 4, 8)):
        f1, f2 = reference.features(rng, n1, d), reference.features(rng, n2, d)
        held = student.put(f1), student.put(f2)
        got = student.frechet_distance(*held)
        scale = size(f1, f2)
        want = reference.frechet_distance(f1, f2)
        checks.close("distance", np.array(1 + got / scale), np.array(1 + want / scale), tol=DISTANCE / 2)
        checks.unchanged("f1", f1, student.get(held[0]))
        checks.unchanged("f2", f2, student.get(held[1]))


@check("judge_generator", level="values", points=0.5, ko="float32로 받아도", en="given float32")
def test_judge_generator_single(student: Any, rng: np.random.Generator) -> None:
    # Far from 0 and close together: float32 has 7 digits, and the mean takes 4 of them.
    f1, f2 = (1000 + 0.1 * reference.features(rng, n, 4) for n in (30, 20))
    apart(student, f1.astype(np.float32), f2.astype(np.float32))
