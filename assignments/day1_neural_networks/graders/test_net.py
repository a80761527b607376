"""Graders of D1-12: TwoLayerNet. It runs on the course's reference parts, whatever the earlier answers.

Tolerances: over 200 seeds a right version's scores and loss are within 1e-14 of the reference, its gradients within
1.3e-8 of central differences (see reference_net.steep_problem); over 20 seeds the mildest mistake is off by 0.8. The
threshold on learning 50 examples is in assignment.toml.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_net

from autograder import checks
from autograder.harness import check

FORWARD, GRADIENT = 1e-10, 1e-6
SIZES = [(5, 4, 7, 3), (1, 6, 5, 4), (4, 4, 4, 4), (6, 3, 1, 2)]  # N, D, H, C
REG = 3.14


def arrays(name: str, got: Any, sizes: tuple[int, int, int]) -> dict[str, Any]:
    """The four arrays of a dict, of the right shapes; (1, M) counts as (M,)."""
    want, found = reference_net.shapes(*sizes), {}
    for key, shape in want.items():
        value = got.get(key) if isinstance(got, dict) else got
        if not isinstance(value, np.ndarray) or value.dtype.kind not in "biuf":
            checks.fail("not_an_array", name=f'{name}["{key}"]', type=type(value).__name__)
        checks.shape(f'{name}["{key}"]', value, shape)
        found[key] = value.reshape(shape)
    return found


def net_with(student: Any, params: Any, reg: float = 0.0) -> Any:
    """A network of the student's that holds `params`."""
    d, h = params["W1"].shape
    net = student.TwoLayerNet(d, h, params["W2"].shape[1], reg=reg)
    student.lab.load_params(net, params, returns=["nothing: data"])
    return net


def params_of(student: Any, net: Any, sizes: tuple[int, int, int]) -> dict[str, Any]:
    return arrays("params", student.attribute(net, "params", "data"), sizes)


def loss_of(student: Any, net: Any, X: Any, y: Any) -> tuple[float, Any]:
    answer: tuple[float, Any] = student.method(net, "loss", X, y, returns=["loss: scalar", "grads: data"])
    return answer


def right_gradients(student: Any, rng: np.random.Generator, once: Any, reg: float) -> None:
    steep = once(f"two_layer_net/{reg}", lambda: [reference_net.steep_problem(rng, *sizes, reg) for sizes in SIZES])
    for sizes, (params, X, y, want) in zip(SIZES, steep, strict=True):
        _, grads = loss_of(student, net_with(student, params, reg), X, y)
        got = arrays("grads", grads, sizes[1:])
        for name in reference_net.NAMES:
            checks.close(f'grads["{name}"]', got[name], want[name], tol=GRADIENT)


@pytest.mark.public
@check("two_layer_net", level="values", points=0, ko="작은 신경망 (손 계산)", en="a small network, worked by hand")
def test_public_net(student: Any) -> None:
    net = student.TwoLayerNet(2, 2, 2, reg=0.5)
    values = {
        "W1": np.array([[1.0, 0.0], [0.0, -1.0]]),
        "b1": np.array([0.0, 1.0]),
        "W2": np.array([[1.0, -1.0], [2.0, 2.0]]),
        "b2": np.array([0.0, -1.0]),
    }
    student.lab.load_params(net, values, returns=["nothing: data"])
    X, y = np.array([[1.0, 3.0], [0.0, 0.5]]), np.array([0, 1])
    # Hidden units: [1, -3 + 1] becomes [1, 0], and [0, -0.5 + 1] stays [0, 0.5].
    # Scores: [1, -1 - 1] and [1, 1 - 1].
    scores = student.method(net, "loss", X, returns=["scores: array"])
    checks.close("scores", scores, np.array([[1.0, -2.0], [1.0, 0.0]]), tol=1e-12)
    # ln(1 + e^-3) for the first example and ln(1 + e) for the second; the squares of the weights add up to 12.
    loss, _ = student.method(net, "loss", X, y, returns=["loss: scalar", "grads: handle"])
    data = (np.log(1 + np.exp(-3)) + np.log(1 + np.e)) / 2
    checks.close("loss", np.array(loss), np.array(data + 0.5 * 0.5 * 12), tol=1e-12)


@pytest.mark.public
@check("two_layer_net", level="gradients", points=0, ko="수치 기울기와 비교", en="against the numerical gradient")
def test_public_net_gradients(student: Any) -> None:
    rng = np.random.default_rng(3)
    params = {"W1": rng.normal(size=(3, 4)), "b1": rng.normal(size=4), "W2": rng.normal(size=(4, 2)), "b2": np.ones(2)}
    X, y = rng.normal(size=(5, 3)), np.array([0, 1, 1, 0, 1])
    net = student.TwoLayerNet(3, 4, 2, reg=0.1)
    student.lab.load_params(net, params, returns=["nothing: data"])
    _, grads = student.method(net, "loss", X, y, returns=["loss: scalar", "grads: data"])
    for name in ("W2", "b1"):

        def moved(v: Any, name: str = name) -> float:
            student.lab.load_params(net, {**params, name: v}, returns=["nothing: data"])
            loss, _ = student.method(net, "loss", X, y, returns=["loss: scalar", "grads: handle"])
            return float(loss)

        # Your own loss, with one entry moved a little up and down, says what its gradient has to be.
        want = checks.numeric_gradient(moved, params[name])
        student.lab.load_params(net, params, returns=["nothing: data"])
        if not isinstance(grads, dict) or not isinstance(grads.get(name), np.ndarray):
            checks.fail("not_an_array", name=f'grads["{name}"]', type=type(grads).__name__)
        checks.close(f'grads["{name}"]', grads[name], want, tol=1e-6)


@check("two_layer_net", level="shape", points=0, ko="params, 점수, grads의 모양", en="shapes of what it gives")
def test_net_shapes(student: Any, rng: np.random.Generator) -> None:
    net = student.TwoLayerNet(input_dim=5, hidden_dim=7, num_classes=3, weight_scale=0.1, reg=0.0, seed=1)
    params_of(student, net, (5, 7, 3))
    X, y = rng.normal(size=(4, 5)), rng.integers(3, size=4)
    checks.shape("loss(X)", student.method(net, "loss", X, returns=["scores: array"]), (4, 3))
    for name, value in arrays("grads", loss_of(student, net, X, y)[1], (5, 7, 3)).items():
        checks.dtype(f'grads["{name}"]', value, np.float64)


@check("two_layer_net", level="values", points=2, ko="점수의 값", en="values of the scores")
def test_net_scores(student: Any, rng: np.random.Generator) -> None:
    for sizes in SIZES:
        params, X, _ = reference_net.problem(rng, *sizes)
        scores = student.method(net_with(student, params), "loss", X, returns=["scores: array"])
        checks.close("scores", scores, reference_net.scores(params, X), tol=FORWARD)


@check("two_layer_net", level="values", points=1, ko="손실의 값, 규제 포함", en="the loss, with regularization too")
def test_net_loss(student: Any, rng: np.random.Generator) -> None:
    for sizes in SIZES:
        params, X, y = reference_net.problem(rng, *sizes)
        for reg in (0.0, REG):
            loss, _ = loss_of(student, net_with(student, params, reg), X, y)
            checks.close("loss", np.array(loss), np.array(reference_net.loss(params, X, y, reg)), tol=FORWARD)


@check("two_layer_net", level="gradients", points=2, ko="모든 기울기 (reg=0)", en="all gradients (reg=0)")
def test_net_gradients(student: Any, rng: np.random.Generator, once: Any) -> None:
    right_gradients(student, rng, once, 0.0)


@check("two_layer_net", level="gradients", points=1, ko="모든 기울기 (reg=3.14)", en="all gradients (reg=3.14)")
def test_net_gradients_with_reg(student: Any, rng: np.random.Generator, once: Any) -> None:
    right_gradients(student, rng, once, REG)


@check(
    "two_layer_net",
    level="edge",
    points=1,
    ko="loss는 아무것도 바꾸지 않음",
    en="loss leaves everything as it was",
)
def test_net_loss_changes_nothing(student: Any, rng: np.random.Generator) -> None:
    params, X, y = reference_net.problem(rng, 6, 4, 5, 3)
    net, held_X, held_y = net_with(student, params, 0.1), student.put(X), student.put(y)
    want = reference_net.loss(params, X, y, 0.1)
    for _ in range(2):
        checks.close("loss", np.array(loss_of(student, net, held_X, held_y)[0]), np.array(want), tol=FORWARD)
    scores = student.method(net, "loss", held_X, returns=["scores: array"])
    checks.close("scores", scores, reference_net.scores(params, X), tol=FORWARD)
    for name, value in params_of(student, net, (4, 5, 3)).items():
        checks.unchanged(f'params["{name}"]', params[name], value)
    checks.unchanged("X", X, student.get(held_X))
    checks.unchanged("y", y, student.get(held_y))


@check("two_layer_net", level="training", points=1, ko="처음 값", en="how it starts")
def test_net_start(student: Any, rng: np.random.Generator) -> None:
    sizes = d, _, c = 60, 80, 50
    for scale, given in ((1e-3, {}), (0.01, {"weight_scale": 0.01}), (0.3, {"weight_scale": 0.3})):
        params = params_of(student, student.TwoLayerNet(*sizes, **given, seed=7), sizes)
        for name in ("W1", "W2"):
            # 4800 and 4000 numbers: their spread is known to 1.1 %, their mean to 1.6 % of it; five times that is 8 %.
            checks.at_least(f"{name}.std() / weight_scale", float(params[name].std() / scale), 0.92)
            checks.at_most(f"{name}.std() / weight_scale", float(params[name].std() / scale), 1.08)
            checks.at_most(f"abs({name}.mean()) / weight_scale", float(abs(params[name].mean()) / scale), 0.08)
        for name in ("b1", "b2"):
            checks.close(name, params[name], np.zeros(len(params[name])), tol=0.0)
    first, again, other = (
        params_of(student, student.TwoLayerNet(*sizes, weight_scale=0.01, seed=seed), sizes) for seed in (3, 3, 4)
    )
    if any(not np.array_equal(first[name], again[name]) for name in first):
        checks.fail("not_repeatable", name="TwoLayerNet", times=2)
    if any(np.array_equal(first[name], other[name]) for name in ("W1", "W2")):
        checks.fail("seed_ignored", name="TwoLayerNet")
    X, y = rng.normal(size=(40, d)), rng.integers(c, size=40)
    loss, _ = loss_of(student, student.TwoLayerNet(*sizes, weight_scale=0.01, seed=3), X, y)
    checks.at_most(
        "abs(loss - ln C)",
        abs(loss - float(np.log(c))),
        0.01,
        ko="처음 손실과 `ln C`의 차이",
        en="Difference between the first loss and `ln C`",
    )


@check("two_layer_net", level="training", points=1, ko="예제 50개 외우기", en="50 examples learned by heart")
def test_net_overfit(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    sizes = d, _, c = 20, 50, 5
    X, y = rng.normal(size=(50, d)), rng.integers(c, size=50)
    net = student.TwoLayerNet(*sizes, weight_scale=0.1, seed=1)
    after = arrays("params", student.lab.descend(net, X, y, 0.5, 200, returns=["params: data"]), sizes)
    # What counts is not the loss that the network tells, but the loss of the parameters that it ended with.
    for name, value in after.items():
        checks.finite(f'params["{name}"]', value)
    evidence["overfit"] = reference_net.loss(after, X, y, 0.0)
    checks.at_most("loss", evidence["overfit"], thresholds["overfit"]["value"])
