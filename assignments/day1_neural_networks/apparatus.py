"""What graders of day 1 need beside the student's code: functions to differentiate, gates to swap. Nothing secret."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

names: Mapping[str, Any]  # the student's own names, put here by the worker

Array = npt.NDArray[Any]


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


def batches(X: Array, y: Array, size: int, seed: int, times: int, shuffle: bool) -> list[list[list[Array]]]:
    """`times` epochs of the student's iterate_minibatches with one generator: for each, its batches."""
    rng = np.random.default_rng(seed)
    iterate = names["iterate_minibatches"]
    return [[list(pair) for pair in iterate(X, y, size, rng, shuffle=shuffle)] for _ in range(times)]


def global_draw(X: Array, y: Array) -> list[float]:
    """A number from NumPy's global state with no epoch before it, and with one."""
    drawn = []
    for epoch in (False, True):
        np.random.seed(5)
        if epoch:
            list(names["iterate_minibatches"](X, y, 4, np.random.default_rng(1)))
        drawn.append(float(np.random.random()))
    return drawn


def stepped(params: dict[str, Array], grads: dict[str, Array], lr: float, steps: int) -> dict[str, dict[str, Array]]:
    """After some steps of the student's sgd_step: what `params` holds, what a second reference sees, and `grads`."""
    elsewhere = dict(params)
    for _ in range(steps):
        names["sgd_step"](params, grads, lr)
    return {"held": params, "elsewhere": elsewhere, "grads": grads}
