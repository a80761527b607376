"""Graders of D3-06: im2col, col2im and the convolution made of them.

Tolerances. im2col only copies, so it has to be exact. In float64, right versions of the other two are within 1e-15 of
the reference (tests/test_day3_im2col.py), the mildest wrong value in mistakes/ is off by 0.06; 1e-12 stands between.
In float32 right versions lose 3e-7, and 1e-4 leaves room for any order of summation.

Speed is the ratio of two times, each taken here, outside the sandbox, around one call that goes in and comes back: the
loops of apparatus.py (`im2col_naive`) and the student's conv2d_im2col, in turn, on an input that is new in each round.
Of both the fastest call counts, and a ratio that is too small is measured on, up to ROUNDS rounds: other programs only
ever add time, so a right answer has to be held up in every round to fail. What was measured stands beside the threshold
in assignment.toml. Student code could slow down the loops, which share its process; that is worth 1 point at most, as
the values are compared before.
"""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter
from typing import Any

import numpy as np
import pytest
import reference_im2col as reference

from autograder import checks
from autograder.harness import check

EXACT, DOUBLE, SINGLE = 0.0, 1e-12, 1e-4
ENOUGH, ROUNDS = 3, 12  # rounds that are run in any case, and at most
Case = tuple[int, int, int, int, int, int, int, int]  # n, c, h, w, kh, kw, stride, pad


def compare_im2col(student: Any, rng: np.random.Generator, cases: list[Case]) -> None:
    for *shape, kh, kw, stride, pad in cases:
        x = rng.normal(size=shape)
        cols = student.im2col(x, kh, kw, stride, pad)
        checks.close("cols", cols, reference.im2col(x, kh, kw, stride, pad), tol=EXACT)


def compare_col2im(student: Any, rng: np.random.Generator, cases: list[Case]) -> None:
    for *shape, kh, kw, stride, pad in cases:
        x_shape = tuple(shape)
        cols = rng.normal(size=reference.sources(x_shape, kh, kw, stride, pad).shape)
        dx = student.col2im(cols, x_shape, kh, kw, stride, pad)
        checks.close("dx", dx, reference.col2im(cols, x_shape, kh, kw, stride, pad), tol=DOUBLE)


@pytest.mark.public
@check("im2col", level="values", points=0, ko="im2col (손 계산)", en="im2col, worked by hand")
def test_public_im2col(student: Any) -> None:
    # Two channels of 2x3 pixels under a 2x2 window: two places, and in each row first channel 0, then channel 1.
    x = np.array([[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], [[10.0, 20.0, 30.0], [40.0, 50.0, 60.0]]]])
    want = [[1.0, 2.0, 4.0, 5.0, 10.0, 20.0, 40.0, 50.0], [2.0, 3.0, 5.0, 6.0, 20.0, 30.0, 50.0, 60.0]]
    checks.close("cols", student.im2col(x, 2, 2, 1, 0), np.array(want), tol=0.0)
    # One pixel in a frame of zeros: four windows, and it is in another corner of each.
    cols = student.im2col(np.array([[[[7.0]]]]), 2, 2, 1, 1)
    checks.close("cols", cols, 7 * np.eye(4)[::-1], tol=0.0)


@pytest.mark.public
@check(
    "im2col", level="values", points=0, ko="col2im: Σ im2col(x)·c = Σ x·col2im(c)", en="Σ im2col(x)·c = Σ x·col2im(c)"
)
def test_public_col2im(student: Any) -> None:
    # A row of three pixels under windows of two: the middle pixel is in both.
    dx = student.col2im(np.array([[1.0, 2.0], [10.0, 20.0]]), (1, 1, 1, 3), 1, 2, 1, 0)
    checks.close("dx", dx, np.array([[[[1.0, 12.0, 20.0]]]]), tol=1e-12)
    rng = np.random.default_rng(0)
    for h, width, kh, kw, stride, pad in [(4, 5, 2, 3, 1, 0), (5, 4, 3, 3, 2, 1)]:
        x = rng.normal(size=(2, 3, h, width))
        cols = student.im2col(x, kh, kw, stride, pad)
        c = rng.normal(size=cols.shape)
        dx = student.col2im(c, x.shape, kh, kw, stride, pad)
        checks.shape("dx", dx, x.shape)
        checks.close("Σ x·dx", np.sum(x * dx), np.sum(cols * c), tol=1e-9)


@pytest.mark.public
@check("im2col", level="values", points=0, ko="conv2d_im2col (손 계산)", en="conv2d_im2col, worked by hand")
def test_public_conv2d_im2col(student: Any) -> None:
    x = np.array([[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]])
    w = np.array([[[[1.0, 0.0], [0.0, 0.0]]], [[[0.0, 0.0], [1.0, 10.0]]]])  # top left; bottom left + 10 bottom right
    out = student.conv2d_im2col(x, w, np.array([0.5, 0.0]), 1, 0)
    checks.close("out", out, np.array([[[[1.5, 2.5]], [[54.0, 65.0]]]]), tol=1e-12)


# For learners alone: grading times it on its own terms below, and a busy machine must not spoil a passed exercise.
@pytest.mark.practice
@check("im2col", level="edge", points=0, ko="conv2d_im2col의 속도", en="speed of conv2d_im2col")
def test_public_im2col_speed(student: Any, rng: np.random.Generator) -> None:
    # Beside the loops of `im2col_naive`, on the same input and in turn; the fastest call of each counts.
    naive, yours = [], []
    for rounds in range(40):
        if rounds >= 4 and min(naive) >= 5 * min(yours):
            break
        args = rng.normal(size=(2, 3, 8, 8)), rng.normal(size=(32, 3, 3, 3)), rng.normal(size=32), 1, 1
        start = perf_counter()
        want = student.lab.im2col_naive(*args, returns=["out: array"])
        between = perf_counter()
        out = student.conv2d_im2col(*args)
        yours.append(perf_counter() - between)
        naive.append(between - start)
        checks.close("out", out, want, tol=1e-12)
    checks.at_least("speedup", min(naive) / min(yours), 5)


@check("im2col", level="values", points=1, ko="im2col: 행과 열의 순서", en="im2col: the order of rows and columns")
def test_im2col_layout(student: Any, rng: np.random.Generator) -> None:
    cases: list[Case] = [(2, 3, 4, 4, 2, 2, 1, 0), (3, 2, 3, 3, 3, 3, 1, 0), (1, 1, 4, 4, 3, 3, 1, 0)]
    compare_im2col(student, rng, [*cases, (2, 16, 2, 2, 1, 1, 1, 0)])


@check("im2col", level="values", points=1, ko="im2col: 정사각형이 아닐 때", en="im2col: not square")
def test_im2col_rectangles(student: Any, rng: np.random.Generator) -> None:
    compare_im2col(student, rng, [(2, 2, 4, 6, 2, 2, 1, 0), (1, 3, 5, 5, 2, 3, 1, 0), (2, 1, 6, 3, 3, 2, 1, 0)])


@check("im2col", level="values", points=1, ko="im2col: stride와 pad", en="im2col: stride and pad")
def test_im2col_stride_and_pad(student: Any, rng: np.random.Generator) -> None:
    cases: list[Case] = [(2, 2, 5, 5, 3, 3, 2, 1), (1, 2, 6, 6, 3, 3, 2, 0), (2, 1, 4, 4, 3, 3, 1, 2)]
    compare_im2col(student, rng, [*cases, (1, 3, 8, 8, 2, 2, 3, 1)])


@check("im2col", level="values", points=1, ko="col2im: 겹치지 않는 창", en="col2im: windows apart")
def test_col2im_apart(student: Any, rng: np.random.Generator) -> None:
    cases: list[Case] = [(2, 3, 4, 4, 2, 2, 2, 0), (1, 2, 7, 5, 2, 2, 3, 0), (2, 1, 5, 5, 2, 2, 2, 2)]
    compare_col2im(student, rng, [*cases, (1, 2, 4, 7, 2, 3, 3, 1)])


@check("im2col", level="values", points=1.5, ko="col2im: 겹치는 창", en="col2im: overlapping windows")
def test_col2im_overlap(student: Any, rng: np.random.Generator) -> None:
    cases: list[Case] = [(2, 3, 4, 4, 3, 3, 1, 0), (1, 2, 5, 6, 3, 2, 1, 1), (2, 2, 6, 5, 3, 3, 2, 1)]
    compare_col2im(student, rng, cases)


@check("im2col", level="values", points=2, ko="conv2d_im2col의 값", en="values of conv2d_im2col")
def test_conv2d_im2col(student: Any, rng: np.random.Generator) -> None:
    cases: list[Any] = [(2, 3, 5, 5, 4, 3, 3, 1, 1), (2, 3, 6, 6, 2, 3, 3, 2, 1), (3, 2, 4, 7, 3, 2, 3, 1, 0)]
    cases += [(1, 1, 4, 5, 1, 3, 2, 1, 2), (2, 8, 3, 3, 6, 1, 1, 1, 0), (2, 3, 4, 3, 2, 4, 3, 1, 0)]
    cases += [(1, 2, 8, 7, 5, 2, 2, 3, 1), (3, 3, 3, 3, 3, 1, 1, 1, 0)]
    for n, c, h, width, f, kh, kw, stride, pad in cases:
        x, w, b = rng.normal(size=(n, c, h, width)), rng.normal(size=(f, c, kh, kw)), rng.normal(size=f)
        out = student.conv2d_im2col(x, w, b, stride, pad)
        checks.close("out", out, reference.convolution(x, w, b, stride, pad), tol=DOUBLE)


@check("im2col", level="edge", points=1, ko="반복문보다 몇 배 빠른가", en="how much faster than loops")
def test_im2col_speed(
    student: Any, rng: np.random.Generator, evidence: dict[str, Any], thresholds: Mapping[str, Mapping[str, Any]]
) -> None:
    least = float(thresholds["speedup"]["value"])
    naive, yours = float("inf"), float("inf")
    for rounds in range(1, ROUNDS + 1):
        x, w, b = rng.normal(size=(2, 3, 8, 8)), rng.normal(size=(32, 3, 3, 3)), rng.normal(size=32)
        start = perf_counter()
        student.lab.im2col_naive(x, w, b, 1, 1, returns=["out: array"])
        naive = min(naive, perf_counter() - start)
        start = perf_counter()
        out = student.conv2d_im2col(x, w, b, 1, 1)
        yours = min(yours, perf_counter() - start)
        checks.close("out", out, reference.convolution(x, w, b, 1, 1), tol=DOUBLE)
        evidence |= {"speedup": naive / yours, "speedup_threshold": least}
        if rounds >= ENOUGH and naive >= least * yours:
            break
    checks.at_least("speedup", naive / yours, least)


@check("im2col", level="edge", points=0.5, ko="cols는 새 배열", en="cols is a new array")
def test_im2col_independent(student: Any, rng: np.random.Generator) -> None:
    cases: list[Case] = [(2, 3, 4, 5, 2, 3, 1, 0), (2, 1, 3, 4, 1, 1, 1, 0), (2, 2, 3, 4, 3, 4, 1, 0)]
    for *shape, kh, kw, stride, pad in cases:
        x = rng.normal(size=shape)
        edited = student.lab.im2col_edited(x, kh, kw, stride, pad, returns=["cols: array", "x: array"])
        checks.close("cols", edited[0], reference.im2col(x, kh, kw, stride, pad), tol=EXACT)
        checks.unchanged("x", x, edited[1])


@check("im2col", level="edge", points=0.5, ko="float32와 불연속 배열", en="float32 and non-contiguous arrays")
def test_im2col_float32_and_layouts(student: Any, rng: np.random.Generator) -> None:
    x, w, b = rng.normal(size=(3, 2, 5, 6)), rng.normal(size=(4, 2, 3, 2)), rng.normal(size=4)
    cols = rng.normal(size=reference.sources(x.shape, 3, 2, 2, 1).shape)
    want = (
        reference.im2col(x, 3, 2, 2, 1),
        reference.col2im(cols, x.shape, 3, 2, 2, 1),
        reference.convolution(x, w, b, 2, 1),
    )
    for layout in ("F", "strided"):
        held, filters, columns = (student.put(a, layout=layout) for a in (x, w, cols))
        checks.close("cols", student.im2col(held, 3, 2, 2, 1), want[0], tol=EXACT)
        checks.close("dx", student.col2im(columns, x.shape, 3, 2, 2, 1), want[1], tol=DOUBLE)
        checks.close("out", student.conv2d_im2col(held, filters, b, 2, 1), want[2], tol=DOUBLE)
    x, w, b, cols = (a.astype(np.float32) for a in (x, w, b, cols))
    got = (
        student.im2col(x, 3, 2, 2, 1),
        student.col2im(cols, x.shape, 3, 2, 2, 1),
        student.conv2d_im2col(x, w, b, 2, 1),
    )
    for name, g, expected in zip(("cols", "dx", "out"), got, want, strict=True):
        checks.dtype(name, g, np.float32)
        checks.close(name, g, expected, tol=SINGLE)


@check("im2col", level="edge", points=0.5, ko="x, cols, w, b를 바꾸지 않음", en="x, cols, w and b stay as they were")
def test_im2col_arguments_unchanged(student: Any, rng: np.random.Generator) -> None:
    for pad in (0, 1):
        x, w, b = rng.normal(size=(2, 2, 4, 5)), rng.normal(size=(3, 2, 2, 3)), rng.normal(size=3)
        cols = rng.normal(size=reference.sources(x.shape, 2, 3, 1, pad).shape)
        held = {"x": student.put(x), "w": student.put(w), "b": student.put(b), "cols": student.put(cols)}
        got = student.im2col(held["x"], 2, 3, 1, pad)
        checks.close("cols", got, reference.im2col(x, 2, 3, 1, pad), tol=EXACT)
        dx = student.col2im(held["cols"], x.shape, 2, 3, 1, pad)
        checks.close("dx", dx, reference.col2im(cols, x.shape, 2, 3, 1, pad), tol=DOUBLE)
        out = student.conv2d_im2col(held["x"], held["w"], held["b"], 1, pad)
        checks.close("out", out, reference.convolution(x, w, b, 1, pad), tol=DOUBLE)
        for name, before in (("x", x), ("w", w), ("b", b), ("cols", cols)):
            checks.unchanged(name, before, student.get(held[name]))
