"""Graders of D2-16, penalty and add_weight_decay.

Verdicts rest on the penalty's value, on the gradients that it leaves in the parameters of hidden models, and on where a
step of torch.optim.SGD takes these with the returned groups.

Tolerance 1e-6: right versions stay below 1e-12 in float64 and 2e-7 where they add up in a float32 tensor, which is
nobody's mistake here; central differences of a piecewise quadratic penalty are good to 1e-9. The mildest mistake,
leaving out one weight matrix, changes the value by more than 1e-2. Weights keep away from 0, where |w| has a kink.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_regularization as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-6
# The parameters of regularization_model in their order: its own, convolution, batch normalisation, linear, batch
# normalisation, PReLU, and two linear layers.
SHAPES = [(1, 2, 2), (3, 2, 2, 1), (3,), (3,), (3,), (4, 6), (4,), (4,), (1,), (4, 4), (4,), (4, 4), (4,)]
SHARED = [*SHAPES[:11], (4,)]  # the last weight is the one before


def drawn(rng: np.random.Generator, shapes: Any = SHAPES) -> list[Any]:
    """Parameters between 0.2 and 2 in size."""
    return [rng.uniform(0.2, 2.0, size=s) * rng.choice([-1.0, 1.0], size=s) for s in shapes]


def model(student: Any, params: list[Any], **how: Any) -> Any:
    return student.lab.regularization_model(params, returns=["model: handle"], **how)


def felt(student: Any, net: Any, penalty: Any) -> Any:
    """Value of a penalty, and the gradient that it leaves in all parameters."""
    return student.lab.regularization_felt(net, penalty, returns=["penalty: scalar", "gradient: array"])


def slope(params: list[Any], l1: float, l2: float, frozen: Any = ()) -> Any:
    """Central differences of the reference by every parameter, in one row."""
    rows = []
    for i, p in enumerate(params):

        def value(x: Any, i: int = i) -> float:
            return reference.penalty([*params[:i], x, *params[i + 1 :]], l1, l2, frozen)

        rows.append(checks.numeric_gradient(value, p).ravel())
    return np.concatenate(rows)


def stepped(student: Any, net: Any, params: list[Any], rng: np.random.Generator, frozen: Any = ()) -> None:
    """The groups of a model, judged by the step of SGD that they lead to and by how often each parameter is there."""
    wd, lr = float(rng.uniform(0.2, 0.5)), float(rng.uniform(0.1, 0.3))
    gradients = [rng.normal(size=p.shape) for p in params]
    groups = student.add_weight_decay(net, wd)
    returns = ["parameters: array", "times: array"]
    got, times = student.lab.regularization_stepped(net, groups, gradients, lr, returns=returns)
    checks.close("parameters", got, reference.stepped(params, gradients, wd, lr, frozen), tol=TOL)
    want = np.array([0.0 if i in frozen else 1.0 for i in range(len(params))])
    checks.close("times in a group", times, want, tol=TOL)


@pytest.mark.public
@check("regularization", level="values", points=0, ko="penalty (손 계산)", en="penalty, worked by hand")
def test_public_regularization_penalty(student: Any) -> None:
    # sum|w| = 3 + 4, sum w^2 = 25; the bias 10 does not count
    line = student.lab.regularization_line(np.array([[3.0, -4.0]]), np.array([10.0]), returns=["model: handle"])
    penalty = student.penalty(line, l1=0.1, l2=0.2)
    value, _ = student.lab.regularization_felt(line, penalty, returns=["penalty: scalar", "gradient: array"])
    checks.close("penalty", np.array(value), np.array(0.1 * 7 + 0.5 * 0.2 * 25), tol=1e-6)


@pytest.mark.public
@check("regularization", level="gradients", points=0, ko="penalty의 기울기 (손 계산)", en="slope of penalty by hand")
def test_public_regularization_gradient(student: Any) -> None:
    # 0.1 * sign(w) + 0.2 * w, and 0 for the bias
    line = student.lab.regularization_line(np.array([[3.0, -4.0]]), np.array([10.0]), returns=["model: handle"])
    penalty = student.penalty(line, l1=0.1, l2=0.2)
    _, slopes = student.lab.regularization_felt(line, penalty, returns=["penalty: scalar", "gradient: array"])
    checks.close("gradient", slopes, np.array([0.7, -0.9, 0.0]), tol=1e-6)


@pytest.mark.public
@check("regularization", level="values", points=0, ko="그룹으로 한 걸음 (손 계산)", en="one step with the groups")
def test_public_regularization_groups(student: Any) -> None:
    # The loss has slope 1 for all three: w - 0.1 * (1 + 0.5 * w), and b - 0.1.
    line = student.lab.regularization_line(np.array([[3.0, -4.0]]), np.array([10.0]), returns=["model: handle"])
    groups = student.add_weight_decay(line, 0.5)
    returns = ["parameters: array", "times: array"]
    got, _ = student.lab.regularization_stepped(line, groups, [np.ones((1, 2)), np.ones(1)], 0.1, returns=returns)
    checks.close("parameters", got, np.array([2.75, -3.9, 9.9]), tol=1e-6)


@check("regularization", level="values", points=1, ko="penalty의 값", en="value of penalty")
def test_regularization_value(student: Any, rng: np.random.Generator) -> None:
    for l1, l2 in [(float(rng.uniform(0.1, 0.5)), 0.0), (0.0, float(rng.uniform(0.1, 0.5))), (0.3, 0.7)]:
        params = drawn(rng)
        net = model(student, params)
        got, _ = felt(student, net, student.penalty(net, l1=l1, l2=l2))
        checks.close("penalty", np.array(got), np.array(reference.penalty(params, l1, l2)), tol=TOL)


@check("regularization", level="values", points=1, ko="add_weight_decay의 그룹", en="groups of add_weight_decay")
def test_regularization_groups(student: Any, rng: np.random.Generator) -> None:
    params = drawn(rng)
    stepped(student, model(student, params), params, rng)


@check("regularization", level="gradients", points=1, ko="penalty의 기울기", en="gradient of penalty")
def test_regularization_gradient(student: Any, rng: np.random.Generator) -> None:
    for l1, l2 in [(0.4, 0.0), (0.0, 0.6), (0.3, 0.7)]:
        params = drawn(rng)
        net = model(student, params)
        _, got = felt(student, net, student.penalty(net, l1=l1, l2=l2))
        checks.close("gradient", got, slope(params, l1, l2), tol=TOL)


@check("regularization", level="edge", points=0.5, ko="고정한 파라미터", en="frozen parameters")
def test_regularization_frozen(student: Any, rng: np.random.Generator) -> None:
    params, frozen = drawn(rng), [1, 2, 9, 10]
    net = model(student, params, frozen=frozen)
    got, slopes = felt(student, net, student.penalty(net, l1=0.3, l2=0.7))
    checks.close("penalty", np.array(got), np.array(reference.penalty(params, 0.3, 0.7, frozen)), tol=TOL)
    checks.close("gradient", slopes, slope(params, 0.3, 0.7, frozen), tol=TOL)
    stepped(student, net, params, rng, frozen)


@check("regularization", level="edge", points=0.5, ko="함께 쓰는 가중치, 계수 0", en="a shared weight; coefficients 0")
def test_regularization_shared(student: Any, rng: np.random.Generator) -> None:
    params = drawn(rng, SHARED)
    net = model(student, params, shared=True)
    got, slopes = felt(student, net, student.penalty(net, l1=0.3, l2=0.7))
    checks.close("penalty", np.array(got), np.array(reference.penalty(params, 0.3, 0.7)), tol=TOL)
    checks.close("gradient", slopes, slope(params, 0.3, 0.7), tol=TOL)
    got, slopes = felt(student, net, student.penalty(net))
    checks.close("penalty", np.array(got), np.array(0.0), tol=TOL)
    checks.close("gradient", slopes, np.zeros(slopes.shape), tol=TOL)
    stepped(student, net, params, rng)
