"""Expression programs and their gradients, without a backward pass.

The slope of each operation is a complex step, Im f(x + ih) / h, exact to rounding for analytic functions; the gradient
of one node with respect to all others solves one linear system, (I - A)^T g = e, where A[k, i] is the slope of node k
in node i. A program is what `run_graphs` in apparatus.py takes. tests/test_day1_graph.py compares with torch.autograd.
"""

from __future__ import annotations

import cmath
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["data", "gradients", "program", "random_program"]

Array = npt.NDArray[Any]
Program = dict[str, Any]

TINY = 1e-20  # nothing is subtracted in a complex step, so that it can be as small as this
FUNCTIONS: dict[str, Any] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b,
    "pow": lambda a, b: a**b,
    "exp": cmath.exp,
    "log": cmath.log,
    "tanh": cmath.tanh,
    "relu": lambda a: a if complex(a).real > 0 else 0.0 * a,
}


def program(leaves: Sequence[float], *steps: Sequence[Any], roots: Sequence[int] = (-1,)) -> Program:
    """A program; in `steps` an operand [i] is node i and a plain number is that number."""
    return {"leaves": list(leaves), "steps": [list(s) for s in steps], "roots": list(roots)}


def _operands(values: Sequence[float], step: Sequence[Any]) -> list[Any]:
    return [values[o[0]] if isinstance(o, list) else o for o in step[1:]]


def data(p: Program) -> Array:
    """The values of all nodes, leaves first."""
    values = [float(x) for x in p["leaves"]]
    for step in p["steps"]:
        values.append(complex(FUNCTIONS[step[0]](*_operands(values, step))).real)
    return np.array(values)


def gradients(p: Program) -> Array:
    """d(last root) / d(node) for every node."""
    values = list(data(p))
    slopes = np.zeros((len(values), len(values)))
    for k, step in enumerate(p["steps"], len(p["leaves"])):
        args = _operands(values, step)
        for at, operand in enumerate(step[1:]):
            if isinstance(operand, list):
                moved = [complex(a, TINY) if i == at else a for i, a in enumerate(args)]
                slopes[k, operand[0]] += complex(FUNCTIONS[step[0]](*moved)).imag / TINY
    one = np.zeros(len(values))
    one[p["roots"][-1]] = 1.0
    return np.linalg.solve((np.eye(len(values)) - slopes).T, one)


def random_program(rng: np.random.Generator, size: int = 10, deepest: int = 8) -> Program:
    """`size` random operations on three leaves, at most `deepest` above each other; operands are used again freely.

    Values stay where all operations are defined, smooth and of moderate size: |value| < 20, logarithms of more than
    0.2, divisors of more than 0.3 in size, and no ReLU closer to its kink than 0.001.
    """
    p = program([float(x) for x in rng.uniform(-2, 2, size=3)])
    depth = [0, 0, 0]
    while len(p["steps"]) < size:
        name = str(rng.choice(list(FUNCTIONS)))
        values = data(p)
        picks = [len(values) - 1 if rng.random() < 0.5 else int(rng.integers(len(values))) for _ in range(2)]
        step = [name, [picks[0]]]
        if name == "pow":
            step.append([2, 3, -1, 0.5, -1.5][int(rng.integers(5))])
        elif name in ("add", "sub", "mul", "div"):
            number = int(rng.integers(1, 5)) if rng.random() < 0.5 else float(rng.uniform(0.5, 3.0))
            step.append([picks[1]] if rng.random() < 0.7 else number)
            if rng.random() < 0.5:
                step[1:] = step[:0:-1]
        level = 1 + max(depth[o[0]] for o in step[1:] if isinstance(o, list))
        if level <= deepest and _tame(name, _operands(list(values), step)):
            p["steps"].append(step)
            depth.append(level)
    return p


def _tame(name: str, args: Sequence[Any]) -> bool:
    match name:
        case "pow" if isinstance(args[1], float):
            fits = args[0] > 0.3
        case "pow" | "div":
            fits = abs(args[-1] if name == "div" else args[0]) > 0.3
        case "log":
            fits = args[0] > 0.2
        case "exp":
            fits = args[0] < 2.5
        case "relu":
            fits = abs(args[0]) > 1e-3
        case _:
            fits = True
    return fits and abs(FUNCTIONS[name](*args)) < 20
