"""Graders of D1-13: iterate_minibatches and sgd_step.

Everything is exact but for one rounding: w - lr * g is compared at 1e-15 of the largest weight, for lr * g may be taken
off in more than one way. Everything stands on one level, because the two functions have nothing to do with each other.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_batches

from autograder import checks
from autograder.harness import check

SIZES = [(12, 4), (10, 4), (7, 3), (5, 1), (6, 10), (1, 3)]  # N and batch_size; 10, 7 and 6 leave a smaller last batch


def epoch(student: Any, X: Any, y: Any, batch_size: int, generator: Any, **options: Any) -> list[tuple[Any, Any]]:
    """The batches of one epoch as pairs of arrays: xb (n, ...) of X's dtype and yb (n,) of integers."""
    batches = student.iterate_minibatches(X, y, batch_size, generator, **options)
    pairs = student.lab.drain(batches, returns=["batches: data"])
    found = []
    for pair in pairs if isinstance(pairs, list) else []:
        xb, yb = pair if isinstance(pair, list) and len(pair) == 2 else (None, None)
        if not isinstance(xb, np.ndarray) or not isinstance(yb, np.ndarray) or xb.dtype.kind not in "biuf":
            checks.fail("not_an_array", name="xb, yb", type=type(pair).__name__)
        if yb.dtype.kind not in "iu":
            checks.dtype("yb", yb, np.int64)
        checks.shape("yb", yb, (len(yb.reshape(-1)),))
        found.append((xb, yb.reshape(-1)))
    return found


def fresh(student: Any, seed: int) -> Any:
    """A NumPy generator on the student's side."""
    return student.lab.generator(seed, returns=["rng: handle"])


def covers(batches: Any, X: Any, y: Any, batch_size: int) -> Any:
    """The numbers of the examples in the order in which they came; every one has to come once, in full batches."""
    n, want = len(y), reference_batches.sizes(len(y), batch_size)
    got = [len(yb) for _, yb in batches]
    checks.shape("np.concatenate(yb)", np.zeros(sum(got)), (n,))
    checks.shape("list(batches)", np.zeros(len(got)), (len(want),))
    for (xb, _), size in zip(batches, want, strict=True):
        checks.shape("xb", xb, (size, *X.shape[1:]))
    order = reference_batches.numbers(y, np.concatenate([yb for _, yb in batches]))
    checks.close("yb", np.sort(y[order[order >= 0]]), np.sort(y), tol=0.0)
    return order


@pytest.mark.public
@check("minibatches", level="values", points=0, ko="예제 5개를 2개씩", en="5 examples, 2 at a time")
def test_public_batches(student: Any) -> None:
    X, y = np.array([[0.0, 0.5], [1.0, 1.5], [2.0, 2.5], [3.0, 3.5], [4.0, 4.5]]), np.array([0, 1, 2, 3, 4])
    rng = student.lab.generator(0, returns=["rng: handle"])
    pairs = student.lab.drain(student.iterate_minibatches(X, y, 2, rng), returns=["batches: data"])
    # Two batches of 2 and one of 1, together all of the five; x of example i is [i, i + 0.5].
    checks.shape("list(batches)", np.zeros(len(pairs)), (3,))
    xb, yb = np.concatenate([pair[0] for pair in pairs]), np.concatenate([pair[1] for pair in pairs])
    checks.close("sorted yb", np.sort(yb), y, tol=1e-12)
    checks.close("xb", xb, np.stack([yb, yb + 0.5], axis=1), tol=1e-12)


@pytest.mark.public
@check("minibatches", level="values", points=0, ko="한 걸음 (손 계산)", en="one step, worked by hand")
def test_public_sgd(student: Any) -> None:
    w, b = student.put(np.array([[1.0, 2.0], [3.0, 4.0]])), student.put(np.array([10.0]))
    grads = {"w": np.array([[1.0, 0.0], [-2.0, 10.0]]), "b": np.array([4.0])}
    student.sgd_step({"w": w, "b": b}, grads, 0.1)
    # These are the very arrays that went in: 1 - 0.1 * 1, 2 - 0.1 * 0, 3 + 0.1 * 2, 4 - 0.1 * 10 and 10 - 0.1 * 4.
    checks.close("w", student.get(w), np.array([[0.9, 2.0], [3.2, 3.0]]), tol=1e-12)
    checks.close("b", student.get(b), np.array([9.6]), tol=1e-12)


@check(
    "minibatches",
    level="values",
    points=1,
    ko="epoch마다 모든 예제가 한 번씩",
    en="every example once per epoch",
)
def test_batches_cover_the_epoch(student: Any, rng: np.random.Generator) -> None:
    for seed, (n, batch_size) in enumerate(SIZES):
        X, y = reference_batches.examples(rng, n, (3,))
        for options in ({}, {"shuffle": False}):
            covers(epoch(student, X, y, batch_size, fresh(student, seed), **options), X, y, batch_size)


@check("minibatches", level="values", points=1, ko="x와 y는 언제나 짝", en="x and y stay together")
def test_batches_keep_pairs(student: Any, rng: np.random.Generator) -> None:
    for seed, dims in enumerate([(3,), (1,), (2, 2, 3)]):
        X, y = reference_batches.examples(rng, 11, dims)
        batches = epoch(student, X, y, 4, fresh(student, seed))
        # Whether the last batch is there is another test's business; two full ones have to be.
        checks.at_least(
            "len(list(batches))",
            float(len(batches)),
            2.0,
            ko="`iterate_minibatches`에서 나온 배치의 수",
            en="Batches from `iterate_minibatches`",
        )
        for xb, yb in batches:
            checks.close("xb", xb, X[reference_batches.numbers(y, yb)], tol=0.0)


@check("minibatches", level="values", points=1, ko="섞는 순서", en="the order of shuffling")
def test_batches_order(student: Any, rng: np.random.Generator) -> None:
    X, y = reference_batches.examples(rng, 40, (2,))

    def order(generator: Any, **options: Any) -> Any:
        batches = epoch(student, X, y, 16, generator, **options)
        checks.shape("np.concatenate(yb)", np.zeros(sum(len(yb) for _, yb in batches)), (40,))
        return reference_batches.numbers(y, np.concatenate([yb for _, yb in batches]))

    def same(a: Any, b: Any) -> bool:
        return bool(np.array_equal(a, b))

    one, again = fresh(student, 1), fresh(student, 1)
    before = student.lab.global_numbers(returns=["numbers: array"])
    first, second = order(one), order(one)
    repeated, other = order(again), order(fresh(student, 2))
    after = student.lab.global_numbers(returns=["numbers: array"])
    plain = order(fresh(student, 3), shuffle=False)
    for each in (first, second, repeated, other):
        checks.shape("np.unique(yb)", np.unique(each), (40,))
    # 40 examples fall into the same order twice by chance once in 10^47.
    checks.at_least(
        "(epoch1 != epoch2).sum()",
        float((first != second).sum()),
        1.0,
        ko="다음 epoch에서 자리가 달라진 예제의 수",
        en="Examples in another place in the next epoch",
    )
    checks.at_least(
        "(epoch1 != np.arange(N)).sum()",
        float((first != np.arange(40)).sum()),
        1.0,
        ko="섞은 뒤 자리가 달라진 예제의 수",
        en="Examples in another place after shuffling",
    )
    if not same(first, repeated):
        checks.fail("not_repeatable", name="iterate_minibatches", times=2)
    if same(first, other):
        checks.fail("seed_ignored", name="iterate_minibatches")
    checks.unchanged("np.random", before, after)
    checks.close("order", plain, np.arange(40), tol=0.0)


@check("minibatches", level="values", points=1, ko="X와 y를 바꾸지 않음", en="X and y stay as they were")
def test_batches_leave_the_data(student: Any, rng: np.random.Generator) -> None:
    X, y = reference_batches.examples(rng, 10, (3,))
    held_X, held_y = student.put(X), student.put(y)
    batches = epoch(student, held_X, held_y, 4, fresh(student, 5))
    covers(batches, X, y, 4)
    checks.unchanged("X", X, student.get(held_X))
    checks.unchanged("y", y, student.get(held_y))


@check("minibatches", level="values", points=1, ko="sgd_step은 배열을 갱신", en="sgd_step updates the arrays")
def test_sgd_step(student: Any, rng: np.random.Generator) -> None:
    params = {"W1": rng.normal(size=(4, 3)), "b1": rng.normal(size=3), "k": rng.normal(size=(2, 1, 3, 3))}
    grads = {name: rng.normal(size=value.shape) for name, value in params.items()}
    held = {name: student.put(value) for name, value in params.items()}
    slopes = {name: student.put(grads[name]) for name in reversed(grads)}  # an order of their own
    student.sgd_step(held, slopes, 0.3)
    # What is read here are the arrays that went in, and not whatever the dict holds now.
    for name, value in params.items():
        checks.close(f'params["{name}"]', student.get(held[name]), value - 0.3 * grads[name], tol=1e-15)
        checks.unchanged(f'grads["{name}"]', grads[name], student.get(slopes[name]))
