"""Graders of D1-13: mini-batches and the SGD step.

Row n of X carries its own number n in its first column and y[n] = 3 n + 1, so that each batch tells which examples it
holds and whether they are still paired. Everything is exact but for the step w - lr g, where two ways of writing it may
differ in the last bit: 1e-15 scaled, so 1e-12.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder import checks
from autograder.harness import check


def examples(rng: np.random.Generator, n: int) -> tuple[Any, Any]:
    X = rng.normal(size=(n, 3))
    X[:, 0] = np.arange(n)
    return X, 3 * np.arange(n) + 1


def well_formed(found: Any, times: int) -> list[Any]:
    """`found` if it is `times` epochs of pairs of arrays; fails otherwise."""
    well = isinstance(found, list) and all(
        isinstance(b, list) and len(b) == 2 and all(isinstance(a, np.ndarray) and a.ndim for a in b)
        for epoch in found
        for b in epoch
    )
    if not well or len(found) != times:
        checks.fail("not_pairs", name="iterate_minibatches")
    return list(found)


def epochs(student: Any, X: Any, y: Any, size: int, seed: int, times: int = 1, shuffle: bool = True) -> list[Any]:
    """`times` epochs with one generator: for each, its batches as [xb, yb]."""
    held_X, held_y = student.put(X), student.put(y)
    found = student.lab.batches(held_X, held_y, size, seed, times, shuffle, returns=["batches: data"])
    checks.unchanged("X", X, student.get(held_X))
    checks.unchanged("y", y, student.get(held_y))
    return well_formed(found, times)


def order(epoch: list[Any]) -> list[int]:
    """The numbers of the examples, in the order in which they came; fails where X and y are no longer paired."""
    for xb, yb in epoch:
        if len(xb) != len(yb) or xb.ndim != 2 or not np.array_equal(3 * xb[:, 0] + 1, yb.reshape(-1)):
            checks.fail("pairs_broken", name="iterate_minibatches")
    return [int(number) for xb, _ in epoch for number in xb[:, 0]]


@pytest.mark.public
@check("minibatches", level="values", points=0, ko="다섯 예제, 두 개씩", en="five examples, two at a time")
def test_public_batches(student: Any) -> None:
    X = np.array([[0.0], [1.0], [2.0], [3.0], [4.0]])
    found = student.lab.batches(X, np.arange(5), 2, 0, 1, False, returns=["batches: data"])
    (epoch,) = well_formed(found, 1)
    sizes = np.array([len(xb) for xb, _ in epoch], dtype=float)
    checks.close("sizes", sizes, np.array([2.0, 2.0, 1.0]), tol=1e-12)
    checks.close("order", np.concatenate([yb.reshape(-1) for _, yb in epoch]), np.arange(5.0), tol=1e-12)


@pytest.mark.public
@check("minibatches", level="values", points=0, ko="한 걸음 (손 계산)", en="one step, worked by hand")
def test_public_step(student: Any) -> None:
    params, grads = {"w": np.array([1.0, 2.0])}, {"w": np.array([10.0, -10.0])}
    after = student.lab.stepped(params, grads, 0.1, 1, returns=["params: data"])
    checks.close("w", after["held"]["w"], np.array([0.0, 3.0]), tol=1e-12)


@check("minibatches", level="values", points=1.5, ko="모든 예제가 한 번씩, 짝 맞게", en="every example once, in pairs")
def test_every_example_once(student: Any, rng: np.random.Generator) -> None:
    for n, size in ((12, 4), (13, 4), (5, 1), (6, 10), (1, 3)):
        X, y = examples(rng, n)
        for shuffle in (False, True):
            (epoch,) = epochs(student, X, y, size, int(rng.integers(1000)), shuffle=shuffle)
            seen = order(epoch)
            checks.shape("epoch", np.zeros(len(seen)), (n,))
            if sorted(seen) != list(range(n)):
                checks.fail("not_once_each", name="iterate_minibatches")
            want = [min(size, n - start) for start in range(0, n, size)]
            checks.close("batch sizes", np.array([len(xb) for xb, _ in epoch]), np.array(want), tol=1e-12)


@check("minibatches", level="values", points=1, ko="순서", en="the order")
def test_order_of_epochs(student: Any, rng: np.random.Generator) -> None:
    X, y = examples(rng, 40)
    seed = int(rng.integers(1000))
    (plain,) = epochs(student, X, y, 8, seed, shuffle=False)
    checks.close("order", np.array(order(plain)), np.arange(40), tol=1e-12)
    first, second = (order(epoch) for epoch in epochs(student, X, y, 8, seed, times=2))
    (again,) = (order(epoch) for epoch in epochs(student, X, y, 8, seed))
    (other,) = (order(epoch) for epoch in epochs(student, X, y, 8, seed + 1))
    if sorted(first) == first:
        checks.fail("not_shuffled", name="iterate_minibatches")
    if first == second:
        checks.fail("same_order", name="iterate_minibatches")
    if first != again:
        checks.fail("not_repeatable", name="iterate_minibatches", times=2)
    if first == other:
        checks.fail("seed_ignored", name="iterate_minibatches")


@check("minibatches", level="values", points=1.5, ko="SGD 한 걸음", en="a step of SGD")
def test_sgd_step(student: Any, rng: np.random.Generator) -> None:
    shapes = {"W1": (4, 3), "b1": (3,), "W2": (3, 2)}
    params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    grads = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    for lr, steps in ((0.1, 1), (0.5, 3)):
        after = student.lab.stepped(params, grads, lr, steps, returns=["params: data"])
        for name in shapes:
            want = params[name] - steps * lr * grads[name]
            checks.close(name, after["held"][name], want, tol=1e-12)
            checks.unchanged(f"grads[{name}]", grads[name], after["grads"][name])


@check("minibatches", level="edge", points=0.5, ko="배열은 같은 객체로", en="the arrays stay the same objects")
def test_arrays_keep_their_identity(student: Any, rng: np.random.Generator) -> None:
    w, g = rng.normal(size=(2, 3)), rng.normal(size=(2, 3))
    after = student.lab.stepped({"w": w}, {"w": g}, 0.1, 1, returns=["params: data"])
    checks.close("w", after["elsewhere"]["w"], w - 0.1 * g, tol=1e-12)


@check("minibatches", level="edge", points=0.5, ko="전역 난수는 그대로", en="the global random state is left alone")
def test_global_state_is_left_alone(student: Any, rng: np.random.Generator) -> None:
    X, y = examples(rng, 20)
    (epoch,) = epochs(student, X, y, 4, 3)
    if sorted(order(epoch)) != list(range(20)):
        checks.fail("not_once_each", name="iterate_minibatches")
    drawn = student.lab.global_draw(X, y, returns=["draws: data"])
    checks.close("np.random", np.array(drawn[0]), np.array(drawn[1]), tol=1e-12)
