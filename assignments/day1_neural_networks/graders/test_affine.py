"""Graders of the affine layer: D1-06 affine_forward and D1-07 affine_backward.

Tolerances, measured with solution and alternatives over 30 seeds and mistakes over 20: a correct float64 forward
differs from the reference by at most 1.1e-15 (scaled), the smallest mistake by 0.03, so 1e-12 stands between; a correct
gradient differs from central differences by at most 1.2e-10, the smallest mistake by 0.39, so 1e-6 does; float32 loses
2.7e-7, and 1e-4 leaves room for any order of summation.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference

from autograder import checks
from autograder.harness import check

FORWARD, GRADIENT, SINGLE = 1e-12, 1e-6, 1e-4


def layer(rng: np.random.Generator, n: int, dims: tuple[int, ...], m: int) -> tuple[Any, Any, Any, Any]:
    """Random x (n, *dims), w (D, m), b (m,) and an upstream gradient dout (n, m)."""
    d = int(np.prod(dims))
    x, w, b = rng.normal(size=(n, *dims)), rng.normal(size=(d, m)), rng.normal(size=m)
    return x, w, b, rng.normal(size=(n, m))


def gradients(x: Any, w: Any, b: Any, dout: Any) -> tuple[Any, Any, Any]:
    """Expected dx, dw, db."""
    return (
        reference.pull_back(lambda v: reference.affine(v, w, b), x, dout),
        reference.pull_back(lambda v: reference.affine(x, v, b), w, dout),
        reference.pull_back(lambda v: reference.affine(x, w, v), b, dout),
    )


@pytest.mark.public
@check("affine_forward", level="values", points=0, ko="작은 예제 (손 계산)", en="small example, worked by hand")
def test_public_affine_forward(student: Any) -> None:
    x = np.array([[1.0, 2.0, 3.0], [0.0, -1.0, 2.0]])
    w = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, -1.0]])
    b = np.array([10.0, 20.0])
    out, _ = student.affine_forward(x, w, b)
    # out[0] = [1 + 3 + 10, 2 - 3 + 20], out[1] = [0 + 2 + 10, -1 - 2 + 20]
    checks.close("out", out, np.array([[14.0, 19.0], [12.0, 17.0]]), tol=1e-12)


@pytest.mark.public
@check("affine_forward", level="values", points=0, ko="2x2 이미지 두 장", en="two 2x2 images")
def test_public_affine_forward_images(student: Any) -> None:
    images = np.array([[[0.0, 1.0], [2.0, 3.0]], [[4.0, 5.0], [6.0, 7.0]]])
    w = np.array([[1.0], [1.0], [1.0], [10.0]])
    out, _ = student.affine_forward(images, w, np.array([0.5]))
    # 0 + 1 + 2 + 30 + 0.5 and 4 + 5 + 6 + 70 + 0.5
    checks.close("out", out, np.array([[33.5], [85.5]]), tol=1e-12)


@check("affine_forward", level="values", points=2, ko="행렬 입력 (N, D)의 값", en="values for matrix input (N, D)")
def test_values_matrix(student: Any, rng: np.random.Generator) -> None:
    for n, d, m in [(5, 6, 4), (4, 4, 4), (1, 6, 3), (7, 1, 3), (3, 5, 1)]:
        x, w, b, _ = layer(rng, n, (d,), m)
        out, _ = student.affine_forward(x, w, b)
        checks.close("out", out, reference.affine(x, w, b), tol=FORWARD)


@check("affine_forward", level="values", points=1, ko="이미지 입력의 값", en="values for image input")
def test_values_images(student: Any, rng: np.random.Generator) -> None:
    for n, dims, m in [(5, (2, 3), 4), (3, (1, 4, 4), 5), (1, (3, 2, 2), 2)]:
        x, w, b, _ = layer(rng, n, dims, m)
        out, _ = student.affine_forward(x, w, b)
        checks.close("out", out, reference.affine(x, w, b), tol=FORWARD)


@check(
    "affine_forward",
    level="edge",
    points=1,
    ko="float32와 불연속 배열",
    en="float32 and non-contiguous arrays",
)
def test_forward_float32_and_layouts(student: Any, rng: np.random.Generator) -> None:
    x, w, b, _ = layer(rng, 6, (2, 5), 3)
    want = reference.affine(x, w, b)
    for layout in ("F", "strided"):
        out, _ = student.affine_forward(student.put(x, layout=layout), student.put(w, layout=layout), b)
        checks.close("out", out, want, tol=FORWARD)
    single = [a.astype(np.float32) for a in (x, w, b)]
    out, _ = student.affine_forward(*single)
    checks.dtype("out", out, np.float32)
    checks.close("out", out, want, tol=SINGLE)


@check("affine_forward", level="edge", points=1, ko="x, w, b를 바꾸지 않음", en="x, w and b stay as they were")
def test_forward_arguments_unchanged(student: Any, rng: np.random.Generator) -> None:
    x, w, b, _ = layer(rng, 4, (3, 2), 5)
    held = {"x": student.put(x), "w": student.put(w), "b": student.put(b)}
    student.affine_forward(held["x"], held["w"], held["b"])
    for name, before in (("x", x), ("w", w), ("b", b)):
        checks.unchanged(name, before, student.get(held[name]))


@pytest.mark.public
@check("affine_backward", level="gradients", points=0, ko="작은 예제 (손 계산)", en="small example, worked by hand")
def test_public_affine_backward(student: Any) -> None:
    x = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    w = np.array([[1.0, 0.0, -1.0], [2.0, 1.0, 0.0]])
    dout = np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0], [1.0, 1.0, 0.0]])  # the upstream gradient is not all ones
    _, cache = student.affine_forward(x, w, np.array([0.5, -0.5, 1.0]))
    dx, dw, db = student.affine_backward(dout, cache)
    # The numbers are worked by hand and not taken from your forward pass: a slip there costs nothing here.
    checks.close("dx", dx, np.array([[-1.0, 2.0], [1.0, 1.0], [1.0, 3.0]]), tol=1e-12)
    checks.close("dw", dw, np.array([[6.0, 8.0, -1.0], [8.0, 10.0, 0.0]]), tol=1e-12)
    checks.close("db", db, np.array([2.0, 2.0, 1.0]), tol=1e-12)


# For the notebook alone: a slip in the learner's forward pass must not cost points here, so grading leaves it out.
@pytest.mark.practice
@check("affine_backward", level="gradients", points=0, ko="수치 기울기와 비교", en="against the numerical gradient")
def test_practice_affine_backward(student: Any) -> None:
    rng = np.random.default_rng(1)
    x, w, b = rng.normal(size=(4, 3)), rng.normal(size=(3, 2)), rng.normal(size=2)
    dout = rng.normal(size=(4, 2))  # the upstream gradient is random, never all ones
    out, cache = student.affine_forward(x, w, b)
    checks.shape("out", out, (4, 2))
    dx, dw, db = student.affine_backward(dout, cache)
    # Your own forward pass, moved a little in each direction, says what the gradients have to be.
    want_dx = checks.numeric_gradient(lambda v: float((student.affine_forward(v, w, b)[0] * dout).sum()), x)
    want_dw = checks.numeric_gradient(lambda v: float((student.affine_forward(x, v, b)[0] * dout).sum()), w)
    want_db = checks.numeric_gradient(lambda v: float((student.affine_forward(x, w, v)[0] * dout).sum()), b)
    checks.close("dx", dx, want_dx, tol=1e-6)
    checks.close("dw", dw, want_dw, tol=1e-6)
    checks.close("db", db, want_db, tol=1e-6)


@pytest.mark.public
@check("affine_backward", level="gradients", points=0, ko="이미지: dx의 모양", en="images: the shape of dx")
def test_public_affine_backward_images(student: Any) -> None:
    rng = np.random.default_rng(2)
    x, w, b = rng.normal(size=(2, 2, 2)), rng.normal(size=(4, 3)), rng.normal(size=3)
    dout = rng.normal(size=(2, 3))
    _, cache = student.affine_forward(x, w, b)
    dx, dw, db = student.affine_backward(dout, cache)
    checks.shape("dx", dx, (2, 2, 2))
    checks.shape("dw", dw, (4, 3))
    checks.shape("db", db, (3,))


SHAPES = [(5, (6,), 4), (4, (4,), 4), (1, (5,), 3)]


@check("affine_backward", level="gradients", points=2, ko="dx의 기울기", en="gradient dx")
def test_dx(student: Any, rng: np.random.Generator, once: Any) -> None:
    for i, (n, dims, m) in enumerate(SHAPES):
        x, w, b, dout = layer(rng, n, dims, m)
        want = once(f"affine_backward/dx/{i}", lambda a=(x, w, b, dout): gradients(*a)[0])
        _, cache = student.affine_forward(x, w, b)
        dx, _, _ = student.affine_backward(dout, cache)
        checks.close("dx", dx, want, tol=GRADIENT)


@check("affine_backward", level="gradients", points=1, ko="dw의 기울기", en="gradient dw")
def test_dw(student: Any, rng: np.random.Generator, once: Any) -> None:
    for i, (n, dims, m) in enumerate(SHAPES):
        x, w, b, dout = layer(rng, n, dims, m)
        want = once(f"affine_backward/dw/{i}", lambda a=(x, w, b, dout): gradients(*a)[1])
        _, cache = student.affine_forward(x, w, b)
        _, dw, _ = student.affine_backward(dout, cache)
        checks.close("dw", dw, want, tol=GRADIENT)


@check("affine_backward", level="gradients", points=1, ko="db의 기울기", en="gradient db")
def test_db(student: Any, rng: np.random.Generator, once: Any) -> None:
    for i, (n, dims, m) in enumerate(SHAPES):
        x, w, b, dout = layer(rng, n, dims, m)
        want = once(f"affine_backward/db/{i}", lambda a=(x, w, b, dout): gradients(*a)[2])
        _, cache = student.affine_forward(x, w, b)
        _, _, db = student.affine_backward(dout, cache)
        checks.close("db", db, want, tol=GRADIENT)


@check(
    "affine_backward",
    level="gradients",
    points=1,
    ko="이미지 입력의 dx와 dw",
    en="dx and dw for image input",
)
def test_backward_images(student: Any, rng: np.random.Generator, once: Any) -> None:
    for i, (n, dims, m) in enumerate([(3, (2, 3), 4), (2, (1, 3, 3), 2), (1, (2, 2), 3)]):
        x, w, b, dout = layer(rng, n, dims, m)
        want = once(f"affine_backward/images/{i}", lambda a=(x, w, b, dout): gradients(*a))
        _, cache = student.affine_forward(x, w, b)
        dx, dw, _ = student.affine_backward(dout, cache)
        checks.close("dx", dx, want[0], tol=GRADIENT)
        checks.close("dw", dw, want[1], tol=GRADIENT)


@check(
    "affine_backward",
    level="edge",
    points=1,
    ko="두 층의 cache가 섞이지 않음",
    en="two layers keep their caches apart",
)
def test_backward_cache_reuse(student: Any, rng: np.random.Generator, once: Any) -> None:
    x, w, b, dout = layer(rng, 4, (3,), 2)
    want = once("affine_backward/reuse", lambda: gradients(x, w, b, dout))
    other = layer(rng, 4, (3,), 2)
    _, cache = student.affine_forward(x, w, b)
    _, later = student.affine_forward(*other[:3])  # another layer runs before this one goes backward
    student.affine_backward(other[3], later)
    for factor in (1.0, 2.0):  # the same cache twice; the gradient is linear in dout
        got = student.affine_backward(factor * dout, cache)
        for name, g, expected in zip(("dx", "dw", "db"), got, want, strict=True):
            checks.close(name, g, factor * expected, tol=GRADIENT)


@check(
    "affine_backward",
    level="edge",
    points=1,
    ko="float32와 불연속 배열",
    en="float32 and non-contiguous arrays",
)
def test_backward_float32_and_layouts(student: Any, rng: np.random.Generator, once: Any) -> None:
    x, w, b, dout = layer(rng, 6, (2, 2), 3)
    want = once("affine_backward/layouts", lambda: gradients(x, w, b, dout))
    for layout in ("F", "strided"):
        _, cache = student.affine_forward(student.put(x, layout=layout), student.put(w, layout=layout), b)
        got = student.affine_backward(student.put(dout, layout=layout), cache)
        for name, g, expected in zip(("dx", "dw", "db"), got, want, strict=True):
            checks.close(name, g, expected, tol=GRADIENT)
    single = [a.astype(np.float32) for a in (x, w, b, dout)]
    _, cache = student.affine_forward(*single[:3])
    got = student.affine_backward(single[3], cache)
    for name, g, expected in zip(("dx", "dw", "db"), got, want, strict=True):
        checks.dtype(name, g, np.float32)
        checks.close(name, g, expected, tol=SINGLE)


@check("affine_backward", level="edge", points=1, ko="dout, x, w를 바꾸지 않음", en="dout, x and w stay as they were")
def test_backward_arguments_unchanged(student: Any, rng: np.random.Generator) -> None:
    x, w, b, dout = layer(rng, 4, (3, 2), 5)
    held = {"x": student.put(x), "w": student.put(w), "dout": student.put(dout)}
    _, cache = student.affine_forward(held["x"], held["w"], b)
    student.affine_backward(held["dout"], cache)
    for name, before in (("x", x), ("w", w), ("dout", dout)):
        checks.unchanged(name, before, student.get(held[name]))
