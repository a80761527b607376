"""Graders of D5-17, lstm_forward and lstm_backward.

Tolerances, measured over 8 seeds (tests/test_day5_lstm_cell.py keeps the distance). Right states differ from the
reference by 1e-15 in float64, those of the mildest mistake by 0.3: 1e-9. Right gradients differ from central
differences by 2e-9 and, over 100 steps, by 2e-8; the mildest mistake is off by 0.15 and, over 100 steps, one that stops
after 20 by 0.7: 1e-6 and 1e-5. In float32 right versions are off by 7e-7, and what matters there is the dtype: 1e-3.

Verdicts rest on states and gradients for hidden inputs; a backward pass is called with the cache of the learner's own
forward pass.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_recurrent
import reference_lstm_cell as reference

from autograder import checks
from autograder.harness import check

DOUBLE, GRADIENT, LONG, SINGLE = 1e-9, 1e-6, 1e-5, 1e-3
SHAPES = [(3, 5, 2, 4), (2, 4, 3, 3), (4, 2, 1, 2), (1, 3, 2, 1), (2, 1, 3, 2)]  # n, t, d, h
NAMES = ("dx", "dh0", "dc0", "dWx", "dWh", "db")


def compare(student: Any, rng: np.random.Generator, once: Any, which: tuple[str, ...]) -> None:
    """The named gradients against central differences, for every shape."""
    for n, t, d, h in SHAPES:
        arrays, dh = reference.layer(rng, n, t, d, h), rng.normal(size=(n, t, h))
        right_gradients(student, once, arrays, dh, which)


def right_gradients(
    student: Any, once: Any, arrays: Any, dh: Any, which: tuple[str, ...] = NAMES, tol: float = GRADIENT
) -> None:
    want = once(dh.tobytes(), lambda: reference_recurrent.gradients(reference.states, arrays, dh))
    _, _, cache = student.lstm_forward(*arrays)
    for name, g, expected in zip(NAMES, student.lstm_backward(dh, cache), want, strict=True):
        if name in which:
            checks.close(name, g, expected, tol=tol)


def right_states(student: Any, arrays: Any) -> None:
    h, c, _ = student.lstm_forward(*arrays)
    want_h, want_c = reference.forward(*arrays)
    checks.close("h", h, want_h, tol=DOUBLE)
    checks.close("c", c, want_c, tol=DOUBLE)


@pytest.mark.public
@check("lstm_cell", level="values", points=0, ko="한 시점 (손 계산)", en="one step, worked by hand")
def test_public_lstm_forward(student: Any) -> None:
    # i = sigmoid(ln 3) = 0.75, f = sigmoid(0) = 0.5, g = tanh(ln 2) = 0.6, o = sigmoid(2 * -ln(3) / 2) = 0.25.
    # c = 0.5 (2 ln 2 - 0.9) + 0.75 * 0.6 = ln 2 and h = 0.25 tanh(ln 2) = 0.15.
    x, h0, c0 = np.array([[[1.0]]]), np.array([[2.0]]), np.array([[2 * np.log(2) - 0.9]])
    Wx, Wh = np.array([[np.log(3), 0.0, 0.0, 0.0]]), np.array([[0.0, 0.0, 0.0, -np.log(3) / 2]])
    h, c, _ = student.lstm_forward(x, h0, c0, Wx, Wh, np.array([0.0, 0.0, np.log(2), 0.0]))
    checks.close("c", c, np.array([[[np.log(2)]]]), tol=1e-9)
    checks.close("h", h, np.array([[[0.15]]]), tol=1e-9)


@pytest.mark.public
@check("lstm_cell", level="values", points=0, ko="이어서 읽기", en="reading on from where it stopped")
def test_public_lstm_reads_on(student: Any) -> None:
    rng = np.random.default_rng(0)
    x, h0, c0, Wx, Wh = (rng.normal(size=s) for s in ((2, 5, 3), (2, 4), (2, 4), (3, 16), (4, 16)))
    h, c, _ = student.lstm_forward(x, h0, c0, Wx, Wh, np.zeros(16))
    checks.shape("h", h, (2, 5, 4))
    checks.shape("c", c, (2, 5, 4))
    later, _, _ = student.lstm_forward(x[:, 2:], h[:, 1], c[:, 1], Wx, Wh, np.zeros(16))
    checks.close("h", h[:, 2:], later, tol=1e-9)


@pytest.mark.public
@check("lstm_cell", level="gradients", points=0, ko="역전파 (손 계산)", en="backward, worked by hand")
def test_public_lstm_backward(student: Any) -> None:
    x, h0, c0 = np.array([[[1.0]]]), np.array([[2.0]]), np.array([[2 * np.log(2) - 0.9]])
    Wx, Wh = np.array([[np.log(3), 0.0, 0.0, 0.0]]), np.array([[0.0, 0.0, 0.0, -np.log(3) / 2]])
    _, _, cache = student.lstm_forward(x, h0, c0, Wx, Wh, np.array([0.0, 0.0, np.log(2), 0.0]))
    dx, dh0, dc0, dWx, dWh, db = student.lstm_backward(np.array([[[1.0]]]), cache)
    # The cell state's gradient is 0.25 (1 - 0.6^2) = 0.16. Before the gates, in the order i, f, g, o:
    dz = np.array([0.16 * 0.6 * 0.75 * 0.25, 0.16 * c0[0, 0] * 0.5 * 0.5, 0.16 * 0.75 * 0.64, 0.6 * 0.25 * 0.75])
    checks.close("db", db, dz, tol=1e-9)
    checks.close("dWx", dWx, dz[None], tol=1e-9)
    checks.close("dWh", dWh, 2 * dz[None], tol=1e-9)
    checks.close("dx", dx, np.array([[[np.log(3) * 0.018]]]), tol=1e-9)
    checks.close("dh0", dh0, np.array([[-np.log(3) / 2 * 0.1125]]), tol=1e-9)
    checks.close("dc0", dc0, np.array([[0.08]]), tol=1e-9)


# For the notebook alone: it leans on the learner's own forward pass.
@pytest.mark.practice
@check("lstm_cell", level="gradients", points=0, ko="수치 기울기와 비교", en="against the numerical gradient")
def test_practice_lstm_backward(student: Any) -> None:
    rng = np.random.default_rng(1)
    shapes = {"x": (2, 4, 3), "h0": (2, 3), "c0": (2, 3), "Wx": (3, 12), "Wh": (3, 12), "b": (12,)}
    arrays, dh = {name: rng.normal(size=shape) for name, shape in shapes.items()}, rng.normal(size=(2, 4, 3))
    _, _, cache = student.lstm_forward(*arrays.values())
    for name, got in zip(shapes, student.lstm_backward(dh, cache), strict=True):

        def loss(v: Any, name: str = name) -> float:
            h, _, _ = student.lstm_forward(*{**arrays, name: v}.values())
            return float((h * dh).sum())

        checks.close("d" + name, got, checks.numeric_gradient(loss, arrays[name]), tol=1e-6)


@check("lstm_cell", level="values", points=3, ko="모든 시점의 h와 c", en="h and c of every step")
def test_lstm_states(student: Any, rng: np.random.Generator) -> None:
    for n, t, d, h in ((3, 5, 2, 4), (2, 3, 3, 3), (4, 4, 1, 2), (5, 2, 4, 1)):
        arrays = reference.layer(rng, n, t, d, h)
        right_states(student, arrays)


@check("lstm_cell", level="values", points=1, ko="시점 하나, 예제 하나", en="a single step, a single example")
def test_lstm_single(student: Any, rng: np.random.Generator) -> None:
    for n, t, d, h in ((3, 1, 2, 3), (1, 1, 2, 2), (1, 4, 3, 2)):
        arrays = reference.layer(rng, n, t, d, h)
        right_states(student, arrays)


@check("lstm_cell", level="gradients", points=2, ko="dx의 기울기", en="gradient dx")
def test_lstm_dx(student: Any, rng: np.random.Generator, once: Any) -> None:
    compare(student, rng, once, ("dx",))


@check("lstm_cell", level="gradients", points=2, ko="dh0과 dc0의 기울기", en="gradients dh0 and dc0")
def test_lstm_dh0_dc0(student: Any, rng: np.random.Generator, once: Any) -> None:
    compare(student, rng, once, ("dh0", "dc0"))


@check("lstm_cell", level="gradients", points=1.5, ko="dWx와 db의 기울기", en="gradients dWx and db")
def test_lstm_dWx_db(student: Any, rng: np.random.Generator, once: Any) -> None:
    compare(student, rng, once, ("dWx", "db"))


@check("lstm_cell", level="gradients", points=1.5, ko="dWh의 기울기", en="gradient dWh")
def test_lstm_dWh(student: Any, rng: np.random.Generator, once: Any) -> None:
    compare(student, rng, once, ("dWh",))


@check(
    "lstm_cell",
    level="gradients",
    points=1,
    ko="손실이 한 시점만 볼 때 (마지막, 처음)",
    en="a loss that sees one step only (the last, the first)",
)
def test_lstm_one_step_loss(student: Any, rng: np.random.Generator, once: Any) -> None:
    for seen in (-1, 0):
        arrays, dh = reference.layer(rng, 2, 5, 2, 3), np.zeros((2, 5, 3))
        dh[:, seen] = rng.normal(size=(2, 3))
        right_gradients(student, once, arrays, dh)


@check("lstm_cell", level="edge", points=0.5, ko="시점 100개", en="100 steps")
def test_lstm_long(student: Any, rng: np.random.Generator, once: Any) -> None:
    right_gradients(student, once, reference.remembering(rng, 100), rng.normal(size=(1, 100, 2)), tol=LONG)


@check("lstm_cell", level="edge", points=0.5, ko="천쯤 되는 입력", en="inputs around a thousand")
def test_lstm_saturated(student: Any, rng: np.random.Generator, once: Any) -> None:
    arrays = reference.saturated(rng)
    right_states(student, arrays)
    right_gradients(student, once, arrays, rng.normal(size=(3, 4, 3)))


@check("lstm_cell", level="edge", points=0.5, ko="cache가 섞이지 않음, 큰 dh", en="caches kept apart; a large dh")
def test_lstm_caches(student: Any, rng: np.random.Generator, once: Any) -> None:
    arrays, dh = reference.layer(rng, 2, 4, 3, 2), rng.normal(size=(2, 4, 2))
    want = once("caches", lambda: reference_recurrent.gradients(reference.states, arrays, dh))
    _, _, cache = student.lstm_forward(*arrays)
    _, _, later = student.lstm_forward(*reference.layer(rng, 2, 4, 3, 2))  # before the first goes backward
    student.lstm_backward(rng.normal(size=(2, 4, 2)), later)
    for factor in (1.0, 1000.0):  # the same cache twice; gradients are linear in dh
        for name, g, expected in zip(NAMES, student.lstm_backward(factor * dh, cache), want, strict=True):
            checks.close(name, g, factor * expected, tol=GRADIENT)


@check("lstm_cell", level="edge", points=0.5, ko="float32, 그대로인 인수", en="float32; arguments stay")
def test_lstm_arguments(student: Any, rng: np.random.Generator, once: Any) -> None:
    for dtype, layout, tol in ((np.float32, "strided", SINGLE), (np.float64, "F", GRADIENT)):
        arrays = [a.astype(dtype) for a in reference.layer(rng, 3, 4, 2, 3)]
        dh = rng.normal(size=(3, 4, 3)).astype(dtype)
        wide = [a.astype(np.float64) for a in arrays]
        want = once(layout, lambda a=wide, d=dh: reference_recurrent.gradients(reference.states, a, d))
        given = [student.put(a, layout=layout) for a in (*arrays, dh)]
        h, c, cache = student.lstm_forward(*given[:-1])
        got = (h, c, *student.lstm_backward(given[-1], cache))
        for name, g, expected in zip(("h", "c", *NAMES), got, (*reference.forward(*wide), *want), strict=True):
            checks.close(name, g, expected, tol=tol)
            checks.dtype(name, g, dtype)
        for name, before, kept in zip(("x", "h0", "c0", "Wx", "Wh", "b", "dh"), (*arrays, dh), given, strict=True):
            checks.unchanged(name, before, student.get(kept))
