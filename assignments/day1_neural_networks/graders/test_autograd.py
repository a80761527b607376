"""Graders of D1-11: scalar_autograd. The apparatus runs whole expression programs over the student's class.

Tolerance 1e-10: over 100 seeds of 200 random graphs, a right version is within 3e-15 (data) and 3.3e-14 (gradients,
scaled) of the reference; of ten seeds, the mildest mistake that random graphs show (slopes in a dict) is off by 0.67 in
one of the 200.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
import reference_autograd
from reference_autograd import program

from autograder import checks
from autograder.harness import check

TOL = 1e-10
CHAIN = 2000


def ran(student: Any, programs: Any) -> tuple[list[Any], list[Any]]:
    """Data and gradients of the nodes of each program, as the student's class has them."""
    value = student.Value(0.5)
    data, grads = student.lab.run_graphs(value, json.dumps(programs), returns=["data: array", "grad: array"])
    ends = np.cumsum([len(p["leaves"]) + len(p["steps"]) for p in programs])
    checks.shape("data", data, (ends[-1],))
    checks.shape("grad", grads, (ends[-1],))
    return np.split(data.reshape(-1), ends[:-1]), np.split(grads.reshape(-1), ends[:-1])


def compare(student: Any, once: Any, programs: Any) -> None:
    """Every node of every program has the right data and the right gradient of the program's last root."""
    want = once("want", lambda: [(reference_autograd.data(p), reference_autograd.gradients(p)) for p in programs])
    for (want_data, want_grad), data, grad in zip(want, *ran(student, programs), strict=True):
        checks.close("data", data, want_data, tol=TOL)
        checks.close("grad", grad, want_grad, tol=TOL)


def numbers(rng: np.random.Generator, count: int) -> list[float]:
    """Random leaves of either sign, not too close to 0."""
    return [float(x) for x in rng.uniform(0.5, 2.0, size=count) * rng.choice([-1.0, 1.0], size=count)]


@pytest.mark.public
@check(
    "scalar_autograd",
    level="gradients",
    points=0,
    ko="작은 그래프 relu(a * b + c)",
    en="a small graph, relu(a * b + c)",
)
def test_public_graph(student: Any) -> None:
    steps = [["mul", [0], [1]], ["add", [3], [2]], ["relu", [4]]]
    value = student.Value(2)
    programs = [{"leaves": [2.0, -3.0, 10.0], "steps": steps, "roots": [5]}]
    data, grads = student.lab.run_graphs(value, programs, returns=["data: array", "grad: array"])
    # a = 2, b = -3, c = 10: a * b = -6, and -6 + 10 = 4 is positive. Going back: 1, 1, then b, a and 1.
    checks.close("data", data, np.array([2.0, -3.0, 10.0, -6.0, 4.0, 4.0]), tol=1e-12)
    checks.close("grad", grads, np.array([-3.0, 2.0, 1.0, 1.0, 1.0, 1.0]), tol=1e-12)


@pytest.mark.public
@check(
    "scalar_autograd", level="gradients", points=0, ko="x를 여러 번 쓰는 x * x + x", en="x * x + x uses x three times"
)
def test_public_shared(student: Any) -> None:
    value = student.Value(3.0)
    programs = [{"leaves": [3.0], "steps": [["mul", [0], [0]], ["add", [1], [0]]], "roots": [2]}]
    data, grads = student.lab.run_graphs(value, programs, returns=["data: array", "grad: array"])
    # 3 * 3 + 3 = 12, and the derivative of x^2 + x is 2 * 3 + 1 = 7.
    checks.close("data", data, np.array([3.0, 9.0, 12.0]), tol=1e-12)
    checks.close("grad", grads, np.array([7.0, 1.0, 1.0]), tol=1e-12)


@pytest.mark.public
@check(
    "scalar_autograd",
    level="gradients",
    points=0,
    ko="숫자와 섞어 쓰기: 1 / x + 2 * x",
    en="with numbers: 1 / x + 2 * x",
)
def test_public_numbers(student: Any) -> None:
    value = student.Value(2)
    steps = [["div", 1, [0]], ["mul", 2, [0]], ["add", [1], [2]]]
    programs = [{"leaves": [2.0], "steps": steps, "roots": [3]}]
    data, grads = student.lab.run_graphs(value, programs, returns=["data: array", "grad: array"])
    # 1 / 2 + 2 * 2 = 4.5, and the derivative of 1/x + 2x is -1/4 + 2 = 1.75.
    checks.close("data", data, np.array([2.0, 0.5, 4.0, 4.5]), tol=1e-12)
    checks.close("grad", grads, np.array([1.75, 1.0, 1.0, 1.0]), tol=1e-12)


@check("scalar_autograd", level="values", points=1, ko="계산 결과 data", en="results of the operations: data")
def test_graph_data(student: Any, rng: np.random.Generator) -> None:
    a, b, c, d = numbers(rng, 4)
    programs = [
        program([a, b], *[[name, [0], [1]] for name in ("add", "sub", "mul", "div")], roots=[]),
        program([c], *[["pow", [0], n] for n in (2, 3, -1)], ["exp", [0]], ["tanh", [0]], ["relu", [0]], roots=[]),
        program([abs(d)], ["log", [0]], ["pow", [0], 0.5], ["pow", [0], -1.5], ["relu", [0]], roots=[]),
        program([-abs(d)], ["relu", [0]], ["mul", [1], [0]], ["exp", [2]], ["add", [3], [0]], roots=[]),
    ]
    for p, data in zip(programs, ran(student, programs)[0], strict=True):
        checks.close("data", data, reference_autograd.data(p), tol=TOL)


@check("scalar_autograd", level="gradients", points=2, ko="연산 하나하나의 미분", en="the derivative of each operation")
def test_local_rules(student: Any, rng: np.random.Generator, once: Any) -> None:
    a, b, c, d = numbers(rng, 4)
    programs = [program([a, b], [name, [0], [1]]) for name in ("add", "sub", "mul", "div")]
    programs += [program([c], ["pow", [0], n]) for n in (1, 2, 3, -1, -2)]
    programs += [program([abs(d)], ["pow", [0], n]) for n in (0.5, -1.5)]
    programs += [program([abs(d)], ["log", [0]])]
    programs += [program([x], [name, [0]]) for name in ("exp", "tanh", "relu") for x in (abs(a), -abs(b))]
    programs += [program([0.0], ["relu", [0]])]
    compare(student, once, programs)


@check(
    "scalar_autograd",
    level="gradients",
    points=2,
    ko="여러 번 쓰이는 값 (x * x, 마름모 그래프)",
    en="values that are used more than once (x * x, diamonds)",
)
def test_shared_values(student: Any, rng: np.random.Generator, once: Any) -> None:
    x, y = numbers(rng, 2)
    both = [program([x], [name, [0], [0]]) for name in ("add", "sub", "mul", "div")]
    # Paths of unequal length from the output to x, the short one first or last in the sum and in the order of making.
    longer = [["tanh", [0]], ["mul", [1], [1]], ["exp", [2]]]
    diamonds = [
        program([x], ["mul", [0], [0]], ["add", [1], [0]], ["mul", [2], [2]], ["add", [3], [2]], ["mul", [4], [1]]),
        program([x], *longer, ["add", [3], [1]]),
        program([x], *longer, ["add", [1], [3]]),
        program([x], *longer, ["mul", [0], [3]], ["add", [4], [2]]),
        program([x], *longer, ["mul", [3], [0]], ["add", [2], [4]]),
        program([x, y], ["mul", [0], [1]], ["add", [0], [1]], ["mul", [2], [3]], ["sub", [4], [2]]),
        program([x, y], ["add", [1], [0]], ["mul", [1], [0]], ["mul", [2], [3]], ["sub", [4], [3]]),
    ]
    compare(student, once, both + diamonds)


@check(
    "scalar_autograd",
    level="gradients",
    points=1,
    ko="왼쪽이나 오른쪽에 오는 숫자",
    en="numbers on the left and on the right",
)
def test_numbers_on_either_side(student: Any, rng: np.random.Generator, once: Any) -> None:
    (x,) = numbers(rng, 1)
    programs = []
    for number in (3, float(rng.uniform(0.5, 2.0)), -1):
        for name in ("add", "sub", "mul", "div"):
            programs += [program([x], [name, [0], number]), program([x], [name, number, [0]])]
    compare(student, once, programs)


@check("scalar_autograd", level="gradients", points=2, ko="무작위 그래프 200개", en="200 random graphs")
def test_random_graphs(student: Any, rng: np.random.Generator, once: Any) -> None:
    compare(student, once, once("programs", lambda: [reference_autograd.random_program(rng) for _ in range(200)]))


@check(
    "scalar_autograd",
    level="edge",
    points=1,
    ko="backward를 두 번 불러도 같은 기울기",
    en="calling backward twice gives the same gradients",
)
def test_backward_twice(student: Any, rng: np.random.Generator, once: Any) -> None:
    x, y = numbers(rng, 2)
    steps = [["mul", [0], [1]], ["tanh", [2]], ["add", [3], [0]], ["mul", [4], [2]]]
    compare(student, once, [program([x, y], *steps, roots=roots) for roots in ([5, 5], [5, 5, 5], [3, 5])])


@check("scalar_autograd", level="edge", points=1, ko="2000번 이어진 연산", en="a chain of 2000 operations")
def test_long_chain(student: Any, rng: np.random.Generator) -> None:
    x = float(rng.uniform(0.5, 1.5))
    factors = rng.uniform(0.99, 1.01, size=CHAIN // 2)
    steps: list[list[Any]] = []
    for k, factor in enumerate(factors):
        steps += [["mul", [2 * k], float(factor)], ["add", [2 * k + 1], 0.001]]
    (data,), (grad,) = ran(student, [program([x], *steps)])
    # A number is multiplied, then 0.001 is added, a thousand times: the slope at a node is the product of the factors
    # still to come.
    value, want = x, [x]
    for factor in factors:
        want += [value * factor, value * factor + 0.001]
        value = want[-1]
    to_come = np.append(np.cumprod(factors[::-1])[::-1], 1.0)
    checks.close("data", data, np.array(want), tol=TOL)
    checks.close("grad", grad, np.repeat(to_come, 2)[1:], tol=TOL)
