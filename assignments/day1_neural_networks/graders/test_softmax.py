"""Graders of D1-10: softmax_cross_entropy.

Tolerances, measured over 30 seeds: a correct gradient differs from central differences by at most 5.5e-10, and from the
closed form at logits of 1e4 by 1.4e-12; the smallest wrong gradient is off by 1, so 1e-6 and 1e-10 do. float32 loses
1.4e-7. The loss is compared at 1e-4 only (smallest mistake 0.009), so that log(p + 1e-7), which costs a point at huge
logits where it is wrong, costs nothing at ordinary ones.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference

from autograder import checks
from autograder.harness import check

LOSS, EXACT, GRADIENT, SINGLE = 1e-4, 1e-10, 1e-6, 1e-4
SIZES = [(5, 4), (4, 4), (1, 3), (6, 2), (3, 100)]


def batch(rng: np.random.Generator, n: int, c: int) -> tuple[Any, Any]:
    """Ordinary logits (n, c) and labels (n,)."""
    return rng.normal(size=(n, c)), rng.integers(c, size=n)


def probabilities(z: Any) -> Any:
    """Softmax of each row by log-sum-exp, for logits of any size."""
    return np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])


def gradient(z: Any, y: Any) -> Any:
    """Mean-loss gradient in closed form, for logits where central differences lose their digits (1e4)."""
    return (probabilities(z) - np.eye(z.shape[1])[y]) / len(y)


@pytest.mark.public
@check(
    "softmax_cross_entropy", level="values", points=0, ko="로짓이 모두 0이면 ln C", en="all logits 0: the loss is ln C"
)
def test_public_zero_logits(student: Any) -> None:
    for classes in (2, 10):
        loss, _ = student.softmax_cross_entropy(np.zeros((4, classes)), np.array([0, 1, 1, 0]))
        checks.close("loss", np.array(loss), np.array(np.log(classes)), tol=1e-4)


@pytest.mark.public
@check("softmax_cross_entropy", level="values", points=0, ko="손실의 작은 예제", en="loss: a small example")
def test_public_loss(student: Any) -> None:
    logits = np.log(np.array([[1.0, 2.0, 1.0], [6.0, 1.0, 1.0]]))  # probabilities 1/4 1/2 1/4 and 3/4 1/8 1/8
    loss, _ = student.softmax_cross_entropy(logits, np.array([1, 2]))
    checks.close("loss", np.array(loss), np.array((np.log(2) + np.log(8)) / 2), tol=1e-4)


@pytest.mark.public
@check(
    "softmax_cross_entropy", level="gradients", points=0, ko="수치 기울기와 비교", en="against the numerical gradient"
)
def test_public_gradient(student: Any) -> None:
    rng = np.random.default_rng(1)
    logits, y = rng.normal(size=(4, 3)), np.array([0, 2, 1, 2])
    _, dlogits = student.softmax_cross_entropy(logits, y)
    want = checks.numeric_gradient(lambda v: student.softmax_cross_entropy(v, y)[0], logits)
    checks.close("dlogits", dlogits, want, tol=1e-6)


@check("softmax_cross_entropy", level="values", points=2, ko="손실의 값", en="value of the loss")
def test_loss_values(student: Any, rng: np.random.Generator) -> None:
    for n, c in SIZES:
        z, y = batch(rng, n, c)
        loss, _ = student.softmax_cross_entropy(z, y)
        checks.close("loss", np.array(loss), np.array(reference.cross_entropy(z, y)), tol=LOSS)


@check("softmax_cross_entropy", level="gradients", points=2, ko="기울기 dlogits", en="gradient dlogits")
def test_gradient(student: Any, rng: np.random.Generator, once: Any) -> None:
    for i, (n, c) in enumerate(SIZES):
        z, y = batch(rng, n, c)
        want = once(
            f"softmax_cross_entropy/gradient/{i}",
            lambda a=(z, y): checks.numeric_gradient(lambda v: reference.cross_entropy(v, a[1]), a[0]),
        )
        _, dlogits = student.softmax_cross_entropy(z, y)
        checks.close("dlogits", dlogits, want, tol=GRADIENT)


@check(
    "softmax_cross_entropy",
    level="gradients",
    points=1,
    ko="기울기의 방향과 행의 합",
    en="direction of the gradient, sum of its rows",
)
def test_gradient_direction(student: Any, rng: np.random.Generator) -> None:
    """Independent of the factor 1/N: the part of the gradient that a forgotten mean leaves right."""
    z, y = batch(rng, 6, 5)
    _, dlogits = student.softmax_cross_entropy(z, y)
    checks.shape("dlogits", dlogits, z.shape)
    if dlogits.dtype.kind not in "iuf":
        checks.dtype("dlogits", dlogits, np.float64)
    checks.finite("dlogits", dlogits)
    size = float(np.abs(dlogits).max()) or 1.0
    checks.close("dlogits.sum(axis=1) / abs(dlogits).max()", dlogits.sum(axis=1) / size, np.zeros(6), tol=1e-9)
    checks.close("np.sign(dlogits)", np.sign(dlogits), 1 - 2 * np.eye(5)[y], tol=0.0)


@check("softmax_cross_entropy", level="edge", points=1, ko="큰 로짓에서 넘치지 않음", en="no overflow at large logits")
def test_large_logits(student: Any, rng: np.random.Generator) -> None:
    z, y = batch(rng, 5, 4)
    raised_row = z.copy()
    raised_row[2] += 2000.0
    for logits in (z + 1e4, raised_row, raised_row - 1e4):
        loss, dlogits = student.softmax_cross_entropy(logits, y)
        checks.close("loss", np.array(loss), np.array(reference.cross_entropy(logits, y)), tol=LOSS)
        checks.close("dlogits", dlogits, gradient(logits, y), tol=EXACT)


@check(
    "softmax_cross_entropy",
    level="edge",
    points=1,
    ko="확신하며 틀린 예제의 손실",
    en="loss of confidently wrong examples",
)
def test_confident_and_wrong(student: Any, rng: np.random.Generator) -> None:
    z, _ = batch(rng, 6, 4)
    # Three examples wrong by about 1e4 each, three right; all right would make the loss 0, where nothing is relative.
    y = np.where(np.arange(6) < 3, z.argmin(axis=1), z.argmax(axis=1))
    loss, dlogits = student.softmax_cross_entropy(1e4 * z, y)
    checks.close("loss", np.array(loss), np.array(reference.cross_entropy(1e4 * z, y)), tol=LOSS)
    checks.close("dlogits", dlogits, gradient(1e4 * z, y), tol=EXACT)


@check(
    "softmax_cross_entropy",
    level="edge",
    points=1,
    ko="int32 레이블, 한 클래스, float32",
    en="int32 labels, a single class, float32",
)
def test_labels_and_float32(student: Any, rng: np.random.Generator) -> None:
    z, y = batch(rng, 6, 3)
    for labels in (y.astype(np.int32), np.full(6, 2)):
        loss, dlogits = student.softmax_cross_entropy(z, labels)
        checks.close("loss", np.array(loss), np.array(reference.cross_entropy(z, labels)), tol=LOSS)
        checks.close("dlogits", dlogits, gradient(z, labels), tol=EXACT)
    loss, dlogits = student.softmax_cross_entropy(z.astype(np.float32), y)
    checks.close("loss", np.array(loss), np.array(reference.cross_entropy(z, y)), tol=LOSS)
    checks.dtype("dlogits", dlogits, np.float32)
    checks.close("dlogits", dlogits, gradient(z, y), tol=SINGLE)


@check(
    "softmax_cross_entropy",
    level="edge",
    points=1,
    ko="logits와 y를 바꾸지 않음",
    en="logits and y stay as they were",
)
def test_softmax_arguments_unchanged(student: Any, rng: np.random.Generator) -> None:
    z, y = batch(rng, 5, 4)
    held_z, held_y = student.put(z), student.put(y)
    student.softmax_cross_entropy(held_z, held_y)
    checks.unchanged("logits", z, student.get(held_z))
    checks.unchanged("y", y, student.get(held_y))
