"""Graders of D3-02: correlate2d and edge_map.

Tolerance 1e-12: over 20 seeds right versions differ from the reference by less than 1e-15, the mildest mistake in a
value, |gx| + |gy| for the magnitude, by 0.33.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_correlate2d as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-12


def judge(student: Any, rng: np.random.Generator, img: tuple[int, int], kernel: tuple[int, int]) -> None:
    """The values for a random image and a random kernel."""
    pixels, weights = rng.normal(size=img), rng.normal(size=kernel)
    checks.close("out", student.correlate2d(pixels, weights), reference.correlate(pixels, weights), tol=TOL)


@pytest.mark.public
@check("correlate2d", level="values", points=0, ko="작은 예제 (손 계산)", en="small example, worked by hand")
def test_public_correlate2d(student: Any) -> None:
    img = np.array([[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]])
    kernel = np.array([[1.0, 10.0], [0.0, 100.0]])
    # left: 1 * 1 + 10 * 2 + 0 * 5 + 100 * 6
    checks.close("out", student.correlate2d(img, kernel), np.array([[621.0, 732.0, 843.0]]), tol=1e-12)


@pytest.mark.public
@check("correlate2d", level="values", points=0, ko="경계의 크기 (손 계산)", en="an edge, worked by hand")
def test_public_edge_map(student: Any) -> None:
    img = np.array([[0.0, 2.0, 0.0, 0.0], [0.0, 0.0, 1.5, 0.0], [0.0, 0.0, 0.0, 0.0]])
    # left: gx = 2 * 1.5 = 3, gy = -2 * 2 = -4; right: gx = -2 (from the 2), gy = -2 (from the 2)
    checks.close("edges", student.edge_map(img), np.array([[5.0, 8.0**0.5]]), tol=1e-12)


@check("correlate2d", level="values", points=1.5, ko="정사각형 이미지와 커널", en="square images and kernels")
def test_correlate2d_squares(student: Any, rng: np.random.Generator) -> None:
    for img, kernel in [(6, 3), (5, 1), (4, 4), (7, 2), (1, 1)]:
        judge(student, rng, (img, img), (kernel, kernel))


@check("correlate2d", level="values", points=1.5, ko="가로와 세로가 다를 때", en="images and kernels not square")
def test_correlate2d_rectangles(student: Any, rng: np.random.Generator) -> None:
    for img, kernel in [((5, 8), (3, 3)), ((9, 4), (2, 2)), ((6, 6), (2, 4)), ((7, 5), (4, 1)), ((3, 6), (3, 6))]:
        judge(student, rng, img, kernel)


@check("correlate2d", level="values", points=0.5, ko="밝은 점 하나", en="a single bright pixel")
def test_correlate2d_impulse(student: Any, rng: np.random.Generator) -> None:
    img, kernel = np.zeros((7, 8)), rng.normal(size=(3, 4))
    img[3, 4] = 1.0
    checks.close("out", student.correlate2d(img, kernel), reference.correlate(img, kernel), tol=TOL)


@check("correlate2d", level="values", points=1, ko="edge_map의 값", en="values of edge_map")
def test_correlate2d_edges(student: Any, rng: np.random.Generator) -> None:
    for shape in [(6, 6), (5, 9), (3, 3), (10, 4)]:
        img = rng.normal(size=shape)
        checks.close("edges", student.edge_map(img), reference.edges(img), tol=TOL)


@check("correlate2d", level="values", points=0.5, ko="경계와 고른 이미지", en="borders, and an even image")
def test_correlate2d_steps(student: Any, rng: np.random.Generator) -> None:
    low, high = (float(n) for n in rng.choice(np.arange(1, 20), size=2, replace=False))
    step = np.full((7, 9), low)
    step[:, 5:] = high
    for img in (step, step.T, np.full((5, 6), high)):
        checks.close("edges", student.edge_map(img), reference.edges(img), tol=TOL)


@check("correlate2d", level="edge", points=0.5, ko="정수 이미지", en="integer images")
def test_correlate2d_integers(student: Any, rng: np.random.Generator) -> None:
    for dtype in (np.int64, np.uint8):
        img, kernel = rng.integers(0, 256, size=(6, 7)).astype(dtype), rng.normal(size=(3, 2)) / 4
        checks.close("out", student.correlate2d(img, kernel), reference.correlate(img, kernel), tol=TOL)
        weights = rng.integers(-9, 10, size=(2, 3))
        checks.close("out", student.correlate2d(img, weights), reference.correlate(img, weights), tol=TOL)
        checks.close("edges", student.edge_map(img), reference.edges(img), tol=TOL)


@check(
    "correlate2d", level="edge", points=0.5, ko="불연속 배열, 입력은 그대로", en="non-contiguous arrays stay unchanged"
)
def test_correlate2d_layouts(student: Any, rng: np.random.Generator) -> None:
    for layout in ("C", "F", "strided"):
        img, kernel = rng.normal(size=(8, 5)), rng.normal(size=(2, 3))
        held = student.put(img, layout=layout), student.put(kernel, layout=layout)
        checks.close("out", student.correlate2d(*held), reference.correlate(img, kernel), tol=TOL)
        checks.close("edges", student.edge_map(held[0]), reference.edges(img), tol=TOL)
        checks.unchanged("img", img, student.get(held[0]))
        checks.unchanged("kernel", kernel, student.get(held[1]))
