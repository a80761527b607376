"""Graders of D2-05: class ArrayDataset and make_loaders.

Everything is exact: the hidden data are whole numbers, which float32 holds as they are, so an example that comes out of
a loader is found again by its own row. Only the share of a class in the validation part has room: one example, for the
statement leaves the rounding open. The classes are so large that ratio * N is a whole number, since scikit-learn's
train_test_split rounds the total first.

What the random numbers are drawn from differs from one right version to the next, so a mistake cannot be told by
replay: the checks measure what each kind of mistake leaves behind (`evidence`), and the mistakes declare it.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import reference_data_loaders as reference

from autograder import checks
from autograder.harness import check

SIZES = [60, 30, 12, 6]  # imbalanced: a plain random split is off by more than one example in some class
STEP = 1000.0  # what the transform adds at its k-th call is k * STEP, above every entry of the hidden data


def loaders(student: Any, X: Any, y: Any, batch_size: int, ratio: float, seed: int, *transform: Any) -> Any:
    """The handles of the training and of the validation loader."""
    return student.make_loaders(X, y, batch_size, ratio, seed, *transform)


def epochs(student: Any, loader: Any, times: int = 1) -> list[list[tuple[Any, Any]]]:
    """The batches of `times` epochs: pairs of arrays xb (n, ...) and yb (n,), of whatever dtype."""
    found = student.lab.data_loaders_epochs(loader, times, returns=["batches: data"])
    result: list[list[tuple[Any, Any]]] = []
    for epoch in found if isinstance(found, list) else []:
        result.append([])
        for pair in epoch if isinstance(epoch, list) else []:
            xb, yb = pair if isinstance(pair, list) and len(pair) == 2 else (None, None)
            if not isinstance(xb, np.ndarray) or not isinstance(yb, np.ndarray) or xb.ndim == 0:
                checks.fail("not_an_array", name="xb, yb", type=type(pair).__name__)
            checks.shape("yb", yb, (len(xb),))
            result[-1].append((xb, yb.reshape(-1)))
    if len(result) != times:
        raise RuntimeError(f"{len(result)} epochs of {times}")
    return result


def joined(batches: list[tuple[Any, Any]], dims: tuple[int, ...]) -> tuple[Any, Any]:
    """One epoch as two arrays (n, *dims) and (n,)."""
    xs, ys = [xb for xb, _ in batches], [yb for _, yb in batches]
    for xb in xs:
        checks.shape("xb", xb, (len(xb), *dims))
    return np.concatenate([*xs, np.zeros((0, *dims))]), np.concatenate([*ys, np.zeros(0)])


def order(X: Any, batches: list[tuple[Any, Any]]) -> Any:
    """The numbers of the examples in the order of an epoch, -1 for a row that X does not hold."""
    return reference.rows(X, joined(batches, X.shape[1:])[0])


def item(student: Any, dataset: Any, i: int, kind: str = "int") -> tuple[Any, Any]:
    x, label = student.lab.data_loaders_item(dataset, i, kind, returns=["x: array", "y: array"])
    return x, label


@pytest.mark.public
@check("data_loaders", level="values", points=0, ko="예제 3개짜리 Dataset", en="a Dataset of 3 examples")
def test_public_dataset(student: Any) -> None:
    dataset = student.ArrayDataset(np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), np.array([0, 1, 0]))
    x, y = student.lab.data_loaders_item(dataset, 1, "int", returns=["x: array", "y: array"])
    checks.close("x", x, np.array([3.0, 4.0]), tol=0.0)
    checks.close("y", y, np.array(1), tol=0.0)
    checks.dtype("x", x, np.float32)
    checks.dtype("y", y, np.int64)


@pytest.mark.public
@check("data_loaders", level="values", points=0, ko="예제 8개를 6 + 2로", en="8 examples as 6 + 2")
def test_public_loaders(student: Any) -> None:
    # Four examples of each class and a ratio of 0.25: one of each class is kept for validation.
    X, y = np.arange(16.0).reshape(8, 2), np.array([0, 0, 0, 0, 1, 1, 1, 1])
    train, val = student.make_loaders(X, y, 4, 0.25, 0)
    train_batches = student.lab.data_loaders_epochs(train, 1, returns=["batches: data"])[0]
    val_batches = student.lab.data_loaders_epochs(val, 1, returns=["batches: data"])[0]
    counts = np.array([len(train_batches), len(val_batches)])
    checks.close("batches", counts, np.array([2, 1]), tol=0.0)
    found = [*train_batches, *val_batches]
    for (xb, yb), size in zip(found, (4, 2, 2), strict=True):
        checks.shape("xb", np.array(xb), (size, 2))
        checks.shape("yb", np.array(yb), (size,))
    checks.close("val y", np.sort(np.array(val_batches[0][1])), np.array([0, 1]), tol=0.0)
    rows = np.concatenate([np.array(xb) for xb, _ in found])
    checks.close("train + val", np.sort(rows[:, 0]), X[:, 0], tol=0.0)


@check("data_loaders", level="values", points=1, ko="dataset[i]와 len", en="dataset[i] and len")
def test_dataset_items(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    evidence["extra_axes"] = 0
    for sizes, dims in [([4, 3], (5,)), ([2, 2, 2], (3, 4, 2)), ([3, 2], (1,))]:
        X, y = reference.examples(rng, sizes, dims)
        y = rng.permutation(y)
        dataset = student.ArrayDataset(X, y)
        length = student.method(dataset, "__len__", returns=["length: scalar"])
        for i, kind in [(0, "int"), (len(y) - 1, "int"), (2, "numpy"), (-1, "int")]:
            x, label = item(student, dataset, i, kind)
            evidence["extra_axes"] = max(evidence["extra_axes"], x.ndim - len(dims))
            checks.close("x", x, X[i], tol=0.0)
            checks.close("y", label, y[i], tol=0.0)
        checks.close("len(dataset)", np.array(length), np.array(len(y)), tol=0.0)


@check("data_loaders", level="values", points=0.5, ko="자료형: float32와 int64", en="dtypes: float32 and int64")
def test_dataset_dtypes(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    X, y = reference.examples(rng, [3, 3], (4,))
    found = []
    for kind, labels in [(np.float64, np.int64), (np.float32, np.int32), (np.uint8, np.uint8)]:
        given = (X % 200).astype(kind)
        x, label = item(student, student.ArrayDataset(given, y.astype(labels)), 4)
        found.append((given[4], x, label))
    evidence["labels_float"] = sum(label.dtype.kind == "f" for _, _, label in found)
    evidence["x_kept_dtype"] = sum(x.dtype == want.dtype for want, x, _ in found)
    for want, x, label in found:
        checks.close("x", x, want, tol=0.0)
        checks.close("y", label, y[4], tol=0.0)
        checks.dtype("x", x, np.float32)
        checks.dtype("y", label, np.int64)


@check("data_loaders", level="values", points=0.5, ko="transform은 꺼낼 때마다", en="transform at every access")
def test_dataset_transform(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    X, y = reference.examples(rng, [4, 4], (3,))
    dataset = student.ArrayDataset(X, y, student.lab.data_loaders_counting(STEP, returns=["transform: handle"]))
    found = [(i, *item(student, dataset, i)) for i in (2, 5, 2, 2)]
    calls = [float(x.reshape(-1)[0] // STEP) for _, x, _ in found]
    evidence["repeated_transform"] = int(calls[0] == calls[2] > 0)
    for i, x, label in found:
        checks.close("x % 1000", x % STEP, X[i], tol=0.0)
        checks.close("y", label, y[i], tol=0.0)
    checks.close("len(set(calls))", np.array(len(set(calls) - {0.0})), np.array(len(calls)), tol=0.0)


@check(
    "data_loaders",
    level="values",
    points=1,
    ko="모든 예제가 정확히 한 번",
    en="every example exactly once",
)
def test_loaders_partition(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    evidence |= {"overlap": 0, "missing": 0}
    found = []
    for sizes, batch_size, dims in [([12, 8], 6, (3,)), ([12, 12, 4], 4, (2, 3)), ([8, 8], 50, (2,))]:
        X, y = reference.examples(rng, sizes, dims)
        parts = loaders(student, X, y, batch_size, 0.25, 3)
        batches = [epochs(student, part)[0] for part in parts]
        seen = [reference.rows(X, joined(part, dims)[0]) for part in batches]
        evidence["overlap"] += len(set(seen[0][seen[0] >= 0]) & set(seen[1]))
        evidence["missing"] += len(set(range(len(y))) - set(np.concatenate(seen)))
        lengths = [student.method(part, "__len__", returns=["length: scalar"]) for part in parts]
        found.append((y, batch_size, batches, seen, lengths))
    for y, batch_size, batches, seen, lengths in found:
        checks.close("train + val", np.sort(np.concatenate(seen)), np.arange(len(y)), tol=0.0)
        for part, numbers, length in zip(batches, seen, lengths, strict=True):
            count = math.ceil(len(numbers) / batch_size)
            want = [min(batch_size, len(numbers) - k * batch_size) for k in range(count)]
            checks.close("[len(yb) for xb, yb in loader]", np.array([len(yb) for _, yb in part]), np.array(want), tol=0)
            checks.close("len(loader)", np.array(length), np.array(count), tol=0.0)


@check("data_loaders", level="values", points=0.5, ko="x와 y는 짝, 값은 그대로", en="x with its own y, as it was")
def test_loaders_pairs(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    evidence |= {"pairs_broken": 0, "standardized": 0}
    X, y = reference.examples(rng, [20, 12], (3,))
    for part in loaders(student, X, y, 5, 0.25, 4):
        xs, ys = joined(epochs(student, part)[0], (3,))
        numbers = reference.rows(X, xs)
        known = numbers >= 0
        evidence["pairs_broken"] += int((ys[known] != y[numbers[known]]).sum())
        near = np.abs(xs[:, None] - reference.standardized(X)[None]).max(axis=2).min(axis=1)
        evidence["standardized"] += int((near < 1e-4).sum())
        checks.at_least("len(yb)", float(len(ys)), 1.0, ko="배치에 든 `yb`의 수", en="Number of `yb` in the batches")
        checks.close("xb", xs, X[np.where(known, numbers, 0)], tol=0.0)
        checks.close("yb", ys, y[numbers], tol=0.0)


@check("data_loaders", level="values", points=1, ko="클래스 비율 유지", en="the classes keep their shares")
def test_loaders_stratified(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    found = []
    for seed in range(5):
        X, y = reference.examples(rng, SIZES, (2,))
        val = order(X, epochs(student, loaders(student, X, y, 16, 0.25, seed)[1])[0])
        found.append((y, val[val >= 0]))
    evidence["classes_missing"] = min(len(set(y) - set(y[val])) for y, val in found)
    evidence["share_off"] = max(reference.deviation(y, val, 0.25) for y, val in found)
    checks.at_most(
        "|n_val - val_ratio * n|",
        evidence["share_off"],
        1.0,
        ko="클래스마다 검증 예제의 수가 `val_ratio` 몫에서 벗어난 정도 (가장 큰 것)",
        en="How far a class's number of validation examples is from its share `val_ratio` (the largest)",
    )


@check("data_loaders", level="values", points=1, ko="epoch마다의 순서", en="the order in each epoch")
def test_loaders_order(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    X, y = reference.examples(rng, [40, 40], (2,))
    train, val = loaders(student, X, y, 16, 0.25, 5)
    seen = [[order(X, epoch) for epoch in epochs(student, part, times=3)] for part in (train, val)]
    (train1, train2, train3), (val1, val2, val3) = seen
    # 60 examples fall into the same order twice by chance once in 10^81, and 20 once in 10^18.
    evidence["train_moves"] = min(moved(train1, train2), moved(train2, train3))
    evidence["val_moves"] = max(moved(val1, val2), moved(val2, val3))
    for each in seen[0]:
        checks.close("np.unique(train)", np.unique(each), np.sort(train1), tol=0.0)
    checks.at_least(
        "(train_epoch1 != train_epoch2).sum()",
        float(evidence["train_moves"]),
        1.0,
        ko="다음 epoch에서 자리가 달라진 학습 예제의 수",
        en="Training examples in another place in the next epoch",
    )
    checks.at_most(
        "(val_epoch1 != val_epoch2).sum()",
        float(evidence["val_moves"]),
        0.0,
        ko="다음 epoch에서 자리가 달라진 검증 예제의 수",
        en="Validation examples in another place in the next epoch",
    )
    checks.close("train + val", np.sort(np.concatenate([train1, val1])), np.arange(80), tol=0.0)


def moved(a: Any, b: Any) -> int:
    """In how many places two orders differ."""
    return int((a != b).sum()) if len(a) == len(b) else max(len(a), len(b))


@check("data_loaders", level="values", points=1, ko="seed", en="seed")
def test_loaders_seed(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    X, y = reference.examples(rng, [40, 40], (2,))
    before = student.lab.data_loaders_global_numbers(returns=["numbers: array"])
    both = [loaders(student, X, y, 16, 0.25, seed) for seed in (6, 6, 7)]
    after = student.lab.data_loaders_global_numbers(returns=["numbers: array"])
    # The global generators differ between one loader and the next: whoever draws from them is found out.
    (train1, val1), (train2, val2), (_, val3) = [[order(X, epochs(student, part)[0]) for part in pair] for pair in both]
    evidence["split_differs"] = moved(np.sort(val1), np.sort(val2))
    evidence["order_differs"] = moved(train1, train2)
    evidence["seed_moves"] = moved(np.sort(val1), np.sort(val3))
    evidence["global_moved"] = int((before != after).sum())
    for train, val in [(train1, val1), (train2, val2)]:
        checks.close("train + val", np.sort(np.concatenate([train, val])), np.arange(80), tol=0.0)
    checks.at_most(
        "(val1 != val2).sum(), seed=6",
        float(evidence["split_differs"]),
        0.0,
        ko="같은 시드로 다시 나누었을 때 달라진 검증 예제의 수",
        en="Validation examples that change when the same seed is used again",
    )
    checks.at_most(
        "(train1 != train2).sum(), seed=6",
        float(evidence["order_differs"]),
        0.0,
        ko="같은 시드로 다시 만들었을 때 자리가 달라진 학습 예제의 수",
        en="Training examples that change places when the same seed is used again",
    )
    checks.at_least(
        "(val1 != val2).sum(), seed=6, 7",
        float(evidence["seed_moves"]),
        1.0,
        ko="다른 시드로 나누었을 때 달라진 검증 예제의 수",
        en="Validation examples that change with another seed",
    )
    checks.unchanged("np.random, torch", before, after)


@check(
    "data_loaders", level="values", points=0.5, ko="train_transform은 훈련에만", en="train_transform in training only"
)
def test_loaders_transform(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    X, y = reference.examples(rng, [20, 20], (3,))
    transform = student.lab.data_loaders_counting(STEP, returns=["transform: handle"])
    train, val = loaders(student, X, y, 8, 0.25, 8, transform)
    xs = [np.concatenate([joined(e, (3,))[0] for e in epochs(student, part, times=2)]) for part in (train, val)]
    evidence["val_transformed"] = int((xs[1] > STEP).any())
    evidence["train_transformed"] = int((xs[0] > STEP).any())
    numbers = [reference.rows(X, xs[0] % STEP), reference.rows(X, xs[1])]
    checks.shape("train x", xs[0], (60, 3))
    checks.shape("val x", xs[1], (20, 3))
    checks.close("train x % 1000", xs[0] % STEP, X[np.maximum(numbers[0], 0)], tol=0.0)
    checks.close("val x", xs[1], X[np.maximum(numbers[1], 0)], tol=0.0)
    # Every example of both epochs has gone through a call of its own.
    checks.close("len(set(calls))", np.array(len(set(xs[0][:, 0] // STEP) - {0.0})), np.array(60), tol=0.0)
