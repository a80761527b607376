"""Graders of D3-03, conv2d_forward.

Most public code that is wrong is right for stride 1, padding 1 and squares, so each of these conventions has a check of
its own. Tolerances, measured over 20 seeds: right versions differ from the reference by 5e-16 at most (scaled) in
float64 and 3e-7 in float32, the mildest mistake, the forgotten bias, by 0.17; 1e-10 and 1e-4 stand between, and leave
room for any order of summation.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_conv_forward as reference

from autograder import checks
from autograder.harness import check

DOUBLE, SINGLE = 1e-10, 1e-4


def layer(rng: np.random.Generator, x: tuple[int, ...], w: tuple[int, ...]) -> tuple[Any, Any, Any]:
    """Random images, filters and biases; no bias is close to 0, so that one left out or added twice shows."""
    return rng.normal(size=x), rng.normal(size=w), rng.uniform(1.0, 3.0, size=w[0]) * rng.choice([-1, 1], size=w[0])


def judge(student: Any, rng: np.random.Generator, x: tuple[int, ...], w: tuple[int, ...], **how: int) -> None:
    """The values for one random layer."""
    images, filters, bias = layer(rng, x, w)
    out, _ = student.conv2d_forward(images, filters, bias, **how)
    checks.close("out", out, reference.conv(images, filters, bias, **how), tol=DOUBLE)


@pytest.mark.public
@check("conv_forward", level="values", points=0, ko="작은 예제 (손 계산)", en="small example, worked by hand")
def test_public_conv_forward(student: Any) -> None:
    x = np.array([[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]]])
    w = np.array([[[[1.0, 2.0], [0.0, -1.0]]]])
    out, _ = student.conv2d_forward(x, w, np.array([0.5]))
    # top left: 1 * 1 + 2 * 2 + 0 * 4 - 1 * 5 + 0.5
    checks.close("out", out, np.array([[[[0.5, 2.5], [6.5, 8.5]]]]), tol=1e-10)


@pytest.mark.public
@check("conv_forward", level="values", points=0, ko="가로로 긴 이미지와 필터", en="a wide image and a wide filter")
def test_public_conv_forward_wide(student: Any) -> None:
    x = np.array([[[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]]]])
    w = np.array([[[[1.0, 10.0, 100.0]]]])
    out, _ = student.conv2d_forward(x, w, np.array([0.0]))
    checks.close("out", out, np.array([[[[321.0, 432.0], [765.0, 876.0]]]]), tol=1e-10)


@pytest.mark.public
@check("conv_forward", level="values", points=0, ko="채널 둘, stride 2, pad 1", en="two channels, stride 2, pad 1")
def test_public_conv_forward_stride(student: Any) -> None:
    x = np.array([[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], [[1.0, 1.0, 2.0], [3.0, 5.0, 7.0]]]])
    w = np.zeros((1, 2, 3, 3))
    w[0, 0, 1, 1] = 1.0  # the centre of the window in channel 0
    w[0, 1, 2, 2] = 10.0  # its bottom right corner in channel 1
    out, _ = student.conv2d_forward(x, w, np.array([100.0]), stride=2, pad=1)
    # 1 + 10 * 5 + 100; in the second window the corner lies in the frame of zeros: 3 + 0 + 100
    checks.close("out", out, np.array([[[[151.0, 103.0]]]]), tol=1e-10)


@check("conv_forward", level="values", points=2, ko="stride 1, pad 1의 값", en="values for stride 1, pad 1")
def test_conv_same_size(student: Any, rng: np.random.Generator) -> None:
    judge(student, rng, (2, 3, 5, 5), (4, 3, 3, 3), stride=1, pad=1)
    judge(student, rng, (1, 1, 6, 6), (2, 1, 3, 3), stride=1, pad=1)
    judge(student, rng, (3, 2, 4, 4), (1, 2, 3, 3), stride=1, pad=1)
    judge(student, rng, (8, 3, 16, 16), (8, 3, 3, 3), stride=1, pad=1)


@check("conv_forward", level="values", points=2, ko="패딩 없이, 기본값으로", en="no padding, defaults")
def test_conv_without_padding(student: Any, rng: np.random.Generator) -> None:
    judge(student, rng, (2, 3, 6, 6), (4, 3, 3, 3))
    judge(student, rng, (2, 3, 5, 5), (4, 3, 1, 1))
    judge(student, rng, (3, 2, 4, 4), (2, 2, 4, 4))
    judge(student, rng, (1, 5, 5, 5), (1, 5, 2, 2), pad=0)


@check("conv_forward", level="values", points=1.5, ko="stride 2와 3, pad 2", en="stride 2 and 3, pad 2")
def test_conv_strides(student: Any, rng: np.random.Generator) -> None:
    judge(student, rng, (2, 2, 7, 7), (3, 2, 3, 3), stride=2)  # all of these sizes divide
    judge(student, rng, (2, 3, 7, 7), (2, 3, 5, 5), stride=3, pad=2)
    judge(student, rng, (1, 2, 6, 6), (4, 2, 2, 2), stride=2, pad=2)


@check("conv_forward", level="values", points=1.5, ko="나누어떨어지지 않는 크기", en="sizes that do not divide")
def test_conv_sizes_that_do_not_divide(student: Any, rng: np.random.Generator) -> None:
    judge(student, rng, (2, 3, 6, 6), (4, 3, 3, 3), stride=2, pad=1)
    judge(student, rng, (1, 2, 8, 8), (3, 2, 3, 3), stride=3)
    judge(student, rng, (2, 1, 7, 7), (2, 1, 4, 4), stride=3, pad=2)


@check("conv_forward", level="values", points=2, ko="정사각형이 아닌 이미지와 필터", en="images and filters not square")
def test_conv_rectangles(student: Any, rng: np.random.Generator) -> None:
    judge(student, rng, (2, 3, 5, 8), (3, 3, 3, 3), pad=1)
    judge(student, rng, (2, 2, 7, 4), (3, 2, 2, 3))
    judge(student, rng, (2, 2, 6, 6), (2, 2, 1, 3), pad=1)
    judge(student, rng, (1, 3, 9, 6), (2, 3, 4, 2), stride=2, pad=1)


@check("conv_forward", level="values", points=0.5, ko="밝은 점 하나", en="a single bright pixel")
def test_conv_impulse(student: Any, rng: np.random.Generator) -> None:
    _, w, b = layer(rng, (1, 1, 1, 1), (2, 1, 3, 2))
    x = np.zeros((1, 1, 7, 6))
    x[0, 0, 3, 2] = 2.0
    out, _ = student.conv2d_forward(x, w, b)
    checks.close("out", out, reference.conv(x, w, b), tol=DOUBLE)


@check("conv_forward", level="edge", points=1, ko="float32와 불연속 배열", en="float32 and non-contiguous arrays")
def test_conv_float32_and_layouts(student: Any, rng: np.random.Generator) -> None:
    x, w, b = layer(rng, (3, 4, 6, 5), (2, 4, 3, 2))
    want = reference.conv(x, w, b, stride=2, pad=1)
    for layout in ("F", "strided"):
        held = student.put(x, layout=layout), student.put(w, layout=layout)
        out, _ = student.conv2d_forward(*held, b, stride=2, pad=1)
        checks.close("out", out, want, tol=DOUBLE)
    out, _ = student.conv2d_forward(*[a.astype(np.float32) for a in (x, w, b)], stride=2, pad=1)
    checks.dtype("out", out, np.float32)
    checks.close("out", out, want, tol=SINGLE)


@check("conv_forward", level="edge", points=0.5, ko="x, w, b를 바꾸지 않음", en="x, w and b stay as they were")
def test_conv_arguments_unchanged(student: Any, rng: np.random.Generator) -> None:
    x, w, b = layer(rng, (2, 3, 5, 4), (4, 3, 2, 3))
    held = {"x": student.put(x), "w": student.put(w), "b": student.put(b)}
    out, _ = student.conv2d_forward(held["x"], held["w"], held["b"], pad=1)
    checks.close("out", out, reference.conv(x, w, b, pad=1), tol=DOUBLE)
    for name, before in (("x", x), ("w", w), ("b", b)):
        checks.unchanged(name, before, student.get(held[name]))
