"""Graders of D1-01: a threshold neuron, and gates made of it.

Every answer is 0 or 1, so the comparison is exact. Random sums stay away from 0 (1e-6 against rounding of 1e-15) but
where the rule at the threshold itself is the question. That XOR is made of the other gates is told by its answers
alone: with gates in their place that answer the same whatever they are given, nothing made of them can tell rows
apart.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder import checks
from autograder.harness import check

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
GATES = {"AND": [0, 0, 0, 1], "NAND": [1, 1, 1, 0], "OR": [0, 1, 1, 1], "XOR": [0, 1, 1, 0]}


def bits(name: str, got: Any, want: Any) -> None:
    """`got` must be the 0s and 1s of `want`; a boolean counts as its number here."""
    checks.shape(name, got, np.shape(want))
    checks.close(name, got, np.asarray(want, np.float64), tol=1e-9)


def table(gate: str, x: Any) -> Any:
    """The gate's answers to rows of 0 and 1."""
    return np.array(GATES[gate])[(2 * x[:, 0] + x[:, 1]).astype(int)]


@pytest.mark.public
@check("logic_gates", level="values", points=0, ko="작은 예제 (손 계산)", en="small example, worked by hand")
def test_public_perceptron(student: Any) -> None:
    x = np.array([[1.0, 2.0], [3.0, -1.0], [0.0, 0.0]])
    # sums 1*2 - 2*1 - 0.5 = -0.5, 3*2 + 1*1 - 0.5 = 6.5, -0.5
    got = student.perceptron(x, np.array([2.0, -1.0]), -0.5)
    checks.shape("y", got, (3,))
    checks.close("y", got, np.array([0.0, 1.0, 0.0]), tol=1e-9)


@pytest.mark.public
@check("logic_gates", level="values", points=0, ko="네 행의 게이트", en="the gates on four rows")
def test_public_gates(student: Any) -> None:
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    for name, gate, want in (
        ("AND", student.AND, [0.0, 0.0, 0.0, 1.0]),
        ("NAND", student.NAND, [1.0, 1.0, 1.0, 0.0]),
        ("OR", student.OR, [0.0, 1.0, 1.0, 1.0]),
        ("XOR", student.XOR, [0.0, 1.0, 1.0, 0.0]),
    ):
        checks.close(name, gate(x), np.array(want), tol=1e-9)


@check("logic_gates", level="values", points=1, ko="뉴런의 값", en="values of the neuron")
def test_perceptron_values(student: Any, rng: np.random.Generator) -> None:
    for n in (7, 1, 1000):
        x, w, b = rng.normal(size=(n, 2)), rng.normal(size=2), float(rng.normal())
        total = x[:, 0] * w[0] + x[:, 1] * w[1] + b
        x[np.abs(total) < 1e-6] += 1e-3
        total = x[:, 0] * w[0] + x[:, 1] * w[1] + b
        bits("perceptron(x, w, b)", student.perceptron(x, w, b), total > 0)


@check("logic_gates", level="values", points=0.5, ko="합이 정확히 0일 때", en="where the sum is exactly 0")
def test_perceptron_at_threshold(student: Any, rng: np.random.Generator) -> None:
    x = rng.integers(-3, 4, size=(40, 2)).astype(float)
    for w, b in (([0.0, 0.0], 0.0), ([1.0, 1.0], -2.0), ([1.0, -2.0], 1.0)):
        bits("perceptron(x, w, b)", student.perceptron(x, np.array(w), b), x[:, 0] * w[0] + x[:, 1] * w[1] > -b)


@check("logic_gates", level="values", points=1, ko="세 게이트의 값", en="values of AND, NAND and OR")
def test_gates(student: Any, rng: np.random.Generator) -> None:
    for x in (CORNERS[rng.permutation(4)], CORNERS[rng.integers(0, 4, size=200)], *CORNERS[:, None, :]):
        for name, gate in (("AND", student.AND), ("NAND", student.NAND), ("OR", student.OR)):
            bits(name, gate(x), table(name, x))


@check("logic_gates", level="values", points=0.5, ko="XOR 게이트의 값", en="values of XOR")
def test_xor(student: Any, rng: np.random.Generator) -> None:
    for x in (CORNERS[rng.permutation(4)], CORNERS[rng.integers(0, 4, size=200)], *CORNERS[:, None, :]):
        bits("XOR", student.XOR(x), table("XOR", x))


@check("logic_gates", level="edge", points=0.5, ko="정수로 답하고 x는 그대로", en="integer answers, x left alone")
def test_gate_types(student: Any, rng: np.random.Generator) -> None:
    rows = CORNERS[rng.integers(0, 4, size=20)]
    for kind in (np.int64, np.float64, np.bool_):
        x = rows.astype(kind)
        held = student.put(x)
        for name, gate in (("AND", student.AND), ("NAND", student.NAND), ("OR", student.OR), ("XOR", student.XOR)):
            got = gate(held)
            bits(name, got, table(name, rows))
            if got.dtype.kind not in "iu":
                checks.dtype(name, got, np.int64)
        checks.unchanged("x", x, student.get(held))


@check("logic_gates", level="edge", points=0.5, ko="XOR는 게이트로 만들기", en="XOR is made of gates")
def test_xor_is_made_of_gates(student: Any, rng: np.random.Generator) -> None:
    x = CORNERS[rng.permutation(4)]
    bits("XOR", student.XOR(x), table("XOR", x))
    for answer in (0, 1):
        for gate in ("AND", "NAND", "OR"):
            student.replace(gate, student.lab.stuck_gate(answer, returns=["gate: handle"]))
        got = student.XOR(x)
        checks.shape("XOR", got, (4,))
        if len(np.unique(got)) != 1:
            checks.fail("not_made_of", name="XOR", parts="AND, NAND, OR")
