"""Graders of D5-16, entropy_sampling and permutation_importance.

entropy_sampling is judged by the indices that come back, for probabilities whose entropies differ by 1e-3 and more or
are equal because the rows hold the same numbers in the same order: right versions differ by 1e-16, EXACT, 1e-9.

permutation_importance depends on which permutations rng gives, so it is compared with its mean over all of them, which
the reference computes. With N = 60 one repeat has a standard deviation of at most 0.5 / sqrt(60) = 0.065, the mean of
REPEATS = 300 of at most 0.0037: ROOM, 0.02, is more than five of these. A single repeat misses it in one column of
four and more. What does not depend on the permutations is exact: columns that are not used, and a classifier that is
right as long as a column has the same values in another order.

Verdicts rest on indices and importances for hidden data; the classifiers run beside the student's code, and what they
are asked is never evidence.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_active_learning as reference

from autograder import checks
from autograder.harness import check

EXACT, ROOM, REPEATS = 1e-9, 0.02, 300


def probabilities(rng: np.random.Generator, n: int, classes: int) -> Any:
    """n rows whose entropies differ by at least 1e-3, in random order."""
    kept: list[Any] = []
    entropies: list[float] = []
    while len(kept) < n:
        row = rng.dirichlet(np.full(classes, rng.uniform(0.2, 3.0)))
        entropy = float(-(row * np.log(np.maximum(row, 1e-300))).sum())
        if all(abs(entropy - e) > 1e-3 for e in entropies):
            kept.append(row)
            entropies.append(entropy)
    return np.array(kept)


def chosen(student: Any, probs: Any, k: int) -> None:
    """The student's k indices are the right ones in the right order."""
    idx = student.entropy_sampling(probs, k)
    checks.shape("idx", idx, (k,))
    if k:
        if idx.dtype.kind not in "iu":
            checks.fail("dtype", name="idx", got=str(idx.dtype), want="int64")
        checks.close("idx", idx.reshape(-1), reference.most_uncertain(probs, k), tol=EXACT)


def measured(student: Any, predict: Any, X: Any, y: Any, seed: int, *n_repeats: int) -> Any:
    """The student's importances, float64 and finite."""
    rng = student.lab.active_learning_rng(seed, returns=["rng: handle"])
    found = student.permutation_importance(predict, X, y, rng, *n_repeats)
    checks.finite("importances", found)
    return found.astype(np.float64)


def linear(student: Any, weights: Any) -> Any:
    return student.lab.active_learning_predict(weights, returns=["predict: handle"])


def ask(weights: Any) -> Any:
    """The same classifier here."""
    return lambda X: (X @ weights).argmax(axis=1)


@pytest.mark.public
@check("active_learning", level="values", points=0, ko="가장 불확실한 예제 (손 계산)", en="most uncertain, by hand")
def test_public_entropy_sampling(student: Any) -> None:
    # Entropies: 0.9 * 0.105 + 0.1 * 2.996 = 0.39, 0.555 * 0.589 + 0.44 * 0.821 + 0.005 * 5.3 = 0.71, log 3.
    third = 1 / 3
    probs = np.array([[0.9, 0.05, 0.05], [0.555, 0.44, 0.005], [third, third, third]])
    checks.close("idx", student.entropy_sampling(probs, 2), np.array([2, 1]), tol=1e-9)


@pytest.mark.public
@check("active_learning", level="edge", points=0, ko="확률 0과 같은 엔트로피", en="zeros and equal entropies")
def test_public_entropy_sampling_ties(student: Any) -> None:
    # Entropies: 0, log 2 = 0.69, log 2 again, and 0.9 * 0.105 + 0.1 * 2.303 = 0.33.
    probs = np.array([[1.0, 0.0, 0.0], [0.5, 0.5, 0.0], [0.0, 0.5, 0.5], [0.9, 0.1, 0.0]])
    checks.close("idx", student.entropy_sampling(probs, 4), np.array([1, 2, 3, 0]), tol=1e-9)


@pytest.mark.public
@check("active_learning", level="values", points=0, ko="한 열만 보는 모델", en="a model that looks at one column")
def test_public_permutation_importance(student: Any) -> None:
    X = np.array([[-3.0, 5.0], [-2.0, 1.0], [-1.0, 4.0], [1.0, 3.0], [2.0, 2.0], [3.0, 6.0]])
    y = np.array([0, 0, 0, 1, 1, 1])
    predict = student.lab.active_learning_predict(np.array([[-1.0, 1.0], [0.0, 0.0]]), returns=["predict: handle"])
    rng = student.lab.active_learning_rng(0, returns=["rng: handle"])
    found = student.permutation_importance(predict, X, y, rng, 400)
    # Each row gets a value of the wrong sign in 3 of 6 cases: accuracy falls from 1 to 0.5 on average.
    checks.close("importances", found, np.array([0.5, 0.0]), tol=0.1)


@check("active_learning", level="values", points=2, ko="가장 불확실한 k개", en="the k most uncertain")
def test_entropy_sampling(student: Any, rng: np.random.Generator) -> None:
    for n, classes, k in [(20, 3, 5), (30, 10, 12), (8, 2, 3)]:
        chosen(student, probabilities(rng, n, classes), k)


@check("active_learning", level="values", points=2, ko="중요도의 크기와 부호", en="size and sign of importances")
def test_importance(student: Any, rng: np.random.Generator) -> None:
    for d, classes in [(4, 3), (3, 2)]:
        weights = rng.normal(size=(d, classes)) * np.linspace(0.3, 2.0, d)[:, None]
        X, y = reference.data(rng, 60, weights)
        seed, given = int(rng.integers(1 << 31)), student.put(X)
        found = measured(student, linear(student, weights), given, y, seed, REPEATS)
        student.get(given)  # no verdict: it tells two ways of leaving columns shuffled apart
        # A difference of accuracies has no scale of its own: beside a 1, the scaled error is the absolute one.
        want = reference.mean_importance(ask(weights), X, y)
        checks.shape("importances", found, want.shape)
        checks.close("importances", np.append(found, 1.0), np.append(want, 1.0), tol=ROOM)
    # Labels that the model gets wrong more often than not: shuffling a column makes it better.
    X, y = reference.data(rng, 60, weights)
    y = (ask(weights)(X) + (rng.random(60) < 0.9)) % 2
    found = measured(student, linear(student, weights), X, y, seed, REPEATS)
    want = reference.mean_importance(ask(weights), X, y)
    checks.shape("importances", found, want.shape)
    checks.close("importances", np.append(found, 1.0), np.append(want, 1.0), tol=ROOM)


@check("active_learning", level="edge", points=1.5, ko="0, 같은 엔트로피, k=0, k=N", en="zeros, ties, k=0, k=N")
def test_entropy_sampling_edges(student: Any, rng: np.random.Generator) -> None:
    sure = np.eye(4)[rng.integers(4, size=6)]
    uneven = probabilities(rng, 5, 4)
    impossible = np.insert(probabilities(rng, 6, 3), int(rng.integers(4)), 0.0, axis=1)
    probs = rng.permutation(np.concatenate([sure, uneven, impossible]))
    given = student.put(probs)
    idx = student.entropy_sampling(given, 5)
    checks.shape("idx", idx, (5,))
    checks.close("idx", idx, reference.most_uncertain(probs, 5), tol=EXACT)
    checks.unchanged("probs", probs, student.get(given))
    chosen(student, probs, len(probs))
    chosen(student, probs, 0)
    same = np.concatenate([uneven, uneven, np.full((3, 4), 0.25), uneven])
    for k in (2, 5, len(same)):
        chosen(student, same, k)


@check(
    "active_learning", level="edge", points=1.5, ko="쓰지 않는 열, 같은 값, rng", en="unused columns, same values, rng"
)
def test_importance_exact(student: Any, rng: np.random.Generator) -> None:
    d, used = 5, int(rng.integers(5))
    weights = np.zeros((d, 2))
    weights[used] = [-1.0, 1.0]
    X = rng.normal(size=(40, d))
    y = ask(weights)(X)
    found = measured(student, linear(student, weights), X, y, 3)
    checks.shape("importances", found, (d,))
    found = found.reshape(-1)
    checks.at_least(
        "importance of the column in use",
        found[used],
        0.3,
        ko="모델이 쓰는 열의 중요도",
        en="Importance of the column that the model uses",
    )
    checks.close("importances of the others", np.delete(found, used), np.zeros(d - 1), tol=EXACT)
    right = student.lab.active_learning_same_values(X, y, returns=["predict: handle"])
    checks.close("importances", measured(student, right, X, y, 4), np.zeros(d), tol=EXACT)
    # Right for X itself and wrong for everything else: accuracy falls from 1 to 0, however often one shuffles.
    fragile = student.lab.active_learning_only_as_given(X, y, returns=["predict: handle"])
    for n_repeats in (1, 3):
        checks.close("importances", measured(student, fragile, X, y, 5, n_repeats), np.ones(d), tol=EXACT)


@check("active_learning", level="edge", points=1, ko="rng, 그대로인 X와 y", en="rng; X and y stay")
def test_importance_arguments(student: Any, rng: np.random.Generator) -> None:
    weights = rng.normal(size=(4, 3))
    X, y = reference.data(rng, 50, weights)
    predict = linear(student, weights)
    given = student.put(X, layout="strided"), student.put(y)
    first, again = (measured(student, predict, *given, 9, 2) for _ in range(2))
    checks.unchanged("X", X, student.get(given[0]))
    checks.unchanged("y", y, student.get(given[1]))
    checks.shape("importances", first, (4,))
    checks.at_least("largest importance", float(first.max()), 0.05, ko="가장 큰 중요도", en="Largest importance")
    checks.close("importances (again)", again, first, tol=EXACT)
    other = measured(student, predict, *given, 10, 2)
    checks.shape("importances", other, (4,))
    checks.at_least(
        "difference with another seed",
        float(np.abs(other - first).max()),
        1e-6,
        ko="다른 시드의 `rng`로 구한 중요도의 차이",
        en="Difference between importances with an `rng` of another seed",
    )
