"""Graders of D3-08: SimpleConvNet. It runs on the course's reference parts, whatever the earlier answers.

Tolerances, measured over 3 seeds (tests/test_day3_simple_convnet.py keeps the distance). Scores and losses of right
versions are within 1e-15 of the reference; those of the mildest mistake, one channel in place of the image's, are off
by 0.29: 1e-10. Gradients differ from central differences by 1.3e-10, those of the mildest mistake by 0.67: 1e-6. The
threshold on the digits is in assignment.toml.

Verdicts rest on scores, losses and gradients for hidden parameters and images, and on the parameters after training:
what the trained network predicts is computed here, by the reference.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_simple_convnet as reference

from autograder import checks
from autograder.harness import check

FORWARD, GRADIENT = 1e-10, 1e-6
# Images, then input_dim, filters, size of a filter and classes.
SIZES = [(2, ((1, 8, 8), 3, 3, 4)), (2, ((3, 10, 12), 2, 3, 3)), (3, ((2, 7, 9), 2, 5, 3)), (1, ((2, 4, 6), 1, 1, 2))]


def arrays(name: str, got: Any, sizes: reference.Sizes) -> dict[str, Any]:
    """The four arrays of a dict, of the right shapes; (1, M) counts as (M,)."""
    found = {}
    for key, shape in reference.shapes(sizes).items():
        value = got.get(key) if isinstance(got, dict) else got
        if not isinstance(value, np.ndarray) or value.dtype.kind not in "biuf":
            checks.fail("not_an_array", name=f'{name}["{key}"]', type=type(value).__name__)
        checks.shape(f'{name}["{key}"]', value, shape)
        found[key] = value.reshape(shape)
    return found


def made(student: Any, sizes: reference.Sizes, **options: Any) -> Any:
    """A network of the student's."""
    input_dim, filters, k, classes = sizes
    return student.SimpleConvNet(
        input_dim=input_dim, num_filters=filters, filter_size=k, num_classes=classes, **options
    )


def net_with(student: Any, sizes: reference.Sizes, params: Any) -> Any:
    """A network of the student's that holds `params`."""
    net = made(student, sizes)
    student.lab.simple_convnet_load(net, params, returns=["nothing: data"])
    return net


def params_of(student: Any, net: Any, sizes: reference.Sizes) -> dict[str, Any]:
    return arrays("params", student.attribute(net, "params", "data"), sizes)


def loss_of(student: Any, net: Any, X: Any, y: Any) -> tuple[float, Any]:
    answer: tuple[float, Any] = student.method(net, "loss", X, y, returns=["loss: scalar", "grads: data"])
    return answer


def scores_of(student: Any, net: Any, X: Any) -> Any:
    return student.method(net, "loss", X, returns=["scores: array"])


def right_gradients(grads: Any, want: reference.Params, sizes: reference.Sizes) -> None:
    got = arrays("grads", grads, sizes)
    for name in reference.NAMES:
        checks.close(f'grads["{name}"]', got[name], want[name], tol=GRADIENT)


@pytest.mark.public
@check("simple_convnet", level="values", points=0, ko="작은 CNN (손 계산)", en="a small CNN, worked by hand")
def test_public_convnet(student: Any) -> None:
    net = student.SimpleConvNet(input_dim=(1, 2, 4), num_filters=1, filter_size=3, num_classes=2)
    # The filter subtracts the neighbour on the right.
    values = {
        "W1": np.array([[[[0.0, 0.0, 0.0], [0.0, 1.0, -1.0], [0.0, 0.0, 0.0]]]]),
        "b1": np.array([-1.0]),
        "W2": np.array([[1.0, 0.0], [0.0, -1.0]]),
        "b2": np.array([0.0, 2.0]),
    }
    student.lab.simple_convnet_load(net, values, returns=["nothing: data"])
    X = np.array([[[[1.0, 3.0, 2.0, 5.0], [4.0, 0.0, 1.0, -1.0]]]])
    # Feature map: [[-2, 1, -3, 5], [4, -1, 2, -1]] - 1. After ReLU: [[0, 0, 0, 4], [3, 0, 1, 0]]. Pooled: [3, 4].
    scores = student.method(net, "loss", X, returns=["scores: array"])
    checks.close("scores", scores, np.array([[3.0, -2.0]]), tol=1e-12)
    loss, _ = student.method(net, "loss", X, np.array([0]), returns=["loss: scalar", "grads: handle"])
    checks.close("loss", np.array(loss), np.log(1 + np.exp(np.array(-5.0))), tol=1e-9)


@pytest.mark.public
@check("simple_convnet", level="gradients", points=0, ko="수치 기울기와 비교", en="against the numerical gradient")
def test_public_convnet_gradients(student: Any) -> None:
    rng = np.random.default_rng(3)
    shapes = {"W1": (2, 1, 3, 3), "b1": (2,), "W2": (8, 3), "b2": (3,)}
    params = {name: rng.normal(size=shape) / 2 for name, shape in shapes.items()}
    X, y = rng.normal(size=(2, 1, 4, 5)), np.array([2, 0])
    net = student.SimpleConvNet(input_dim=(1, 4, 5), num_filters=2, filter_size=3, num_classes=3)
    student.lab.simple_convnet_load(net, params, returns=["nothing: data"])
    _, grads = student.method(net, "loss", X, y, returns=["loss: scalar", "grads: data"])
    for name in ("W2", "W1", "b1"):

        def moved(v: Any, name: str = name) -> float:
            student.lab.simple_convnet_load(net, {**params, name: v}, returns=["nothing: data"])
            loss, _ = student.method(net, "loss", X, y, returns=["loss: scalar", "grads: handle"])
            return float(loss)

        # Your own loss, with one entry moved a little up and down, says what its gradient has to be.
        want = checks.numeric_gradient(moved, params[name])
        student.lab.simple_convnet_load(net, params, returns=["nothing: data"])
        if not isinstance(grads, dict) or not isinstance(grads.get(name), np.ndarray):
            checks.fail("not_an_array", name=f'grads["{name}"]', type=type(grads).__name__)
        checks.close(f'grads["{name}"]', grads[name], want, tol=1e-6)


@check("simple_convnet", level="shape", points=0, ko="params, 점수, grads의 모양", en="shapes of what it gives")
def test_convnet_shapes(student: Any, rng: np.random.Generator) -> None:
    for n, sizes in SIZES:
        net = made(student, sizes, weight_scale=0.1, seed=1)
        params_of(student, net, sizes)
        X, y = rng.normal(size=(n, *sizes[0])), rng.integers(sizes[3], size=n)
        checks.shape("loss(X)", scores_of(student, net, X), (n, sizes[3]))
        for name, value in arrays("grads", loss_of(student, net, X, y)[1], sizes).items():
            checks.dtype(f'grads["{name}"]', value, np.float64)


@check("simple_convnet", level="values", points=2, ko="점수의 값", en="values of the scores")
def test_convnet_scores(student: Any, rng: np.random.Generator) -> None:
    for n, sizes in SIZES:
        params, X, _ = reference.problem(rng, n, sizes)
        scores = scores_of(student, net_with(student, sizes, params), X)
        checks.close("scores", scores, reference.scores(params, X), tol=FORWARD)


@check("simple_convnet", level="values", points=1, ko="손실의 값", en="the loss")
def test_convnet_loss(student: Any, rng: np.random.Generator) -> None:
    for n, sizes in SIZES:
        params, X, y = reference.problem(rng, n, sizes)
        for size in (1.0, 1e4):  # exp of a score overflows from 710 on
            large = params | {"W2": params["W2"] * size}
            loss, _ = loss_of(student, net_with(student, sizes, large), X, y)
            checks.close("loss", np.array(loss), np.array(reference.loss(large, X, y)), tol=FORWARD)


@check("simple_convnet", level="gradients", points=3, ko="네 파라미터의 기울기", en="gradients of all four parameters")
def test_convnet_gradients(student: Any, rng: np.random.Generator, once: Any) -> None:
    steep = once("simple_convnet/steep", lambda: [reference.steep_problem(rng, *case) for case in SIZES])
    for (_, sizes), (params, X, y, want) in zip(SIZES, steep, strict=True):
        _, grads = loss_of(student, net_with(student, sizes, params), X, y)
        right_gradients(grads, want, sizes)


@check(
    "simple_convnet",
    level="edge",
    points=1,
    ko="배치를 이어서 넣기, 그대로인 인수",
    en="one batch after another; arguments stay",
)
def test_convnet_batches(student: Any, rng: np.random.Generator, once: Any) -> None:
    n, sizes = SIZES[1]
    params, X, y, want = once("simple_convnet/batches", lambda: reference.steep_problem(rng, n, sizes))
    other = rng.normal(size=X.shape)
    net, held_X, held_y = net_with(student, sizes, params), student.put(X), student.put(y)
    loss_of(student, net, other, np.roll(y, 1))
    scores_of(student, net, other)
    for _ in range(2):
        loss, grads = loss_of(student, net, held_X, held_y)
        checks.close("loss", np.array(loss), np.array(reference.loss(params, X, y)), tol=FORWARD)
        right_gradients(grads, want, sizes)
    checks.close("scores", scores_of(student, net, held_X), reference.scores(params, X), tol=FORWARD)
    for name, value in params_of(student, net, sizes).items():
        checks.unchanged(f'params["{name}"]', params[name], value)
    checks.unchanged("X", X, student.get(held_X))
    checks.unchanged("y", y, student.get(held_y))


@check("simple_convnet", level="training", points=1, ko="처음 값", en="how it starts")
def test_convnet_start(student: Any, rng: np.random.Generator) -> None:
    sizes: reference.Sizes = ((4, 6, 10), 40, 5, 8)
    for scale in (0.01, 0.3):
        params = params_of(student, made(student, sizes, weight_scale=scale, seed=7), sizes)
        for name in ("W1", "W2"):
            # 4000 and 4800 numbers: their spread is known to 1.1 %, their mean to 1.6 % of it; five times that is 8 %.
            checks.at_least(f"{name}.std() / weight_scale", float(params[name].std() / scale), 0.92)
            checks.at_most(f"{name}.std() / weight_scale", float(params[name].std() / scale), 1.08)
            checks.at_most(f"abs({name}.mean()) / weight_scale", float(abs(params[name].mean()) / scale), 0.08)
        for name in ("b1", "b2"):
            checks.close(name, params[name], np.zeros(len(params[name])), tol=0.0)
    first, again, other = (
        params_of(student, made(student, sizes, weight_scale=0.01, seed=seed), sizes) for seed in (3, 3, 4)
    )
    if any(not np.array_equal(first[name], again[name]) for name in first):
        checks.fail("not_repeatable", name="SimpleConvNet", times=2)
    if any(np.array_equal(first[name], other[name]) for name in ("W1", "W2")):
        checks.fail("seed_ignored", name="SimpleConvNet")
    X, y = rng.normal(size=(20, *sizes[0])), rng.integers(sizes[3], size=20)
    loss, _ = loss_of(student, made(student, sizes, weight_scale=0.01, seed=3), X, y)
    checks.at_most(
        "abs(loss - ln M)",
        abs(loss - float(np.log(sizes[3]))),
        0.01,
        ko="처음 손실과 `ln M`의 차이",
        en="Difference between the first loss and `ln M`",
    )


@check("simple_convnet", level="training", points=1, ko="손글씨 숫자 배우기", en="learning handwritten digits")
def test_convnet_digits(student: Any, rng: np.random.Generator, once: Any, thresholds: Any, evidence: Any) -> None:
    sizes: reference.Sizes = ((1, 8, 8), 8, 3, 10)
    X, y, hidden_X, hidden_y = reference.split(rng, once("simple_convnet/digits", reference.load_digits))
    order = reference.batches(rng, len(y), 6, 32)
    net = student.SimpleConvNet()  # the default values are part of the statement
    after = student.lab.simple_convnet_fit(net, X, y, 0.1, order, returns=["params: data"])
    params = arrays("params", after, sizes)
    for name, value in params.items():
        checks.finite(f'params["{name}"]', value)
    evidence["digits"] = checks.accuracy("digits", reference.scores(params, hidden_X).argmax(axis=1), hidden_y)
    checks.at_least("digits", evidence["digits"], thresholds["digits"]["value"])
