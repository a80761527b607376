"""Graders of D2-11, class Standardizer.

Tolerances. 1e-6 in float64: right versions differ from the reference by rounding only, or by 6e-8 where they add 1e-8
to the standard deviation, which the statement allows; the mildest mistake, N - 1 for N in twelve rows, scales by
sqrt(11/12), 0.04. 0.02 in float32 around a mean of 1e4, where numbers are 1e-3 apart: right versions stay below a
quarter of it over 30 seeds (tests/test_day2_parts.py), while E[x^2] - E[x]^2 moves in steps of 8 where the variance is
about 1 or less.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_standardizer as reference

from autograder import checks
from autograder.harness import check

DOUBLE, SINGLE = 1e-6, 0.02


def table(rng: np.random.Generator, n: int, d: int) -> Any:
    """n rows of d features, each with its own mean and a spread between 0.5 and 3."""
    x = rng.normal(size=(n, d))
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    return x * rng.uniform(0.5, 3.0, size=d) + rng.uniform(-5.0, 5.0, size=d)


def images(rng: np.random.Generator, n: int, c: int, h: int, w: int) -> Any:
    """n images (c, h, w), each channel with its own mean and spread."""
    spread = rng.uniform(0.5, 3.0, size=(c, 1, 1))
    return rng.normal(size=(n, c, h, w)) * spread + rng.uniform(-5.0, 5.0, size=(c, 1, 1))


def fitted(student: Any, x: Any) -> Any:
    """The student's standardizer, fitted to x."""
    return student.lab.standardizer_fitted(student.Standardizer(), x, returns=["standardizer: handle"])


def transformed(student: Any, standardizer: Any, x: Any) -> Any:
    return student.method(standardizer, "transform", x, returns=["Z: array"])


def restored(student: Any, standardizer: Any, z: Any) -> Any:
    return student.method(standardizer, "inverse_transform", z, returns=["X: array"])


@pytest.mark.public
@check("standardizer", level="values", points=0, ko="작은 예제 (손 계산)", en="small example, worked by hand")
def test_public_standardizer(student: Any) -> None:
    # column 0: mean 3, deviations -2, 2 -> std 2 (divided by N = 2); column 1: mean 15, std 5
    train = np.array([[1.0, 10.0], [5.0, 20.0]])
    tool = student.lab.standardizer_fitted(student.Standardizer(), train, returns=["standardizer: handle"])
    z = student.method(tool, "transform", np.array([[7.0, 10.0]]), returns=["Z: array"])
    checks.close("Z", z, np.array([[2.0, -1.0]]), tol=1e-6)
    x = student.method(tool, "inverse_transform", np.array([[2.0, -1.0]]), returns=["X: array"])
    checks.close("X", x, np.array([[7.0, 10.0]]), tol=1e-6)


@pytest.mark.public
@check("standardizer", level="values", points=0, ko="채널이 둘인 이미지", en="images with two channels")
def test_public_standardizer_images(student: Any) -> None:
    # Two images of 1x2 pixels. Channel 0 holds 0, 2, 4, 6: mean 3, std sqrt(5).
    # Channel 1 holds 1, 1, 3, 3: mean 2, std 1.
    train = np.array([[[[0.0, 2.0]], [[1.0, 1.0]]], [[[4.0, 6.0]], [[3.0, 3.0]]]])
    tool = student.lab.standardizer_fitted(student.Standardizer(), train, returns=["standardizer: handle"])
    z = student.method(tool, "transform", np.array([[[[3.0, 8.0]], [[2.0, 5.0]]]]), returns=["Z: array"])
    checks.close("Z", z, np.array([[[[0.0, 5.0**0.5]], [[0.0, 3.0]]]]), tol=1e-6)


@check("standardizer", level="values", points=1, ko="표: 훈련 데이터의 통계로 새 데이터 변환", en="tables: new data")
def test_standardizer_tables(student: Any, rng: np.random.Generator) -> None:
    for n, d, m in [(9, 4, 5), (12, 3, 1), (5, 5, 5)]:
        train = table(rng, n, d)
        new = table(rng, m + 1, d)[:m] * 2 + 3
        tool = fitted(student, train)
        checks.close("Z", transformed(student, tool, new), reference.transform(train, new), tol=DOUBLE)
        checks.close("Z", transformed(student, tool, train), reference.transform(train, train), tol=DOUBLE)


@check("standardizer", level="values", points=1, ko="이미지: 채널마다 변환", en="images: per channel")
def test_standardizer_images(student: Any, rng: np.random.Generator) -> None:
    for n, c, h, w, m in [(4, 3, 5, 2, 2), (3, 3, 3, 3, 3), (5, 1, 2, 4, 1)]:
        train, new = images(rng, n, c, h, w), images(rng, m, c, h, w)
        tool = fitted(student, train)
        checks.close("Z", transformed(student, tool, new), reference.transform(train, new), tol=DOUBLE)


@check("standardizer", level="values", points=0.5, ko="inverse_transform의 값", en="values of inverse_transform")
def test_standardizer_inverse(student: Any, rng: np.random.Generator) -> None:
    for train in (table(rng, 8, 4), images(rng, 3, 2, 3, 4)):
        z = rng.normal(size=(2, *train.shape[1:]))
        tool = fitted(student, train)
        checks.close("X", restored(student, tool, z), reference.inverse(train, z), tol=DOUBLE)


@check("standardizer", level="edge", points=0.5, ko="변하지 않는 특성, N = 1", en="constant features, N = 1")
def test_standardizer_constant(student: Any, rng: np.random.Generator) -> None:
    train = table(rng, 8, 4)
    train[:, 2] = float(rng.integers(2, 9))
    for x in (train, rng.integers(1, 9, size=(1, 3)).astype(float)):
        tool = fitted(student, x)
        z = transformed(student, tool, x)
        checks.close("Z", z, reference.transform(x, x), tol=DOUBLE)
        checks.close("X", restored(student, tool, z), x, tol=DOUBLE)


@check("standardizer", level="edge", points=0.5, ko="평균이 큰 float32", en="float32 far from zero")
def test_standardizer_float32(student: Any, rng: np.random.Generator) -> None:
    train = (table(rng, 64, 5) / 3 + 1e4).astype(np.float32)
    z = transformed(student, fitted(student, train), train)
    checks.dtype("Z", z, np.float32)
    checks.close("Z", z, reference.transform(train, train), tol=SINGLE)


@check("standardizer", level="edge", points=0.5, ko="X를 바꾸지 않음", en="X stays as it was")
def test_standardizer_arguments_unchanged(student: Any, rng: np.random.Generator) -> None:
    train, z = table(rng, 7, 3), rng.normal(size=(2, 3))
    held, scaled = student.put(train), student.put(z)
    tool = fitted(student, held)
    checks.close("Z", transformed(student, tool, held), reference.transform(train, train), tol=DOUBLE)
    checks.unchanged("X", train, student.get(held))
    checks.close("X", restored(student, tool, scaled), reference.inverse(train, z), tol=DOUBLE)
    checks.unchanged("Z", z, student.get(scaled))
