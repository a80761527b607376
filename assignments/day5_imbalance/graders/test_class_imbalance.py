"""Graders of D5-07: class_weights, balanced_accuracy, smote and split_and_oversample.

EXACT, 1e-9, scaled, is for weights and scores: right versions stay below 1e-15. GEOMETRY, 1e-9, is the distance of a
new point from the nearest segment that it may lie on; coordinates are of size 1 to 5. Right versions stay below 1e-15
over 20 seeds (tests/test_day5_imbalance.py); of the mildest mistake's points, those between any two of the minority,
more than 40 % are off by 1e-3 and more. Chance is judged by counts, within 6 standard deviations: right versions stay
below 3.8 over 150 seeds and are further off than 6 less than once in a million runs; the mildest mistakes leave choices
out altogether. How a learner draws is free, also points in turn instead of at random. So their numbers cannot be
replayed, and mistakes in `smote` are told by the evidence that these checks leave.

Two checks train a logistic regression in this process on what the student's functions gave, and measure it on data
that has not been resampled: thresholds and their evidence are in assignment.toml.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_class_imbalance as reference

from autograder import checks
from autograder.harness import check

EXACT, GEOMETRY, SIGMAS = 1e-9, 1e-9, 6.0
SEEDS = 3  # a balanced accuracy is given up to three data sets and counts once one of them is good enough
SEGMENT = {
    "ko": "새 점과 가장 가까운 올바른 선분 사이의 거리",
    "en": "Distance of new points from the nearest allowed segment",
}
COPIES = {"ko": "있던 점과 똑같은 새 점의 비율", "en": "Share of new points that are mere copies"}
BALANCED = {"ko": "균형 정확도", "en": "Balanced accuracy"}


def draw(student: Any, X: Any, y: Any, minority: int, n_new: int, k: int, seed: Any, evidence: Any = None) -> Any:
    """What smote returns, checked to be n_new finite points."""
    new = student.smote(X, y, minority, n_new, k, student.lab.generator(int(seed), returns=["rng: handle"]))
    if evidence is not None:
        evidence["smote_rows"] = len(new) if new.ndim else -1
    if new.shape != (n_new, X.shape[1]):  # strict: a row is no point here
        checks.fail("shape", name="X_new", got=list(new.shape), want=[n_new, X.shape[1]])
    checks.finite("X_new", new)
    return new.astype(np.float64)


def share(found: Any) -> float:
    return float(np.mean(found))


def even(ko: str, en: str, counts: Any, shares: Any) -> None:
    """`counts` of the new points' `ko`, or `en`, agree with `shares`, which add up to 1."""
    total, shares = int(counts.sum()), np.array(shares)
    far = np.abs(counts - total * shares) / np.sqrt(total * shares * (1 - shares))
    checks.at_most(
        "X_new: standard deviations off",
        float(far.max()),
        SIGMAS,
        ko=f"새 점의 {ko} 고르게 뽑히지 않은 정도 (표준편차의 배수)",
        en=f"How far the new points' {en} are from an even choice (in standard deviations)",
    )


@pytest.mark.public
@check("class_imbalance", level="values", points=0, ko="클래스 가중치 (손 계산)", en="class weights by hand")
def test_public_class_weights(student: Any) -> None:
    # N = 6, K = 2: 6 / (2 * 4) and 6 / (2 * 2)
    weights = student.class_weights(np.array([0, 0, 1, 0, 1, 0]), 2)
    checks.close("weights", weights, np.array([0.75, 1.5]), tol=1e-6)


@pytest.mark.public
@check("class_imbalance", level="values", points=0, ko="균형 정확도 (손 계산)", en="balanced accuracy by hand")
def test_public_balanced_accuracy(student: Any) -> None:
    # 4 of 4 and 1 of 2 found: (1 + 0.5) / 2
    score = student.balanced_accuracy(np.array([0, 0, 0, 0, 1, 1]), np.array([0, 0, 0, 0, 0, 1]))
    checks.close("score", np.array(score), np.array(0.75), tol=1e-6)


@pytest.mark.public
@check("class_imbalance", level="values", points=0, ko="두 점 사이의 새 점", en="new points between two points")
def test_public_smote(student: Any) -> None:
    # Two points of class 1, so all new points lie on the line from (0, 0) to (2, 4): the second number is twice the
    # first. The other points, close by, are of class 0.
    X = np.array([[0.0, 0.0], [2.0, 4.0], [0.0, 1.0], [2.0, 3.0]])
    rng = student.lab.generator(0, returns=["rng: handle"])
    new = student.smote(X, np.array([1, 1, 0, 0]), 1, 30, 1, rng)
    checks.shape("X_new", new, (30, 2))
    checks.close("X_new[:, 1]", new[:, 1], 2 * new[:, 0], tol=1e-6)
    checks.at_least(
        "X_new.min()", float(new.min()), 0.0, ko="새 점의 가장 작은 좌표", en="Smallest coordinate of the new points"
    )
    checks.at_most(
        "X_new[:, 0].max()",
        float(new[:, 0].max()),
        2.0,
        ko="새 점의 가장 큰 첫째 좌표",
        en="Largest first coordinate of the new points",
    )


@pytest.mark.public
@check("class_imbalance", level="edge", points=0, ko="시험 데이터는 그대로", en="the test data stay as they are")
def test_public_split(student: Any) -> None:
    X = np.array([[0.0, 0.0], [2.0, 4.0], [0.0, 1.0], [2.0, 3.0], [5.0, 5.0], [6.0, 6.0], [7.0, 7.0], [8.0, 8.0]])
    y = np.array([1, 1, 0, 0, 1, 0, 0, 0])
    test = np.array([False, False, False, False, True, True, False, False])
    rng = student.lab.generator(0, returns=["rng: handle"])
    X_train, y_train, X_test, y_test = student.split_and_oversample(X, y, test, 1, 1, rng)
    checks.close("X_test", X_test, X[4:6], tol=1e-9)
    checks.close("y_test", y_test, np.array([1, 0]), tol=0)
    # 4 of class 0 and 2 of class 1 are left to train on: 2 new ones of class 1
    checks.close("y_train", y_train, np.array([1, 1, 0, 0, 0, 0, 1, 1]), tol=0)
    checks.shape("X_train", X_train, (8, 2))


@check("class_imbalance", level="values", points=1.5, ko="클래스 가중치", en="class weights")
def test_class_weights(student: Any, rng: np.random.Generator) -> None:
    for counts in ([5, 41, 17, 2], [70, 30], [1, 1, 9]):
        y = rng.permutation(np.repeat(np.arange(len(counts)), counts))
        checks.close("weights", student.class_weights(y, len(counts)), reference.weights(y, len(counts)), tol=EXACT)


@check("class_imbalance", level="values", points=1.5, ko="균형 정확도", en="balanced accuracy")
def test_balanced_accuracy(student: Any, rng: np.random.Generator) -> None:
    for counts in ([5, 30, 11, 3], [60, 7]):
        y = rng.permutation(np.repeat(np.arange(len(counts)), counts))
        pred = np.where(rng.random(len(y)) < 0.6, y, rng.integers(len(counts), size=len(y)))
        score = student.balanced_accuracy(y, pred)
        checks.close("score", np.array(score), np.array(reference.balanced_accuracy(y, pred)), tol=EXACT)


@check(
    "class_imbalance", level="values", points=2, ko="이웃과 잇는 선분 위의 점", en="points on segments to neighbours"
)
def test_smote_segments(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    for counts, minority, k in [([40, 14, 25], 1, 3), ([12, 50], 0, 4)]:
        X, y = reference.clouds(rng, counts, 3, 1.0)
        points, others = X[y == minority], X[y != minority]
        new = draw(student, X, y, minority, 200, k, rng.integers(1 << 30), evidence)
        starts, ends = reference.neighbours(points, k)
        off = reference.off(new, starts, ends)
        copies = np.linalg.norm(new[:, None] - points, axis=2).min(axis=1) <= GEOMETRY
        if minority == 1:
            low, high = np.minimum(starts, ends), np.maximum(starts, ends)
            in_box = ((new[:, None] >= low - GEOMETRY) & (new[:, None] <= high + GEOMETRY)).all(axis=2).any(axis=1)
            looks = {
                "off": off > GEOMETRY,
                "copies": copies,
                "boxed": in_box,
                "line": reference.off(new, starts, ends, line=True) <= GEOMETRY,
                "any_pair": reference.off(new, *reference.neighbours(points, len(points))) <= GEOMETRY,
                "all_classes": reference.off(new, *reference.neighbours(points, k, X)) <= GEOMETRY,
                "any_class": reference.off(new, *reference.neighbours(points, len(X), X)) <= GEOMETRY,
                "other_classes": reference.off(new, *reference.neighbours(others, k)) <= GEOMETRY,
                "added": reference.off(new, starts, starts + ends) <= GEOMETRY,
            }
            first, second = np.triu_indices(len(points), 1)
            evidence["smote_pairs"] = len(
                np.unique(reference.place(new, points[first], points[second])[0].argmin(axis=1))
            )
            evidence.update({f"smote_{name}": share(found) for name, found in looks.items()})
        checks.at_most("X_new: distance from the nearest allowed segment", float(off.max()), GEOMETRY, **SEGMENT)
        # A point that is drawn between two others is a copy with probability 0.
        checks.at_most("X_new: share of mere copies", share(copies), 0.0, **COPIES)


@check("class_imbalance", level="values", points=1, ko="고르게 뽑기", en="chosen evenly")
def test_smote_choices(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    n = 800
    # A chain of four: half of all segments join the first two, a quarter starts at the third, a quarter at the fourth.
    points = reference.chain(rng, 3)
    order = rng.permutation(4)
    X = np.concatenate([points[order], rng.normal(size=(9, 3))])
    y = np.repeat([1, 0], [4, 9])
    new = draw(student, X, y, 1, n, 1, rng.integers(1 << 30))
    distance, where = reference.place(new, points[1:], points[:-1])
    nearest = distance.argmin(axis=1)
    chained = np.bincount(nearest, minlength=3)
    gaps = where[np.arange(n), nearest][nearest > 0]  # 0 at the only point that these can have started from
    evidence["choices_chain"] = int((chained > 0).sum())
    if len(gaps):
        evidence["choices_gap_mean"] = share(gaps)
        evidence["choices_gap_spread"] = float(gaps.std())
        evidence["choices_middle"] = share(np.abs(gaps - 0.5) <= GEOMETRY)
    # Five points that are all neighbours of one another: ten segments, each as likely.
    corners = rng.normal(size=(5, 3))
    mixed = rng.permutation(np.repeat([2, 0], [5, 6]))
    X = rng.normal(size=(11, 3))
    X[mixed == 2] = corners
    joined = draw(student, X, mixed, 2, n, 4, rng.integers(1 << 30))
    first, second = np.triu_indices(5, 1)
    between = reference.place(joined, corners[first], corners[second])[0]
    pairs = np.bincount(between.argmin(axis=1), minlength=10)
    evidence["choices_pairs"] = int((pairs > 0).sum())
    evidence["choices_nearest"] = share(reference.off(joined, *reference.neighbours(corners, 1)) <= GEOMETRY)

    far = max(float(distance.min(axis=1).max()), float(between.min(axis=1).max()))
    checks.at_most("X_new: distance from the nearest allowed segment", far, GEOMETRY, **SEGMENT)
    even("시작점이", "starting points", chained, [0.5, 0.25, 0.25])
    even("선분 위의 자리가", "places on the segment", np.histogram(gaps, bins=4, range=(0.0, 1.0))[0], [0.25] * 4)
    even("이웃이", "neighbours", pairs, [0.1] * 10)


@check("class_imbalance", level="values", points=1, ko="가중치로 학습하기", en="training with the weights")
def test_weighted_training(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    best = 0.0
    for _ in range(SEEDS):
        X, y, test_X, test_y = reference.imbalanced(rng)
        weights = student.class_weights(y, 2)
        checks.shape("weights", weights, (2,))
        got = reference.learned(X, y, weights.reshape(2).astype(np.float64)[y], test_X, test_y)
        best = max(best, got)
        evidence["weighted"] = best
        if best >= thresholds["weighted"]["value"]:
            break
    checks.at_least("balanced accuracy", best, thresholds["weighted"]["value"], **BALANCED)


@check("class_imbalance", level="values", points=1, ko="SMOTE로 학습하기", en="training with SMOTE")
def test_smote_training(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    best = 0.0
    for _ in range(SEEDS):
        X, y, test_X, test_y = reference.imbalanced(rng)
        new = draw(student, X, y, 1, 1800, 5, rng.integers(1 << 30))
        more_X, more_y = np.concatenate([X, new]), np.append(y, np.ones(1800, dtype=np.int64))
        best = max(best, reference.learned(more_X, more_y, np.ones(len(more_y)), test_X, test_y))
        evidence["smote"] = best
        if best >= thresholds["smote"]["value"]:
            break
    checks.at_least("balanced accuracy", best, thresholds["smote"]["value"], **BALANCED)


@check("class_imbalance", level="edge", points=0.5, ko="없는 클래스의 가중치", en="weight of a class that is missing")
def test_class_weights_missing(student: Any, rng: np.random.Generator) -> None:
    for counts in ([6, 0, 3], [0, 2, 5, 0]):
        y = rng.permutation(np.repeat(np.arange(len(counts)), counts))
        checks.close("weights", student.class_weights(y, len(counts)), reference.weights(y, len(counts)), tol=EXACT)


@check("class_imbalance", level="edge", points=0.5, ko="없는 클래스와 균형 정확도", en="classes missing from y or pred")
def test_balanced_accuracy_missing(student: Any, rng: np.random.Generator) -> None:
    for classes, said in [([1, 3], [0, 1, 3]), ([0, 2, 5], [0, 2]), ([4], [4, 2])]:
        y = rng.permutation(np.repeat(classes, rng.integers(4, 12, size=len(classes))))
        pred = rng.permutation(np.resize(said, len(y)))
        pred[np.flatnonzero(y == classes[0])[0]] = classes[0]  # not all wrong, or 0 would be the score however counted
        score = student.balanced_accuracy(y, pred)
        checks.close("score", np.array(score), np.array(reference.balanced_accuracy(y, pred)), tol=EXACT)


@check("class_imbalance", level="edge", points=1, ko="점이 적은 소수 클래스", en="a minority of few points")
def test_smote_few(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    X = rng.normal(size=(12, 3))
    y = np.repeat([0, 1, 2, 3], [3, 1, 2, 6])
    evidence["few_raised"], evidence["one_raised"] = 1, 1  # until they return
    new = draw(student, X, y, 0, 60, 5, rng.integers(1 << 30))
    evidence["few_raised"] = 0
    near = reference.place(new, X[:3], X[[1, 2, 0]])[0]
    copies = np.linalg.norm(new[:, None] - X[:3], axis=2).min(axis=1) <= GEOMETRY
    evidence["few_copies"] = share(copies)
    # One of the three segments is never drawn in 60 tries with probability 8e-11.
    evidence["few_pairs"] = len(np.unique(near.argmin(axis=1)))
    one = draw(student, X, y, 1, 4, 2, rng.integers(1 << 30))
    evidence["one_raised"] = 0
    empty = student.smote(X, y, 0, 0, 2, student.lab.generator(0, returns=["rng: handle"]))
    evidence["none_asked"] = empty.ndim
    # Each of four points twice: its nearest neighbour is the point in the same place.
    places = rng.normal(size=(4, 2))
    twins = np.concatenate([places, places[::-1], rng.normal(size=(5, 2))])
    twinned = draw(student, twins, np.repeat([1, 0], [8, 5]), 1, 40, 1, rng.integers(1 << 30))
    apart = np.linalg.norm(twinned[:, None] - places, axis=2).min(axis=1)
    evidence["twins_apart"] = share(apart > GEOMETRY)

    checks.at_most(
        "X_new: distance from the nearest allowed segment", float(near.min(axis=1).max()), GEOMETRY, **SEGMENT
    )
    checks.at_most("X_new: share of mere copies", evidence["few_copies"], 0.0, **COPIES)
    checks.at_least(
        "X_new: segments in use",
        evidence["few_pairs"],
        3,
        ko="새 점이 놓인 선분의 수",
        en="Segments with new points on them",
    )
    checks.close("X_new", one, np.repeat(X[3:4], 4, axis=0), tol=EXACT)
    if empty.shape != (0, 3):
        checks.fail("shape", name="X_new", got=list(empty.shape), want=[0, 3])
    checks.at_most(
        "X_new: distance from the two points in one place",
        float(apart.max()),
        GEOMETRY,
        ko="새 점과, 한자리에 겹친 두 점의 거리",
        en="Distance of new points from the two points in one place",
    )


@check("class_imbalance", level="edge", points=0.5, ko="rng로만 뽑기", en="drawn from rng alone")
def test_smote_generator(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    X, y = reference.clouds(rng, [30, 9], 3, 1.0)
    seed = int(rng.integers(1 << 30))
    held, labels = student.put(X), student.put(y)

    def drawn(seed: int) -> Any:
        generator = student.lab.generator(seed, returns=["rng: handle"])
        return student.smote(held, labels, 1, 20, 3, generator)

    first, again, other = drawn(seed), drawn(seed), drawn(seed + 1)
    evidence["same_seed_same"] = int(np.array_equal(first, again))
    evidence["other_seed_same"] = int(np.array_equal(first, other))
    checks.unchanged("X", X, student.get(held))
    checks.unchanged("y", y, student.get(labels))
    if not evidence["same_seed_same"]:
        checks.fail("not_repeatable", name="smote", times=2)
    if evidence["other_seed_same"]:
        checks.fail("seed_ignored", name="smote")
    checks.shape("X_new", first, (20, 3))
    far = reference.off(first, *reference.neighbours(X[y == 1], 3)).max()
    checks.at_most("X_new: distance from the nearest allowed segment", float(far), GEOMETRY, **SEGMENT)


@check("class_imbalance", level="edge", points=1.5, ko="나눈 다음에 늘리기", en="split first, then oversample")
def test_split_and_oversample(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    # In the last data set the class asked for is the most frequent one already: there is nothing to add.
    for counts, minority, k in [([60, 30, 16], 2, 3), ([40, 12], 1, 2), ([9, 30], 1, 2)]:
        X, y = reference.clouds(rng, counts, 3, 1.0)
        test = np.zeros(len(y), dtype=bool)
        for c, count in enumerate(counts):
            test[rng.permutation(np.flatnonzero(y == c))[: count // 3]] = True
        held = [student.put(value) for value in (X, y, test)]
        generator = student.lab.generator(int(rng.integers(1 << 30)), returns=["rng: handle"])
        X_train, y_train, X_test, y_test = student.split_and_oversample(*held, minority, k, generator)
        for name, before, handle in zip(("X", "y", "test"), (X, y, test), held, strict=True):
            checks.unchanged(name, before, student.get(handle))

        labels = y[~test]
        there = int((labels == minority).sum())
        missing = int(np.bincount(labels).max()) - there
        segments = reference.neighbours(X[~test & (y == minority)], k)
        added = X_train[len(labels) :] if X_train.ndim == 2 and X_train.shape[1:] == X.shape[1:] else X[:0]
        if len(counts) == 3:
            evidence["split_test_rows"] = len(X_test) - int(test.sum())
            evidence["split_swapped"] = int(np.array_equal(X_test, X[~test]))
            evidence["split_unlabelled"] = len(X_train) - len(y_train)
            evidence["split_relabelled"] = int((y_train[len(labels) :] != minority).sum())
            evidence["split_surplus"] = len(added) - missing
            evidence["split_as_majority"] = int(len(added) == missing + there)
            evidence["split_as_rest"] = int(len(added) == len(labels) - 2 * there)
            evidence["split_leak"] = share(reference.off(added, *segments) > GEOMETRY) if len(added) else 0.0
        checks.close("X_test", X_test, X[test], tol=EXACT)
        checks.close("y_test", y_test, y[test], tol=0)
        checks.close("y_train", y_train, np.append(labels, np.full(missing, minority)), tol=0)
        checks.shape("X_train", X_train, (len(labels) + missing, 3))
        checks.close("X_train", X_train[: len(labels)], X[~test], tol=EXACT)
        if missing:
            far = float(reference.off(added, *segments).max())
            checks.at_most(
                "X_train: distance of new points from segments of the training data",
                far,
                GEOMETRY,
                ko="새 점과 학습 데이터의 선분 사이의 거리",
                en="Distance of new points in `X_train` from segments of the training data",
            )
