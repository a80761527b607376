"""Graders of D5-13, MultiHeadAttention and sinusoidal_positions.

The grader puts its own random numbers into the four layers that the statement names, and judges what comes out for its
own inputs. Features of a head that were mixed with places, heads that were cut in another order and a causal mask that
lets the future through all show in these values. The number of parameters is read beside the student's code and only
says more plainly what is wrong; no point is given for it without outputs.

Tolerances, scaled, measured over 20 seeds (tests/test_day5_multi_head_attention.py keeps the distance). In float64
right versions differ from the reference by less than 1e-14; the mildest mistake, scores divided by the root of d_model,
by 4.7e-2 or more: 1e-8. In float32 right versions are off by 5e-7: 1e-4. Position encodings are computed in float32,
where right versions are off by 2e-6 and mistakes by more than 1e-1: 1e-4; over 200 places a base of 10001 shows too.
1e-6 on gradients, against central differences (CURRICULUM 4.2).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_multi_head_attention as reference

from autograder import checks
from autograder.harness import check

DOUBLE, SINGLE, PLACES, GRADIENT = 1e-8, 1e-4, 1e-4, 1e-6
SIZES = [(2, 5, 12, 3), (3, 4, 6, 2), (1, 3, 4, 1), (2, 3, 5, 5), (2, 1, 6, 2)]  # B, T, d_model, heads
MASKED = [(2, 5, 12, 3), (1, 6, 4, 2)]
EVEN = [(12, 8), (200, 6), (3, 2)]  # T and d
OTHER = [(7, 5), (5, 1), (1, 6), (1, 3)]


def made(student: Any, d: int, heads: int, values: list[Any]) -> Any:
    """A model of the student's that holds these values."""
    model = student.MultiHeadAttention(d, heads)
    count = student.lab.multi_head_count(model, returns=["count: scalar"])
    checks.close("sum(p.numel() for p in model.parameters())", np.array(count), np.array(4.0 * d * (d + 1)), tol=0.0)
    return student.lab.multi_head_loaded(model, values, returns=["model: handle"])


def right(student: Any, rng: np.random.Generator, sizes: tuple[int, int, int, int], mask: Any = None) -> None:
    b, t, d, heads = sizes
    values, x = reference.values(rng, d), rng.normal(size=(b, t, d))
    model = made(student, d, heads, values)
    out = student.lab.multi_head_out(model, x, mask, returns=["out: array"])
    want = reference.attend(values, x, heads, mask)
    checks.shape("out", out, want.shape)
    checks.close("out", out, want, tol=DOUBLE)


def right_places(student: Any, t: int, d: int) -> None:
    want = reference.positions(t, d)
    got = student.sinusoidal_positions(t, d)
    checks.shape("positions", got, want.shape)
    checks.close("positions", got, want, tol=PLACES)


@pytest.mark.public
@check("multi_head_attention", level="values", points=0, ko="두 단어 (손 계산)", en="two words, worked by hand")
def test_public_multi_head(student: Any) -> None:
    # q_proj and k_proj are 0, so every word looks at both words alike. v_proj is the identity, out_proj doubles.
    zero, one, none = np.zeros((2, 2)), np.eye(2), np.zeros(2)
    values = [zero, none, zero, none, one, none, 2 * one, np.array([0.0, 10.0])]
    model = student.MultiHeadAttention(2, 2)
    count = student.lab.multi_head_count(model, returns=["count: scalar"])
    checks.close("parameters", np.array(count), np.array(24.0), tol=0.0)
    model = student.lab.multi_head_loaded(model, values, returns=["model: handle"])
    x = np.array([[[1.0, 2.0], [3.0, 6.0]]])  # the mean of the words is [2, 4]
    out = student.lab.multi_head_out(model, x, returns=["out: array"])
    checks.close("out", out, np.array([[[4.0, 18.0], [4.0, 18.0]]]), tol=1e-6)
    out = student.lab.multi_head_out(model, x, np.array([[True, False], [True, True]]), returns=["out: array"])
    checks.close("masked", out, np.array([[[2.0, 14.0], [4.0, 18.0]]]), tol=1e-6)


@pytest.mark.public
@check("multi_head_attention", level="values", points=0, ko="위치 (손 계산)", en="positions, worked by hand")
def test_public_positions(student: Any) -> None:
    # 10000^(0/4) = 1 and 10000^(2/4) = 100.
    want = np.array([[0.0, 1.0, 0.0, 1.0], [np.sin(1.0), np.cos(1.0), np.sin(0.01), np.cos(0.01)]])
    checks.close("positions", student.sinusoidal_positions(2, 4), want, tol=1e-4)


@check("multi_head_attention", level="values", points=3, ko="마스크 없이", en="without a mask")
def test_multi_head(student: Any, rng: np.random.Generator) -> None:
    for sizes in SIZES:
        right(student, rng, sizes)


@check("multi_head_attention", level="values", points=3, ko="마스크와 함께", en="with a mask")
def test_multi_head_mask(student: Any, rng: np.random.Generator) -> None:
    for sizes in MASKED:
        right(student, rng, sizes, np.tril(np.ones((sizes[1],) * 2, dtype=bool)))
        right(student, rng, sizes, reference.mask(rng, sizes[1]))


@check("multi_head_attention", level="values", points=3, ko="위치 인코딩", en="position encoding")
def test_positions(student: Any) -> None:
    for t, d in EVEN:
        right_places(student, t, d)


@check("multi_head_attention", level="gradients", points=2, ko="기울기", en="gradients")
def test_multi_head_gradient(student: Any, rng: np.random.Generator, once: Any) -> None:
    b, t, d, heads = 2, 3, 4, 2
    values, x, upstream = reference.values(rng, d), rng.normal(size=(b, t, d)), rng.normal(size=(b, t, d))
    mask = np.tril(np.ones((t, t), dtype=bool))
    want = once("gradient", lambda: slopes(values, x, heads, mask, upstream))
    model = made(student, d, heads, values)
    got = student.lab.multi_head_gradient(model, x, mask, upstream, returns=["gradient: array"])
    # The bias of k_proj adds the same to all scores of a row, so that its gradient is 0 and nothing can be off there.
    checks.close("gradient", got, want, tol=GRADIENT)


def slopes(values: list[Any], x: Any, heads: int, mask: Any, upstream: Any) -> Any:
    """The gradient of sum(upstream * out) with respect to x and the values, in one vector."""
    arrays = [x, *values]
    found = []
    for i, array in enumerate(arrays):

        def total(a: Any, i: int = i) -> float:
            given, *parameters = [*arrays[:i], a, *arrays[i + 1 :]]
            return float((upstream * reference.attend(parameters, given, heads, mask)).sum())

        found.append(checks.numeric_gradient(total, array).reshape(-1))
    return np.concatenate(found)


@check(
    "multi_head_attention", level="edge", points=1, ko="나누어떨어지지 않는 head", en="heads that do not divide d_model"
)
def test_multi_head_uneven(student: Any, rng: np.random.Generator) -> None:
    right(student, rng, (2, 3, 8, 4))  # what raises always is no right answer
    refused = 0
    uneven = [(10, 4), (7, 2), (4, 8)]
    for d, heads in uneven:
        try:
            student.MultiHeadAttention(d, heads)
        except checks.Failure as failure:
            if failure.id != "raised":
                raise
            refused += failure.values["type"] == "ValueError"
    checks.at_least(
        "ValueError",
        refused,
        len(uneven),
        ko="head 수로 나누어떨어지지 않을 때 `ValueError`가 난 횟수",
        en="Times that heads which do not divide `d_model` raised `ValueError`",
    )


@check("multi_head_attention", level="edge", points=1, ko="위치: 홀수 d, 자리 하나", en="positions: odd d, one place")
def test_positions_other(student: Any) -> None:
    for t, d in OTHER:
        right_places(student, t, d)


@check("multi_head_attention", level="edge", points=1, ko="float32, 그대로인 인자", en="float32; arguments stay")
def test_multi_head_arguments(student: Any, rng: np.random.Generator) -> None:
    values, x = reference.values(rng, 6), rng.normal(size=(2, 4, 6)).astype(np.float32)
    mask = reference.mask(rng, 4)
    model = made(student, 6, 3, [v.astype(np.float32) for v in values])
    given, seen = student.put(x, layout="torch"), student.put(mask, layout="torch")
    out = student.lab.multi_head_out(model, given, seen, returns=["out: array"])
    checks.close("out", out, reference.attend(values, x.astype(np.float64), 3, mask), tol=SINGLE)
    checks.dtype("out", out, np.float32)
    checks.unchanged("x", x, student.get(given))
    checks.unchanged("mask", mask, student.get(seen))
    checks.dtype("positions", student.sinusoidal_positions(3, 4), np.float32)
