"""Graders of D4-01, class Inception.

The grader puts its own random numbers into the registered parameters, found by their shapes (all channel numbers of a
model differ, or parameters of one shape are filled alike), and judges what comes out for its own inputs: order of the
branches, ReLUs, padding and pooling all show there. Number and shapes of the parameters are read beside the student's
code and only say more plainly what is wrong; no point is given for them without outputs.

Tolerances. 1e-10 on outputs in float64: right versions differ from the reference by less than 1e-14, and the mildest
mistake, a missing ReLU, by more than 1e-2. 1e-6 on gradients, against central differences (CURRICULUM 4.2), at points
that are 1e-3 or more away from every kink of ReLU and maximum.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_inception as reference

from autograder import checks
from autograder.harness import check

DOUBLE, GRADIENT = 1e-10, 1e-6
GOOGLENET_3A = (192, 64, 96, 128, 16, 32, 32)
EQUAL = (3, 4, 2, 4, 1, 4, 4)  # branches that could be joined along any axis


def registered(student: Any, model: Any, widths: tuple[int, ...]) -> None:
    """The model has to hold the parameters of six convolutions and no others."""
    want = np.array(sorted((*s, 0, 0, 0)[:4] for s in reference.sizes(*widths)))
    found = student.lab.inception_sizes(model, returns=["sizes: array"])
    if found.ndim != 2 or found.shape[1] != 4 or found.dtype.kind != "i":
        checks.fail("not_an_array", name="parameters", type="object")
    counted = np.array([np.maximum(s, 1).prod(axis=1).sum() for s in (found, want)], dtype=float)
    checks.close("sum(p.numel() for p in model.parameters())", counted[0], counted[1], tol=0.0)
    checks.close("parameters", found, want, tol=0.0)


def loaded(student: Any, widths: tuple[int, ...], values: list[Any]) -> Any:
    """A model of the student's in float64 with these parameters in it."""
    model = student.Inception(*widths)
    registered(student, model, widths)
    return student.lab.inception_loaded(model, values, returns=["model: handle"])


def output(student: Any, model: Any, x: Any, channels: int) -> Any:
    """What the model makes of x; it has to have `channels` channels, and height and width of x."""
    out = student.lab.inception_output(model, x, returns=["out: array"])
    checks.shape("out", out, (len(x), channels, *x.shape[2:]))
    return out


@pytest.mark.public
@check(
    "inception", level="values", points=0, ko="채널이 하나씩인 모듈 (손 계산)", en="one channel each, worked by hand"
)
def test_public_inception(student: Any) -> None:
    model = student.Inception(1, 2, 3, 4, 5, 6, 7)
    # 2 + 2, 3 + 3, 4*3*9 + 4, 5 + 5, 6*5*25 + 6 and 7 + 7 parameters.
    sizes = student.lab.inception_sizes(model, returns=["sizes: array"])
    checks.close("number of parameters", np.array(float(np.maximum(sizes, 1).prod(axis=1).sum())), 902.0, tol=0.0)
    w1, b1 = np.array([1.0, -1.0]).reshape(2, 1, 1, 1), np.array([0.0, 0.5])
    w3_red, b3_red, w3, b3 = np.ones((3, 1, 1, 1)), np.zeros(3), np.ones((4, 3, 3, 3)), np.zeros(4)
    w5_red, b5_red, w5, b5 = np.ones((5, 1, 1, 1)), -np.ones(5), np.ones((6, 5, 5, 5)), np.ones(6)
    w_pool, b_pool = np.ones((7, 1, 1, 1)), np.full(7, 10.0)
    values = [w1, b1, w3_red, b3_red, w3, b3, w5_red, b5_red, w5, b5, w_pool, b_pool]
    model = student.lab.inception_loaded(model, values, returns=["model: handle"])
    # One row of pixels. After the first ReLU of the 3x3 branch [2, 0, 0], of the 5x5 branch [1, 0, 0].
    x = np.array([[[[2.0, -3.0, -1.0]]]])
    out = student.lab.inception_output(model, x, returns=["out: array"])
    one, three = [[2.0, 0.0, 0.0], [0.0, 3.5, 1.5]], [[3 * 2.0, 3 * 2.0, 0.0]] * 4
    five, pool = [[5 * 1.0 + 1, 5 * 1.0 + 1, 5 * 1.0 + 1]] * 6, [[2.0 + 10, 2.0 + 10, -1.0 + 10]] * 7
    checks.close("out", out, np.array([*one, *three, *five, *pool]).reshape(1, 19, 1, 3), tol=1e-12)


@check("inception", level="values", points=4, ko="1x1, 3x3, 5x5 가지", en="the 1x1, 3x3 and 5x5 branches")
def test_inception_convolutions(student: Any, rng: np.random.Generator) -> None:
    for widths, n, h, w in [((3, 4, 2, 5, 1, 6, 7), 2, 6, 6), ((5, 2, 6, 4, 3, 1, 8), 3, 7, 5)]:
        values, x = reference.values(rng, widths), rng.normal(size=(n, widths[0], h, w))
        want = reference.output(values, x)
        out = output(student, loaded(student, widths, values), x, want.shape[1])
        pool = widths[-1]
        checks.close("out", out[:, :-pool], want[:, :-pool], tol=DOUBLE)


@check("inception", level="values", points=3, ko="풀링 가지", en="the pooling branch")
def test_inception_pooling(student: Any, rng: np.random.Generator) -> None:
    for widths, n, h, w in [((4, 3, 1, 5, 2, 6, 7), 2, 5, 6), ((2, 5, 4, 3, 6, 1, 8), 2, 6, 7)]:
        values, x = reference.values(rng, widths), rng.normal(size=(n, widths[0], h, w))
        x[0] = -np.abs(x[0]) - 0.5  # where zeros in the padding would win
        want = reference.output(values, x)
        out = output(student, loaded(student, widths, values), x, want.shape[1])
        pool = widths[-1]
        checks.close("out", out[:, -pool:], want[:, -pool:], tol=DOUBLE)


@check("inception", level="values", points=1, ko="작은 이미지와 N = 1", en="small images, and N = 1")
def test_inception_small(student: Any, rng: np.random.Generator) -> None:
    for n, h, w in [(1, 1, 1), (3, 1, 1), (2, 2, 1), (1, 4, 3)]:
        widths = (3, 2, 7, 4, 5, 1, 6)
        values, x = reference.values(rng, widths), rng.normal(size=(n, 3, h, w))
        want = reference.output(values, x)
        checks.close("out", output(student, loaded(student, widths, values), x, want.shape[1]), want, tol=DOUBLE)


@check(
    "inception",
    level="values",
    points=1,
    ko="같은 채널 수, GoogLeNet의 채널 수",
    en="equal channels, GoogLeNet's",
)
def test_inception_channels(student: Any, rng: np.random.Generator) -> None:
    for widths in (EQUAL, GOOGLENET_3A):
        first: dict[tuple[int, ...], Any] = {}  # parameters of the same shape get the same numbers
        values = [first.setdefault(v.shape, v) for v in reference.values(rng, widths)]
        x = rng.normal(size=(1, widths[0], 4, 5))
        want = reference.output(values, x)
        checks.close("out", output(student, loaded(student, widths, values), x, want.shape[1]), want, tol=DOUBLE)


@check("inception", level="gradients", points=3, ko="파라미터와 x의 기울기", en="gradients of the parameters and of x")
def test_inception_gradients(student: Any, rng: np.random.Generator, once: Any) -> None:
    widths = (2, 3, 2, 4, 1, 5, 6)
    while True:
        values, x = reference.values(rng, widths), rng.normal(size=(2, 2, 3, 4))
        if reference.margin(values, x) > 1e-3:
            break
    weights = rng.normal(size=reference.output(values, x).shape)
    dx, want = once("gradients", lambda: slopes(values, x, weights))
    model = loaded(student, widths, values)
    found = student.lab.inception_gradients(model, x, weights, returns=["dx: array", "gradient: array"])
    checks.close("gradient", found[1], want, tol=GRADIENT)
    checks.close("x.grad", found[0], dx, tol=GRADIENT)


def slopes(values: list[Any], x: Any, weights: Any) -> tuple[Any, Any]:
    """Gradients of sum(weights * output): by x, and by all parameters in one vector, sorted by their sizes."""

    def total(i: int, v: Any) -> float:
        parameters = [*values[:i], v, *values[i + 1 :]]
        return float((weights * reference.output(parameters, x)).sum())

    order = sorted(range(len(values)), key=lambda i: (*values[i].shape, 0, 0, 0)[:4])
    found = [checks.numeric_gradient(lambda v, i=i: total(i, v), values[i]).reshape(-1) for i in order]
    by_x = checks.numeric_gradient(lambda v: float((weights * reference.output(values, v)).sum()), x)
    return by_x, np.concatenate(found)
