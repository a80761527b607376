"""What graders of day 1 need beside the student's code: functions to differentiate, gates to swap. Nothing secret."""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

names: Mapping[str, Any]  # the student's own names, put here by the worker

Array = npt.NDArray[Any]
GRAPH_OPERATIONS = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
    "pow": operator.pow,
    "exp": operator.methodcaller("exp"),
    "log": operator.methodcaller("log"),
    "tanh": operator.methodcaller("tanh"),
    "relu": operator.methodcaller("relu"),
}


def stuck_gate(answer: int) -> Callable[[Array], Array]:
    """A gate that gives `answer` whatever its inputs are: x (N, 2) -> (N,)."""
    return lambda x: np.full(len(x), answer)


def without_overflow(name: str, x: Array) -> Any:
    """The student's function `name` at `x`; NumPy's warnings of overflow and of invalid values are errors here."""
    with np.errstate(over="raise", invalid="raise"):
        return names[name](x)


def squares() -> Callable[[Array], float]:
    return lambda x: float((x * x).sum())


def quadratic(a: Array) -> Callable[[Array], float]:
    """x -> x^T a x / 2 over the entries of x in C order."""
    return lambda x: float(x.reshape(-1) @ a @ x.reshape(-1) / 2)


def log_sum_exp() -> Callable[[Array], float]:
    return lambda x: float(np.log(np.exp(x - x.max()).sum()) + x.max())


def sines() -> Callable[[Array], float]:
    return lambda x: float(np.sin(x).sum())


def cubes() -> Callable[[Array], float]:
    return lambda x: float((x**3).sum())


def raising(at: int) -> Callable[[Array], float]:
    """Raises at call number `at`, counted from 1."""
    calls = 0

    def f(x: Array) -> float:
        nonlocal calls
        calls += 1
        if calls == at:
            raise ArithmeticError("this f stops here")
        return float(np.sin(x).sum())

    return f


def sines_of_shape_1(most: int) -> Callable[[Array], Array]:
    """Gives an array (1,), and raises once it is called more than `most` times."""
    calls = 0

    def f(x: Array) -> Array:
        nonlocal calls
        calls += 1
        if calls > most:
            raise RuntimeError(f"f was called more than 2 * x.size + 1 = {most} times")
        return np.array([np.sin(x).sum()])

    return f


def run_graphs(value, programs):
    """Data and gradients of all nodes of all `programs`, as two flat arrays.

    value : an instance of the student's class, which says which class it is
    programs : dicts of "leaves", numbers; "steps", lists [operation, operand, ...] where an operand is a number or a
        list with the index of a node; and "roots", the indices of the nodes to call backward() of, in this order. Or
        all of them as JSON, which crosses to the student's side sooner than thousands of short lists
    """
    programs = json.loads(programs) if isinstance(programs, str) else programs
    make, data, grads = type(value), [], []
    for program in programs:
        nodes = [make(number) for number in program["leaves"]]
        for name, *operands in program["steps"]:
            opened = [nodes[o[0]] if isinstance(o, list | tuple) else o for o in operands]
            nodes.append(GRAPH_OPERATIONS[name](*opened))
        for root in program["roots"]:
            nodes[root].backward()
        data += [node.data for node in nodes]
        grads += [node.grad for node in nodes]
    return np.array(data), np.array(grads)


def load_params(net, values):
    """Write `values`, arrays by name, into the arrays of net.params."""
    for name, value in values.items():
        net.params[name][...] = value


def descend(net, X, y, lr, steps):
    """The arrays of net.params after `steps` steps of full-batch gradient descent along the gradients of net.loss."""
    for _ in range(steps):
        _, grads = net.loss(X, y)
        for name, value in net.params.items():
            value[...] = value + np.multiply(grads[name], -lr)
    return {name: np.array(value) for name, value in net.params.items()}


def generator(seed):
    return np.random.default_rng(seed)


def drain(batches):
    """Copies of all pairs that an iterator yields: one that fills the same buffer again and again is right too."""
    return [[np.array(xb), np.array(yb)] for xb, yb in batches]


def global_numbers():
    """The next numbers of NumPy's global generator: the same two lists in a row only where nobody drew in between."""
    state = np.random.get_state()
    numbers = np.random.random(4)
    np.random.set_state(state)
    return numbers
