"""Graders of D5-04, kfold_indices and bootstrap_ci.

Folds are exact: each is judged by what it holds. NEIGHBOURS, 10 to 120: of 200 examples in 5 folds, 20 to 67 indices
share a fold with the next one where they are shuffled (2,000 seeds, stratified or not, 39 on average); 195 where
blocks are cut, none where unshuffled examples are dealt out.

LUCK, 0.15: a limit of the interval may be off by this many standard errors of the mean. With 10,000 resamples right
versions are off by 0.059 of them at most (20 seeds), the mildest wrong one, alpha left out on each side, by 0.47.

COVERAGE, 0.88 to 0.98: of 400 samples of 100 values, by 200 resamples, the intervals of right versions hold the true
mean in 0.9175 to 0.96 (20 seeds; 0.1 s, a loop in plain Python 1.4 s); quantiles of the values themselves in 1.0,
fractions taken for percent in 0.015 at most.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_resampling as reference

from autograder import checks
from autograder.harness import check

NEIGHBOURS = 10, 120
LUCK = 0.15
COVERAGE = 0.88, 0.98
NEXT = {"ko": "번호가 이어지는 두 예제가 한 묶음에 든 횟수", "en": "Times that `i` and `i + 1` are in one fold"}
HOLDS = {"ko": "참 평균을 담은 구간의 비율", "en": "Share of intervals that hold the true mean"}


def seed_of(rng: np.random.Generator) -> int:
    return int(rng.integers(2**31))


def generator(student: Any, seed: int) -> Any:
    """A generator on the student's side."""
    return student.lab.resampling_generator(seed, returns=["rng: handle"])


def indices(name: str, part: Any, n: int) -> Any:
    """An array or a list of numbers from 0 to n - 1, as int64."""
    whole = isinstance(part, list | tuple) and all(isinstance(i, int | np.integer) for i in part)
    if whole and all(type(i) is not bool and 0 <= i < n for i in part):
        part = np.array(part, dtype=np.int64)
    if not isinstance(part, np.ndarray):
        checks.fail("not_an_array", name=name, type=type(part).__name__)
    if part.dtype.kind not in "iu":
        checks.fail("dtype", name=name, got=str(part.dtype), want="int64")
    checks.shape(name, part, (part.size,))
    part = part.reshape(-1).astype(np.int64)
    if part.size:
        checks.at_least(f"min({name})", float(part.min()), 0)
        checks.at_most(f"max({name})", float(part.max()), n - 1)
    return part


def divided(folds: Any, n: int, k: int) -> list[Any]:
    """The validation indices of each fold, once train and validation of all k are known to make up range(n)."""
    checks.shape("folds", np.empty(len(folds) if isinstance(folds, list | tuple) else 0), (k,))
    held = []
    for number, pair in enumerate(folds):
        checks.shape(f"folds[{number}]", np.empty(len(pair) if isinstance(pair, list | tuple) else 0), (2,))
        held.append((indices("train_idx", pair[0], n), indices("val_idx", pair[1], n)))
    checks.close("all val_idx in order", np.sort(np.concatenate([val for _, val in held])), np.arange(n), tol=0)
    for number, (train, val) in enumerate(held):
        want = np.setdiff1d(np.arange(n), val)
        checks.close(f"train_idx of fold {number} in order", np.sort(train), want, tol=0)
    return [val for _, val in held]


def near(folds: list[Any]) -> None:
    """Indices that follow one another share a fold about as often as any two."""
    together = reference.neighbours(folds, 200)
    checks.at_least("i and i + 1 in one fold", together, NEIGHBOURS[0], **NEXT)
    checks.at_most("i and i + 1 in one fold", together, NEIGHBOURS[1], **NEXT)


def repeats(name: str, first: Any, again: Any, other: Any) -> None:
    """The same with the same seed, something else with another."""
    if not np.array_equal(first, again):
        checks.fail("not_repeatable", name=name, times=2)
    if np.array_equal(first, other):
        checks.fail("seed_ignored", name=name)


def skewed(rng: np.random.Generator) -> Any:
    """20 values of which two are far above the others."""
    return rng.permutation(np.append(rng.normal(5.0, 1.0, size=18), rng.uniform(14.0, 18.0, size=2)))


@pytest.mark.public
@check("resampling", level="values", points=0, ko="묶음 나누기", en="dividing into folds")
def test_public_kfold_indices(student: Any) -> None:
    sizes = [len(val) for val in divided(student.kfold_indices(7, 3, generator(student, 0)), 7, 3)]
    checks.close("sizes of the folds in order", np.sort(sizes), np.array([2, 2, 3]), tol=0)


@pytest.mark.public
@check("resampling", level="values", points=0, ko="층화", en="stratifying")
def test_public_kfold_stratified(student: Any) -> None:
    labels = np.array([0, 0, 0, 0, 0, 0, 1, 1, 1])
    folds = divided(student.kfold_indices(9, 3, generator(student, 0), labels), 9, 3)
    counts = np.array([np.bincount(labels[val], minlength=2) for val in folds])
    checks.close("classes by fold", counts, np.array([[2, 1], [2, 1], [2, 1]]), tol=0)


@pytest.mark.public
@check("resampling", level="values", points=0, ko="두 값의 구간", en="the interval of two values")
def test_public_bootstrap_ci(student: Any) -> None:
    # The mean of two draws from 0 and 1 is 0 or 1 in a quarter of the cases each: 10% on each side lie in them.
    lo, hi = student.bootstrap_ci(np.array([0.0, 1.0]), 2000, 0.2, generator(student, 0))
    checks.close("lo, hi", np.array([lo, hi]), np.array([0.0, 1.0]), tol=1e-6)


@check("resampling", level="values", points=2, ko="묶음", en="folds")
def test_kfold_indices(student: Any, rng: np.random.Generator) -> None:
    for n, k in [(24, 4), (int(rng.integers(5, 12)) * 5 + 3, 5), (9, 9), (3, 2)]:
        folds = divided(student.kfold_indices(n, k, generator(student, seed_of(rng))), n, k)
        sizes = [len(val) for val in folds]
        checks.at_most(
            "largest fold - smallest fold",
            max(sizes) - min(sizes),
            1,
            ko="가장 큰 묶음과 가장 작은 묶음의 크기 차이",
            en="Size of the largest fold - size of the smallest",
        )


@check("resampling", level="values", points=1, ko="섞기와 rng", en="shuffling, and rng")
def test_kfold_shuffled(student: Any, rng: np.random.Generator) -> None:
    seed = seed_of(rng)
    first, again, other = (
        divided(student.kfold_indices(200, 5, generator(student, s)), 200, 5) for s in (seed, seed, seed + 1)
    )
    near(first)
    repeats("kfold_indices", *(np.concatenate(folds) for folds in (first, again, other)))


@check("resampling", level="values", points=1.5, ko="층화", en="stratifying")
def test_kfold_stratified(student: Any, rng: np.random.Generator) -> None:
    for sizes, k, mixed in [((31, 17, 3), 5, True), ((120, 80), 5, False)]:
        n = sum(sizes)
        labels = np.repeat(rng.permutation([2, 5, 9])[: len(sizes)], sizes)
        labels = rng.permutation(labels) if mixed else labels
        held = student.put(labels)
        folds = divided(student.kfold_indices(n, k, generator(student, seed_of(rng)), held), n, k)
        checks.unchanged("stratify", labels, student.get(held))
        counts = reference.counts(folds, labels)
        checks.at_most(
            "largest - smallest share of a class",
            int(np.ptp(counts, axis=1).max()),
            1,
            ko="한 클래스의 예제 수가 묶음마다 다른 정도 (가장 큰 차이)",
            en="Largest difference between folds in their number of examples of a class",
        )
        if not mixed:
            near(folds)


@check("resampling", level="values", points=2, ko="구간의 두 끝", en="both ends of the interval")
def test_bootstrap_ci(student: Any, rng: np.random.Generator) -> None:
    for alpha in (0.05, 0.3):
        values = skewed(rng)
        error = values.std() / np.sqrt(len(values))
        held = student.put(values)
        got = student.bootstrap_ci(held, 10_000, alpha, generator(student, seed_of(rng)))
        checks.unchanged("values", values, student.get(held))
        want = reference.interval(values, 100_000, alpha, np.random.default_rng(0))
        # in standard errors from the mean, so that the tolerance is one of them, too
        off, right = (np.array(got) - values.mean()) / error, (want - values.mean()) / error
        checks.close("lo, hi", off, right, tol=LUCK / float(np.abs(right).max()))


@check("resampling", level="values", points=0.5, ko="n_boot과 rng", en="n_boot, and rng")
def test_bootstrap_rng(student: Any, rng: np.random.Generator) -> None:
    values, seed = skewed(rng), seed_of(rng)
    first, again, other = (student.bootstrap_ci(values, 1, 0.05, generator(student, s)) for s in (seed, seed, seed + 1))
    checks.close("hi of one resample", np.array(first[1]), np.array(first[0]), tol=1e-12)
    repeats("bootstrap_ci", first, again, other)


@check("resampling", level="values", points=1, ko="참 평균을 담는 비율", en="how often it holds the true mean")
def test_bootstrap_coverage(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    mean = float(rng.uniform(-5, 5))
    samples = rng.normal(mean, rng.uniform(0.5, 3.0), size=(400, 100))
    limits = student.lab.resampling_intervals(samples, 200, 0.05, seed_of(rng), returns=["intervals: array"])
    checks.shape("intervals", limits, (400, 2))
    checks.finite("intervals", limits)
    own = samples.mean(axis=1)
    outside = int(np.sum((limits[:, 0] > own) | (limits[:, 1] < own)))
    checks.at_most(
        "intervals without the mean of their own sample",
        outside,
        0,
        ko="자기 표본의 평균을 담지 못한 구간의 수",
        en="Intervals without the mean of their own sample",
    )
    covered = evidence["coverage"] = float(np.mean((limits[:, 0] <= mean) & (mean <= limits[:, 1])))
    checks.at_least("intervals that hold the true mean", covered, COVERAGE[0], **HOLDS)
    checks.at_most("intervals that hold the true mean", covered, COVERAGE[1], **HOLDS)
