"""Graders of D3-04, conv2d_backward.

The cache is given by the statement, (x, w, b, stride, pad), so no forward pass of the student runs here.

Tolerances, see tests/test_day3_conv_backward.py: central differences (h = 1e-5) are within 2.4e-10 of
torch.autograd over 30 seeds, the mildest wrong gradient in mistakes/ is off by 0.5. In float32 right versions lose
3e-7, and 1e-4 leaves room for any order of summation.

Images and filters are square but in `test_conv_backward_rectangles`, and `stride` is 1 but in
`test_conv_backward_stride`, so that a habit that works only there costs the points of its own test and no more.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_conv_backward as reference

from autograder import checks
from autograder.harness import check

GRADIENT, SINGLE = 1e-6, 1e-4
Case = tuple[int, int, int, int, int, int, int, int, int]  # n, c, h, w, f, kh, kw, stride, pad


def layer(rng: np.random.Generator, case: Case) -> tuple[Any, Any, Any, int, int, Any]:
    """Random x, w, b, then stride and pad, then a random upstream gradient of the output's shape."""
    n, c, h, w, f, kh, kw, stride, pad = case
    arrays = rng.normal(size=(n, c, h, w)), rng.normal(size=(f, c, kh, kw)), rng.normal(size=f)
    out = reference.convolution(*arrays, stride, pad)
    return (*arrays, stride, pad, rng.normal(size=out.shape))


def compare(student: Any, rng: np.random.Generator, once: Any, cases: list[Case], which: tuple[str, ...]) -> None:
    """The named gradients of the student against central differences, for every case."""
    for case in cases:
        *cache, dout = layer(rng, case)
        want = once(f"conv_backward/{which}/{case}", lambda a=(*cache, dout): reference.gradients(*a))
        got = student.conv2d_backward(dout, tuple(cache))
        for name, g, expected in zip(("dx", "dw", "db"), got, want, strict=True):
            if name in which:
                checks.close(name, g, expected, tol=GRADIENT)


@pytest.mark.public
@check("conv_backward", level="gradients", points=0, ko="작은 예제 (손 계산)", en="small example, worked by hand")
def test_public_conv_backward(student: Any) -> None:
    x = np.array([[[[1.0, 2.0, 0.0], [0.0, 1.0, 3.0], [2.0, 0.0, 1.0]]]])
    w = np.array([[[[1.0, -1.0], [2.0, 0.0]]]])
    dout = np.array([[[[1.0, 0.0], [2.0, -1.0]]]])
    dx, dw, db = student.conv2d_backward(dout, (x, w, np.array([5.0]), 1, 0))
    # dx: 1, 2 and -1 times the filter, each laid where its window was; four windows meet in the middle.
    checks.close("dx", dx, np.array([[[[1.0, -1.0, 0.0], [4.0, -3.0, 1.0], [4.0, -2.0, 0.0]]]]), tol=1e-12)
    # dw: 1, 2 and -1 times the windows themselves.
    checks.close("dw", dw, np.array([[[[0.0, 1.0], [4.0, 0.0]]]]), tol=1e-12)
    checks.close("db", db, np.array([2.0]), tol=1e-12)


@pytest.mark.public
@check(
    "conv_backward",
    level="gradients",
    points=0,
    ko="패딩과 stride: Σ dx·x = Σ dw·w",
    en="padding and stride: Σ dx·x = Σ dw·w",
)
def test_public_conv_backward_sums(student: Any) -> None:
    rng = np.random.default_rng(0)
    for (h, width), (kh, kw), stride, pad in [((5, 5), (3, 3), 1, 1), ((5, 4), (3, 2), 2, 0), ((6, 7), (2, 3), 3, 2)]:
        x, w, b = rng.normal(size=(2, 3, h, width)), rng.normal(size=(4, 3, kh, kw)), rng.normal(size=4)
        dout = rng.normal(size=(2, 4, (h + 2 * pad - kh) // stride + 1, (width + 2 * pad - kw) // stride + 1))
        dx, dw, db = student.conv2d_backward(dout, (x, w, b, stride, pad))
        checks.shape("dx", dx, x.shape)
        checks.shape("dw", dw, w.shape)
        checks.shape("db", db, b.shape)
        checks.close("Σ dx·x", np.sum(dx * x), np.sum(dw * w), tol=1e-9)


@check("conv_backward", level="gradients", points=2, ko="db의 기울기", en="gradient db")
def test_conv_backward_db(student: Any, rng: np.random.Generator, once: Any) -> None:
    cases: list[Case] = [(2, 3, 5, 5, 4, 3, 3, 1, 1), (1, 1, 4, 4, 1, 3, 3, 1, 1), (3, 2, 3, 3, 3, 1, 1, 1, 1)]
    compare(student, rng, once, cases, ("db",))


@check("conv_backward", level="gradients", points=2.5, ko="dw의 기울기", en="gradient dw")
def test_conv_backward_dw(student: Any, rng: np.random.Generator, once: Any) -> None:
    cases: list[Case] = [(2, 3, 5, 5, 4, 3, 3, 1, 1), (1, 1, 4, 4, 1, 3, 3, 1, 1), (3, 2, 3, 3, 3, 3, 3, 1, 1)]
    cases += [(1, 8, 3, 3, 6, 3, 3, 1, 1), (2, 3, 3, 3, 2, 1, 1, 1, 1)]
    compare(student, rng, once, cases, ("dw",))


@check("conv_backward", level="gradients", points=2.5, ko="dx의 기울기", en="gradient dx")
def test_conv_backward_dx(student: Any, rng: np.random.Generator, once: Any) -> None:
    cases: list[Case] = [(2, 3, 5, 5, 4, 3, 3, 1, 1), (1, 1, 4, 4, 1, 3, 3, 1, 1), (3, 2, 3, 3, 3, 3, 3, 1, 1)]
    cases += [(1, 8, 3, 3, 6, 3, 3, 1, 1), (2, 3, 3, 3, 2, 1, 1, 1, 1)]
    compare(student, rng, once, cases, ("dx",))


@check("conv_backward", level="gradients", points=2, ko="pad=0과 pad=2", en="pad=0 and pad=2")
def test_conv_backward_pad(student: Any, rng: np.random.Generator, once: Any) -> None:
    cases: list[Case] = [(2, 2, 5, 5, 3, 3, 3, 1, 0), (2, 3, 4, 4, 2, 3, 3, 1, 2), (1, 2, 3, 3, 2, 3, 3, 1, 0)]
    compare(student, rng, once, cases, ("dx", "dw", "db"))


@check("conv_backward", level="gradients", points=2, ko="stride=2와 stride=3", en="stride=2 and stride=3")
def test_conv_backward_stride(student: Any, rng: np.random.Generator, once: Any) -> None:
    cases: list[Case] = [(2, 3, 5, 5, 4, 3, 3, 2, 1), (2, 2, 6, 6, 3, 3, 3, 2, 1), (1, 2, 8, 8, 2, 2, 2, 3, 1)]
    cases += [(2, 1, 5, 5, 2, 1, 1, 3, 1)]
    compare(student, rng, once, cases, ("dx", "dw", "db"))


@check(
    "conv_backward", level="gradients", points=2, ko="정사각형이 아닐 때", en="images and filters that are not square"
)
def test_conv_backward_rectangles(student: Any, rng: np.random.Generator, once: Any) -> None:
    cases: list[Case] = [(2, 3, 4, 6, 3, 3, 3, 1, 1), (1, 2, 5, 5, 3, 2, 3, 1, 1), (2, 2, 7, 4, 2, 3, 2, 2, 1)]
    compare(student, rng, once, cases, ("dx", "dw", "db"))


@check("conv_backward", level="edge", points=0.5, ko="float32와 불연속 배열", en="float32 and non-contiguous arrays")
def test_conv_backward_float32_and_layouts(student: Any, rng: np.random.Generator, once: Any) -> None:
    x, w, b, stride, pad, dout = layer(rng, (3, 2, 5, 6, 4, 3, 3, 2, 1))
    want = once("conv_backward/layouts", lambda: reference.gradients(x, w, b, stride, pad, dout))
    for layout in ("F", "strided"):
        held = [student.put(a, layout=layout) for a in (x, w, b, dout)]
        got = student.conv2d_backward(held[3], (*held[:3], stride, pad))
        for name, g, expected in zip(("dx", "dw", "db"), got, want, strict=True):
            checks.close(name, g, expected, tol=GRADIENT)
    single = [a.astype(np.float32) for a in (x, w, b, dout)]
    got = student.conv2d_backward(single[3], (*single[:3], stride, pad))
    for name, g, expected in zip(("dx", "dw", "db"), got, want, strict=True):
        checks.dtype(name, g, np.float32)
        checks.close(name, g, expected, tol=SINGLE)


@check(
    "conv_backward", level="edge", points=0.5, ko="dout, x, w, b를 바꾸지 않음", en="dout, x, w and b stay as they were"
)
def test_conv_backward_arguments_unchanged(student: Any, rng: np.random.Generator, once: Any) -> None:
    for i, case in enumerate([(2, 2, 4, 4, 3, 3, 3, 1, 0), (2, 2, 4, 4, 3, 3, 3, 1, 1)]):
        x, w, b, stride, pad, dout = layer(rng, case)
        want = once(f"conv_backward/unchanged/{i}", lambda a=(x, w, b, stride, pad, dout): reference.gradients(*a))
        held = {"x": student.put(x), "w": student.put(w), "b": student.put(b), "dout": student.put(dout)}
        got = student.conv2d_backward(held["dout"], (held["x"], held["w"], held["b"], stride, pad))
        for name, g, expected in zip(("dx", "dw", "db"), got, want, strict=True):
            checks.close(name, g, expected, tol=GRADIENT)
        for name, before in (("x", x), ("w", w), ("b", b), ("dout", dout)):
            checks.unchanged(name, before, student.get(held[name]))
