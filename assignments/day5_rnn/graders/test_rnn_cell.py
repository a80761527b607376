"""Graders of D5-08, rnn_forward and rnn_backward.

Tolerances, measured over 8 seeds (tests/test_day5_rnn_cell.py keeps the distance). Right states differ from the
reference by 6e-16 in float64, those of the mildest mistake by 0.3: 1e-9. Right gradients differ from central
differences by 3e-9 and, over 100 steps, by 4e-8; the mildest mistake is off by 0.26 and, over 100 steps, one that stops
after 20 by 0.6: 1e-6 and 1e-5. In float32 right versions are off by 5e-7, and what matters there is the dtype: 1e-3.

Verdicts rest on states and gradients for hidden inputs; a backward pass is called with the cache of the learner's own
forward pass.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_recurrent
import reference_rnn_cell as reference

from autograder import checks
from autograder.harness import check

DOUBLE, GRADIENT, LONG, SINGLE = 1e-9, 1e-6, 1e-5, 1e-3
SHAPES = [(3, 5, 2, 4), (2, 4, 3, 3), (4, 2, 1, 2), (1, 3, 2, 1), (2, 1, 3, 2)]  # n, t, d, h
NAMES = ("dx", "dh0", "dWx", "dWh", "db")


def compare(student: Any, rng: np.random.Generator, once: Any, which: tuple[str, ...]) -> None:
    """The named gradients against central differences, for every shape."""
    for n, t, d, h in SHAPES:
        arrays, dh = reference.layer(rng, n, t, d, h), rng.normal(size=(n, t, h))
        right_gradients(student, once, arrays, dh, which)


def right_gradients(
    student: Any, once: Any, arrays: Any, dh: Any, which: tuple[str, ...] = NAMES, tol: float = GRADIENT
) -> None:
    want = once(dh.tobytes(), lambda: reference_recurrent.gradients(reference.forward, arrays, dh))
    _, cache = student.rnn_forward(*arrays)
    for name, g, expected in zip(NAMES, student.rnn_backward(dh, cache), want, strict=True):
        if name in which:
            checks.close(name, g, expected, tol=tol)


@pytest.mark.public
@check("rnn_cell", level="values", points=0, ko="순전파 (손 계산)", en="forward, worked by hand")
def test_public_rnn_forward(student: Any) -> None:
    # tanh(ln 2) = 0.6 and tanh(ln 3) = 0.8. Step 1: 0.5 x + 2 * 0.5 - 1 = ln 2; step 2: 0.5 x + 2 * 0.6 - 1 = ln 3.
    x = np.array([[[2 * np.log(2)], [2 * np.log(3) - 0.4]]])
    h, _ = student.rnn_forward(x, np.array([[0.5]]), np.array([[0.5]]), np.array([[2.0]]), np.array([-1.0]))
    checks.close("h", h, np.array([[[0.6], [0.8]]]), tol=1e-9)


@pytest.mark.public
@check("rnn_cell", level="gradients", points=0, ko="역전파 (손 계산)", en="backward, worked by hand")
def test_public_rnn_backward(student: Any) -> None:
    x = np.array([[[2 * np.log(2)], [2 * np.log(3) - 0.4]]])
    _, cache = student.rnn_forward(x, np.array([[0.5]]), np.array([[0.5]]), np.array([[2.0]]), np.array([-1.0]))
    # The loss looks at the last state only. Before tanh: 1 - 0.8^2 = 0.36 in step 2, 0.36 * 2 * (1 - 0.6^2) = 0.4608
    # in step 1.
    dx, dh0, dWx, dWh, db = student.rnn_backward(np.array([[[0.0], [1.0]]]), cache)
    checks.close("dx", dx, np.array([[[0.2304], [0.18]]]), tol=1e-9)
    checks.close("dh0", dh0, np.array([[0.9216]]), tol=1e-9)
    checks.close("dWx", dWx, np.array([[0.4608 * x[0, 0, 0] + 0.36 * x[0, 1, 0]]]), tol=1e-9)
    checks.close("dWh", dWh, np.array([[0.4608 * 0.5 + 0.36 * 0.6]]), tol=1e-9)
    checks.close("db", db, np.array([0.8208]), tol=1e-9)


# For the notebook alone: it leans on the learner's own forward pass.
@pytest.mark.practice
@check("rnn_cell", level="gradients", points=0, ko="수치 기울기와 비교", en="against the numerical gradient")
def test_practice_rnn_backward(student: Any) -> None:
    rng = np.random.default_rng(1)
    x, h0, Wx, Wh = (rng.normal(size=s) for s in ((2, 4, 3), (2, 3), (3, 3), (3, 3)))
    b, dh = rng.normal(size=3), rng.normal(size=(2, 4, 3))
    _, cache = student.rnn_forward(x, h0, Wx, Wh, b)
    dx, dh0, dWx, dWh, db = student.rnn_backward(dh, cache)

    def slope(f: Any, at: Any) -> Any:
        return checks.numeric_gradient(lambda v: float((f(v)[0] * dh).sum()), at)

    checks.close("dx", dx, slope(lambda v: student.rnn_forward(v, h0, Wx, Wh, b), x), tol=1e-6)
    checks.close("dh0", dh0, slope(lambda v: student.rnn_forward(x, v, Wx, Wh, b), h0), tol=1e-6)
    checks.close("dWx", dWx, slope(lambda v: student.rnn_forward(x, h0, v, Wh, b), Wx), tol=1e-6)
    checks.close("dWh", dWh, slope(lambda v: student.rnn_forward(x, h0, Wx, v, b), Wh), tol=1e-6)
    checks.close("db", db, slope(lambda v: student.rnn_forward(x, h0, Wx, Wh, v), b), tol=1e-6)


@check("rnn_cell", level="values", points=3, ko="모든 시점의 상태", en="the state of every step")
def test_rnn_states(student: Any, rng: np.random.Generator) -> None:
    for n, t, d, h in ((3, 5, 2, 4), (2, 3, 3, 3), (4, 4, 1, 2), (5, 2, 4, 1)):
        arrays = reference.layer(rng, n, t, d, h)
        got, _ = student.rnn_forward(*arrays)
        checks.close("h", got, reference.forward(*arrays), tol=DOUBLE)


@check("rnn_cell", level="values", points=1, ko="시점 하나, 예제 하나", en="a single step, a single example")
def test_rnn_single(student: Any, rng: np.random.Generator) -> None:
    for n, t, d, h in ((3, 1, 2, 3), (1, 1, 2, 2), (1, 4, 3, 2)):
        arrays = reference.layer(rng, n, t, d, h)
        got, _ = student.rnn_forward(*arrays)
        checks.close("h", got, reference.forward(*arrays), tol=DOUBLE)


@check("rnn_cell", level="gradients", points=2, ko="dx의 기울기", en="gradient dx")
def test_rnn_dx(student: Any, rng: np.random.Generator, once: Any) -> None:
    compare(student, rng, once, ("dx",))


@check("rnn_cell", level="gradients", points=1, ko="dh0의 기울기", en="gradient dh0")
def test_rnn_dh0(student: Any, rng: np.random.Generator, once: Any) -> None:
    compare(student, rng, once, ("dh0",))


@check("rnn_cell", level="gradients", points=2, ko="dWx와 db의 기울기", en="gradients dWx and db")
def test_rnn_dWx_db(student: Any, rng: np.random.Generator, once: Any) -> None:
    compare(student, rng, once, ("dWx", "db"))


@check("rnn_cell", level="gradients", points=2, ko="dWh의 기울기", en="gradient dWh")
def test_rnn_dWh(student: Any, rng: np.random.Generator, once: Any) -> None:
    compare(student, rng, once, ("dWh",))


@check(
    "rnn_cell",
    level="gradients",
    points=1,
    ko="손실이 한 시점만 볼 때 (마지막, 처음)",
    en="a loss that sees one step only (the last, the first)",
)
def test_rnn_one_step_loss(student: Any, rng: np.random.Generator, once: Any) -> None:
    for seen in (-1, 0):
        arrays, dh = reference.layer(rng, 2, 5, 2, 3), np.zeros((2, 5, 3))
        dh[:, seen] = rng.normal(size=(2, 3))
        right_gradients(student, once, arrays, dh)


@check("rnn_cell", level="edge", points=0.5, ko="시점 100개", en="100 steps")
def test_rnn_long(student: Any, rng: np.random.Generator, once: Any) -> None:
    right_gradients(student, once, reference.remembering(rng, 100), rng.normal(size=(1, 100, 2)), tol=LONG)


@check("rnn_cell", level="edge", points=0.5, ko="천쯤 되는 입력", en="inputs around a thousand")
def test_rnn_saturated(student: Any, rng: np.random.Generator, once: Any) -> None:
    arrays = reference.saturated(rng)
    got, _ = student.rnn_forward(*arrays)
    checks.close("h", got, reference.forward(*arrays), tol=DOUBLE)
    right_gradients(student, once, arrays, rng.normal(size=(3, 4, 3)))


@check("rnn_cell", level="edge", points=0.5, ko="cache가 섞이지 않음, 큰 dh", en="caches kept apart; a large dh")
def test_rnn_caches(student: Any, rng: np.random.Generator, once: Any) -> None:
    arrays, dh = reference.layer(rng, 2, 4, 3, 2), rng.normal(size=(2, 4, 2))
    want = once("caches", lambda: reference_recurrent.gradients(reference.forward, arrays, dh))
    _, cache = student.rnn_forward(*arrays)
    _, later = student.rnn_forward(*reference.layer(rng, 2, 4, 3, 2))  # before the first goes backward
    student.rnn_backward(rng.normal(size=(2, 4, 2)), later)
    for factor in (1.0, 1000.0):  # the same cache twice; gradients are linear in dh
        for name, g, expected in zip(NAMES, student.rnn_backward(factor * dh, cache), want, strict=True):
            checks.close(name, g, factor * expected, tol=GRADIENT)


@check("rnn_cell", level="edge", points=0.5, ko="float32, 그대로인 인수", en="float32; arguments stay")
def test_rnn_arguments(student: Any, rng: np.random.Generator, once: Any) -> None:
    for dtype, layout, tol in ((np.float32, "strided", SINGLE), (np.float64, "F", GRADIENT)):
        arrays = [a.astype(dtype) for a in reference.layer(rng, 3, 4, 2, 3)]
        dh = rng.normal(size=(3, 4, 3)).astype(dtype)
        wide = [a.astype(np.float64) for a in arrays]
        want = once(layout, lambda a=wide, d=dh: reference_recurrent.gradients(reference.forward, a, d))
        given = [student.put(a, layout=layout) for a in (*arrays, dh)]
        h, cache = student.rnn_forward(*given[:-1])
        got = (h, *student.rnn_backward(given[-1], cache))
        for name, g, expected in zip(("h", *NAMES), got, (reference.forward(*wide), *want), strict=True):
            checks.close(name, g, expected, tol=tol)
            checks.dtype(name, g, dtype)
        for name, before, kept in zip(("x", "h0", "Wx", "Wh", "b", "dh"), (*arrays, dh), given, strict=True):
            checks.unchanged(name, before, student.get(kept))
