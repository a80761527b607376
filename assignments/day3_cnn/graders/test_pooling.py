"""Graders of D3-05: max, average and global average pooling, forward and backward.

Tolerances. A maximum is one of its inputs, so max pooling has to be exact. Averages and gradients in float64 of right
versions are within 4e-16 of the reference and within 4e-10 of central differences; the mildest wrong value in
mistakes/ is off by 0.5. 1e-12 and 1e-6 stand between. In float32 right versions stay below a tenth of 1e-4, which
leaves room for any order of summation (tests/test_day3_pooling.py, 30 seeds).

Central differences need windows without ties: images hold distinct numbers at least 1/400 apart, h is 1e-5. At ties
the rule of the statement is compared instead, from `reference_pooling.maximum_back`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_pooling as reference

from autograder import checks
from autograder.harness import check

EXACT, DOUBLE, GRADIENT, SINGLE = 0.0, 1e-12, 1e-6, 1e-4


def distinct(rng: np.random.Generator, *shape: int) -> Any:
    """Positive numbers from 0.5 to 1.5, no two alike, in random order."""
    size = int(np.prod(shape))
    return (0.5 + rng.permutation(size) / size).reshape(shape)


def pulled(f: Any, x: Any, dout: Any) -> Any:
    """d sum(f(x) * dout) / dx by central differences."""
    return checks.numeric_gradient(lambda v: float((f(v) * dout).sum()), x)


def pooled(rng: np.random.Generator, f: Any, n: int, c: int, h: int, w: int, k: Any, stride: int) -> Any:
    """An image batch of distinct numbers and a random upstream gradient of the shape that `f` gives."""
    x = distinct(rng, n, c, h, w)
    return x, rng.normal(size=f(x, k, stride).shape)


@pytest.mark.public
@check("pooling", level="values", points=0, ko="최대와 평균 (손 계산)", en="max and average, worked by hand")
def test_public_pooling_values(student: Any) -> None:
    x = np.array([[[[1.0, 3.0, 2.0, 0.0], [4.0, 0.0, 1.0, 5.0]]]])
    out, _ = student.maxpool2d_forward(x, 2, 2)
    checks.close("out", out, np.array([[[[4.0, 5.0]]]]), tol=0.0)
    out, _ = student.maxpool2d_forward(x, 2, 1)  # the window moves by one pixel: three windows
    checks.close("out", out, np.array([[[[4.0, 3.0, 5.0]]]]), tol=0.0)
    out, _ = student.maxpool2d_forward(x, (2, 3), 1)  # two windows, 2 rows high and 3 columns wide
    checks.close("out", out, np.array([[[[4.0, 5.0]]]]), tol=0.0)
    out, _ = student.avgpool2d_forward(x, 2, 2)  # 8/4 and 8/4
    checks.close("out", out, np.array([[[[2.0, 2.0]]]]), tol=1e-12)
    out, _ = student.global_avg_pool_forward(x)  # 16/8
    checks.close("out", out, np.array([[2.0]]), tol=1e-12)


@pytest.mark.public
@check("pooling", level="gradients", points=0, ko="역전파 (손 계산)", en="backward, worked by hand")
def test_public_pooling_gradients(student: Any) -> None:
    # Windows of 2x2, stride 1: the 4 wins the first window, the 3 the second, the 5 the third.
    x = np.array([[[[1.0, 3.0, 2.0, 0.0], [4.0, 0.0, 1.0, 5.0]]]])
    _, cache = student.maxpool2d_forward(x, 2, 1)
    dx = student.maxpool2d_backward(np.array([[[[10.0, 20.0, 40.0]]]]), cache)
    checks.close("dx", dx, np.array([[[[0.0, 20.0, 0.0, 0.0], [10.0, 0.0, 0.0, 40.0]]]]), tol=1e-12)
    # A quarter of 10, 20 and 40 each; pixels in the middle belong to two windows.
    _, cache = student.avgpool2d_forward(x, 2, 1)
    dx = student.avgpool2d_backward(np.array([[[[10.0, 20.0, 40.0]]]]), cache)
    checks.close("dx", dx, np.array([[[[2.5, 7.5, 15.0, 10.0], [2.5, 7.5, 15.0, 10.0]]]]), tol=1e-12)
    _, cache = student.global_avg_pool_forward(x)
    dx = student.global_avg_pool_backward(np.array([[16.0]]), cache)
    checks.close("dx", dx, np.full((1, 1, 2, 4), 2.0), tol=1e-12)


@pytest.mark.public
@check("pooling", level="edge", points=0, ko="동점 (손 계산)", en="a tie, worked by hand")
def test_public_pooling_tie(student: Any) -> None:
    _, cache = student.maxpool2d_forward(np.array([[[[1.0, 7.0], [7.0, 7.0]]]]), 2, 2)
    dx = student.maxpool2d_backward(np.array([[[[3.0]]]]), cache)
    checks.close("dx", dx, np.array([[[[0.0, 3.0], [0.0, 0.0]]]]), tol=1e-12)


@check("pooling", level="values", points=1, ko="최대 풀링: stride = 창", en="max pooling, stride = window")
def test_maxpool_values(student: Any, rng: np.random.Generator) -> None:
    for n, c, h, w, k in [(2, 3, 4, 6, 2), (1, 1, 9, 3, 3), (2, 16, 2, 4, 2), (3, 2, 3, 3, 3), (2, 2, 3, 2, 1)]:
        x = distinct(rng, n, c, h, w)
        out, _ = student.maxpool2d_forward(x, k, k)
        checks.close("out", out, reference.maximum(x, k, k), tol=EXACT)


@check("pooling", level="values", points=1, ko="최대 풀링: stride ≠ 창", en="max pooling, stride ≠ window")
def test_maxpool_stride(student: Any, rng: np.random.Generator) -> None:
    for n, c, h, w, k, stride in [(2, 3, 5, 7, 3, 2), (1, 2, 4, 3, 2, 1), (2, 1, 5, 8, 2, 3), (1, 1, 4, 7, 1, 3)]:
        x = distinct(rng, n, c, h, w)
        out, _ = student.maxpool2d_forward(x, k, stride)
        checks.close("out", out, reference.maximum(x, k, stride), tol=EXACT)


@check("pooling", level="values", points=0.5, ko="정사각형이 아닌 창", en="windows that are not square")
def test_pool_rectangles(student: Any, rng: np.random.Generator) -> None:
    for n, c, h, w, k, stride in [(2, 2, 5, 6, (3, 2), 2), (1, 3, 4, 7, (2, 3), 1), (2, 1, 4, 5, (1, 5), 1)]:
        x = distinct(rng, n, c, h, w)
        out, _ = student.maxpool2d_forward(x, k, stride)
        checks.close("out", out, reference.maximum(x, k, stride), tol=EXACT)
        out, _ = student.avgpool2d_forward(x, k, stride)
        checks.close("out", out, reference.average(x, k, stride), tol=DOUBLE)


@check("pooling", level="values", points=0.5, ko="평균 풀링의 값", en="values of average pooling")
def test_avgpool_values(student: Any, rng: np.random.Generator) -> None:
    for n, c, h, w, k, stride in [(2, 3, 4, 6, 2, 2), (1, 1, 5, 7, 3, 2), (2, 16, 3, 4, 2, 1), (1, 2, 5, 8, 2, 3)]:
        x = rng.normal(size=(n, c, h, w))
        out, _ = student.avgpool2d_forward(x, k, stride)
        checks.close("out", out, reference.average(x, k, stride), tol=DOUBLE)


@check("pooling", level="values", points=0.5, ko="전역 평균 풀링의 값", en="values of global average pooling")
def test_global_values(student: Any, rng: np.random.Generator) -> None:
    for shape in [(2, 3, 4, 5), (1, 1, 3, 2), (1, 12, 2, 2), (3, 2, 1, 1), (3, 3, 3, 3)]:
        x = rng.normal(size=shape)
        out, _ = student.global_avg_pool_forward(x)
        checks.close("out", out, np.einsum("nchw->nc", x) / (shape[2] * shape[3]), tol=DOUBLE)


@check("pooling", level="gradients", points=1, ko="최대 풀링의 기울기", en="gradient of max pooling")
def test_maxpool_gradient(student: Any, rng: np.random.Generator, once: Any) -> None:
    cases: list[Any] = [(2, 3, 4, 6, 2, 2), (1, 1, 6, 9, 3, 3), (2, 1, 5, 8, 2, 3), (1, 8, 2, 2, 2, 2)]
    cases += [(2, 2, 5, 7, (2, 3), 3), (1, 2, 8, 6, (4, 2), 4)]
    for i, (*shape, k, stride) in enumerate(cases):
        x, dout = pooled(rng, reference.maximum, *shape, k, stride)
        want = once(
            f"pooling/max/{i}",
            lambda a=(x, k, stride, dout): pulled(lambda v: reference.maximum(v, *a[1:3]), a[0], a[3]),
        )
        _, cache = student.maxpool2d_forward(x, k, stride)
        checks.close("dx", student.maxpool2d_backward(dout, cache), want, tol=GRADIENT)


@check("pooling", level="gradients", points=1, ko="겹치는 창의 기울기", en="gradients of overlapping windows")
def test_pool_overlap_gradient(student: Any, rng: np.random.Generator, once: Any) -> None:
    cases: list[Any] = [(2, 2, 5, 7, 3, 2), (1, 3, 4, 5, 2, 1), (2, 1, 5, 4, (3, 2), 1)]
    for i, (*shape, k, stride) in enumerate(cases):
        x, dout = pooled(rng, reference.maximum, *shape, k, stride)
        for name, f in (("max", reference.maximum), ("avg", reference.average)):
            want = once(
                f"pooling/overlap/{name}/{i}",
                lambda f=f, a=(x, k, stride, dout): pulled(lambda v: f(v, *a[1:3]), a[0], a[3]),
            )
            forward, backward = getattr(student, f"{name}pool2d_forward"), getattr(student, f"{name}pool2d_backward")
            _, cache = forward(x, k, stride)
            checks.close("dx", backward(dout, cache), want, tol=GRADIENT)


@check("pooling", level="gradients", points=0.5, ko="평균 풀링의 기울기", en="gradient of average pooling")
def test_avgpool_gradient(student: Any, rng: np.random.Generator, once: Any) -> None:
    cases: list[Any] = [(2, 3, 4, 6, 2, 2), (1, 1, 6, 3, 3, 3), (2, 1, 5, 8, 2, 3), (1, 2, 5, 7, (2, 3), 3)]
    for i, (*shape, k, stride) in enumerate(cases):
        x, dout = pooled(rng, reference.average, *shape, k, stride)
        want = once(
            f"pooling/avg/{i}",
            lambda a=(x, k, stride, dout): pulled(lambda v: reference.average(v, *a[1:3]), a[0], a[3]),
        )
        _, cache = student.avgpool2d_forward(x, k, stride)
        checks.close("dx", student.avgpool2d_backward(dout, cache), want, tol=GRADIENT)


@check("pooling", level="gradients", points=0.5, ko="전역 평균 풀링의 기울기", en="gradient of global average pooling")
def test_global_gradient(student: Any, rng: np.random.Generator) -> None:
    for shape in [(2, 3, 4, 5), (1, 1, 3, 2), (3, 3, 3, 3), (2, 8, 1, 1)]:
        x, dout = rng.normal(size=shape), rng.normal(size=shape[:2])
        _, cache = student.global_avg_pool_forward(x)
        want = np.einsum("nc,hw->nchw", dout, np.full(shape[2:], 1 / (shape[2] * shape[3])))
        checks.close("dx", student.global_avg_pool_backward(dout, cache), want, tol=DOUBLE)


@check("pooling", level="edge", points=1, ko="동점의 기울기", en="gradient at ties")
def test_maxpool_ties(student: Any, rng: np.random.Generator) -> None:
    cases: list[Any] = [(2, 3, 4, 6, 2, 2), (1, 2, 5, 7, 3, 2), (2, 1, 4, 5, (2, 3), 1)]
    for *shape, k, stride in cases:
        whole = rng.integers(0, 3, size=shape).astype(float)
        for x in (whole, np.maximum(rng.normal(size=shape) - 1, 0)):
            dout = rng.normal(size=reference.maximum(x, k, stride).shape)
            _, cache = student.maxpool2d_forward(x, k, stride)
            dx = student.maxpool2d_backward(dout, cache)
            checks.close("dx", dx, reference.maximum_back(x, k, stride, dout), tol=DOUBLE)


@check("pooling", level="edge", points=0.5, ko="나누어떨어지지 않는 크기", en="sizes that do not divide")
def test_pool_leftover(student: Any, rng: np.random.Generator) -> None:
    for *shape, k, stride in [(2, 2, 5, 7, 2, 2), (1, 1, 6, 8, 3, 2), (1, 3, 8, 4, 3, 3)]:
        x, dout = pooled(rng, reference.maximum, *shape, k, stride)
        for name, f, back in (
            ("max", reference.maximum, reference.maximum_back),
            ("avg", reference.average, reference.average_back),
        ):
            forward, backward = getattr(student, f"{name}pool2d_forward"), getattr(student, f"{name}pool2d_backward")
            out, cache = forward(x, k, stride)
            checks.close("out", out, f(x, k, stride), tol=DOUBLE)
            checks.close("dx", backward(dout, cache), back(x, k, stride, dout), tol=DOUBLE)


@check("pooling", level="edge", points=0.5, ko="음수만 있는 이미지의 최대", en="the maximum of negative numbers")
def test_maxpool_negative(student: Any, rng: np.random.Generator) -> None:
    for k, stride in [(2, 2), (3, 1)]:
        x = -distinct(rng, 2, 2, 4, 6)
        out, cache = student.maxpool2d_forward(x, k, stride)
        checks.close("out", out, reference.maximum(x, k, stride), tol=EXACT)
        dout = rng.normal(size=out.shape)
        dx = student.maxpool2d_backward(dout, cache)
        checks.close("dx", dx, reference.maximum_back(x, k, stride, dout), tol=DOUBLE)


@check("pooling", level="edge", points=0.5, ko="두 층의 cache가 섞이지 않음", en="two layers keep their caches apart")
def test_pool_caches(student: Any, rng: np.random.Generator) -> None:
    for name, f, back in (
        ("max", reference.maximum, reference.maximum_back),
        ("avg", reference.average, reference.average_back),
    ):
        forward, backward = getattr(student, f"{name}pool2d_forward"), getattr(student, f"{name}pool2d_backward")
        x, dout = pooled(rng, f, 2, 2, 4, 6, 2, 2)
        other, dother = pooled(rng, f, 2, 2, 5, 7, 3, 2)
        _, cache = forward(x, 2, 2)
        _, later = forward(other, 3, 2)  # another layer runs before this one goes backward
        checks.close("dx", backward(dother, later), back(other, 3, 2, dother), tol=DOUBLE)
        for factor in (1.0, 2.0):  # the same cache twice; the gradient is linear in dout
            checks.close("dx", backward(factor * dout, cache), factor * back(x, 2, 2, dout), tol=DOUBLE)


@check("pooling", level="edge", points=0.5, ko="float32와 불연속 배열", en="float32 and non-contiguous arrays")
def test_pool_float32_and_layouts(student: Any, rng: np.random.Generator) -> None:
    for name, f, back in (
        ("max", reference.maximum, reference.maximum_back),
        ("avg", reference.average, reference.average_back),
    ):
        forward, backward = getattr(student, f"{name}pool2d_forward"), getattr(student, f"{name}pool2d_backward")
        x, dout = pooled(rng, f, 3, 2, 5, 7, 3, 2)
        for layout in ("F", "strided"):
            out, cache = forward(student.put(x, layout=layout), 3, 2)
            checks.close("out", out, f(x, 3, 2), tol=DOUBLE)
            dx = backward(student.put(dout, layout=layout), cache)
            checks.close("dx", dx, back(x, 3, 2, dout), tol=DOUBLE)
        single, dsingle = x.astype(np.float32), dout.astype(np.float32)
        out, cache = forward(single, 3, 2)
        dx = backward(dsingle, cache)
        for label, got, want in (("out", out, f(single, 3, 2)), ("dx", dx, back(single, 3, 2, dsingle))):
            checks.dtype(label, got, np.float32)
            checks.close(label, got, want, tol=SINGLE)
    images, upstream = rng.normal(size=(2, 3, 4, 5)).astype(np.float32), rng.normal(size=(2, 3)).astype(np.float32)
    out, cache = student.global_avg_pool_forward(images)
    dx = student.global_avg_pool_backward(upstream, cache)
    for label, got, want in (
        ("out", out, images.astype(float).mean(axis=(2, 3))),
        ("dx", dx, np.einsum("nc,hw->nchw", upstream.astype(float), np.full((4, 5), 0.05))),
    ):
        checks.dtype(label, got, np.float32)
        checks.close(label, got, want, tol=SINGLE)


@check("pooling", level="edge", points=0.5, ko="x와 dout을 바꾸지 않음", en="x and dout stay as they were")
def test_pool_arguments_unchanged(student: Any, rng: np.random.Generator) -> None:
    for name, f, back in (
        ("max", reference.maximum, reference.maximum_back),
        ("avg", reference.average, reference.average_back),
    ):
        forward, backward = getattr(student, f"{name}pool2d_forward"), getattr(student, f"{name}pool2d_backward")
        x, dout = pooled(rng, f, 2, 3, 4, 6, 2, 2)
        image, upstream = student.put(x), student.put(dout)
        _, cache = forward(image, 2, 2)
        checks.close("dx", backward(upstream, cache), back(x, 2, 2, dout), tol=DOUBLE)
        checks.unchanged("x", x, student.get(image))
        checks.unchanged("dout", dout, student.get(upstream))
    x, dout = rng.normal(size=(2, 3, 4, 5)), rng.normal(size=(2, 3))
    image, upstream = student.put(x), student.put(dout)
    _, cache = student.global_avg_pool_forward(image)
    dx = student.global_avg_pool_backward(upstream, cache)
    checks.close("dx", dx, np.einsum("nc,hw->nchw", dout, np.full((4, 5), 0.05)), tol=DOUBLE)
    checks.unchanged("x", x, student.get(image))
    checks.unchanged("dout", dout, student.get(upstream))
