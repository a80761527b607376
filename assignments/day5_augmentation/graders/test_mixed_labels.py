"""Graders of D5-14: label_smoothing_ce, mixup and cutmix.

In which order a learner draws from the generator is free, so the share, the partners and the rectangle are read off
what came back: the images of a batch are independent vectors, and how a mixed one is made of them has one answer. Then
images and targets are compared with what that share and those partners make of the hidden inputs. A batch that was
returned as it came proves nothing, so most of the batches have to be mixed.

Chance is judged over DRAWS calls, on images of zeros, once targets and images have been seen to belong together. Right
versions and wrong ones were run over 20 seeds. FAR: the distance of Kolmogorov and Smirnov between the shares that came
and those that were asked for, 0.062 at most in right versions, which round sides down, to the nearest or to even
numbers, and 0.18 at least in the mildest mistake, cutmix that ignores alpha. Partners come evenly within 6 standard
deviations (at most 3.3 in right versions). RAREST: the row or column that is pasted least often is so in 0.30 of the
calls or more, and never where the border is left out. MIRROR: lines are pasted as often as those on the other side, up
to 0.07 in right versions, and 0.18 off where the drawn pixel lies at a third of the rectangle.

Tolerances, scaled, measured over 20 seeds (tests/test_day5_mixed_labels.py keeps the distance): on values in float64
right versions are off by less than 1e-14, and targets in float32 by 1e-7; the mildest mistake, a rectangle that was cut
off and counted whole, by 1.2e-2 or more: 1e-5. In float32 right versions are off by 3e-7: 1e-4.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_mixed_labels as reference

from autograder import checks
from autograder.harness import check

VALUES, SINGLE = 1e-5, 1e-4
FAR, SIGMAS, DRAWS = 0.12, 6.0, 1000
RAREST, MIRROR = 0.2, 0.15
LOSSES = [(5, 4, 0.1), (1, 3, 0.3), (7, 10, 0.0), (4, 2, 0.05), (3, 6, 1.0)]  # N, K, eps
TABLES = [((6, 9), 6), ((5, 2, 3, 4), 3), ((8, 1, 4, 5), 12)]  # the shape of x, and K
IMAGES = [((6, 3, 12, 7), 6), ((5, 1, 5, 11), 3), ((7, 2, 8, 8), 9)]
BATCHES = 6  # mixed of each shape
MIXED = {"ko": "섞인 배치의 수", "en": "Batches that are mixed"}


def batch(rng: np.random.Generator, shape: tuple[int, ...], K: int) -> tuple[Any, Any]:
    """Random images, and labels that repeat unless there are enough classes for all."""
    return rng.normal(size=shape), (rng.permutation(K)[: shape[0]] if shape[0] <= K else rng.integers(K, size=shape[0]))


def generator(student: Any, rng: np.random.Generator) -> Any:
    return student.lab.mixed_labels_generator(int(rng.integers(1 << 30)), returns=["rng: handle"])


def laid_over(out: Any, targets: Any, x: Any, y: Any, K: int, tol: float = VALUES) -> bool:
    """What mixup returned is one mix of x and of y; whether anything was mixed."""
    checks.shape("x_mixed", out, x.shape)
    checks.finite("x_mixed", out)
    lam, partner = reference.shares(out, x)
    checks.close("x_mixed", out, lam * x + (1 - lam) * x[partner], tol=tol)
    permutation(partner, lam < 1 - 1e-6)
    hard = reference.one_hot(y, K)
    checks.close("targets", targets, lam * hard + (1 - lam) * hard[partner], tol=tol)
    return lam < 0.999


def pasted_into(out: Any, targets: Any, x: Any, y: Any, K: int) -> bool:
    """What cutmix returned is one rectangle pasted from partners, and targets by its area; whether one was."""
    checks.shape("x_mixed", out, x.shape)
    checks.finite("x_mixed", out)
    found = reference.pasted(out, x)
    hard = reference.one_hot(y, K)
    if found is None:
        checks.close("targets", targets, hard, tol=VALUES)
        return False
    place, partner = found
    checks.close("x_mixed", out, np.where(reference.rectangle(place), x[partner], x), tol=VALUES)
    permutation(partner, True)
    share = place.mean()
    checks.close("targets", targets, (1 - share) * hard + share * hard[partner], tol=VALUES)
    return True


def permutation(partner: Any, mixed: bool) -> None:
    """Each example is a partner once; what a batch that was not mixed says of partners is noise."""
    if mixed:
        checks.close(
            "times that each example is a partner",
            np.bincount(partner, minlength=len(partner)),
            np.ones(len(partner)),
            tol=0.0,
        )


@pytest.mark.public
@check("mixed_labels", level="values", points=0, ko="레이블 스무딩 (손 계산)", en="label smoothing, worked by hand")
def test_public_label_smoothing(student: Any) -> None:
    # p = [3/4, 1/4] and the targets are [0.8, 0.2] for eps = 0.4: -(0.8 log 0.75 + 0.2 log 0.25) = 0.507405.
    logits = np.array([[np.log(3.0), 0.0]])
    loss = student.label_smoothing_ce(logits, np.array([0]), 0.4)
    checks.close("eps=0.4", np.array(loss), np.array(0.507405), tol=1e-5)
    loss = student.label_smoothing_ce(logits, np.array([0]), 0.0)
    checks.close("eps=0", np.array(loss), np.array(-np.log(0.75)), tol=1e-5)


@pytest.mark.public
@check("mixed_labels", level="values", points=0, ko="이미지와 정답의 몫이 같은지", en="images and targets agree")
def test_public_mixes(student: Any) -> None:
    # Image i holds i everywhere, and is of class i: the mean of a mixed image is the mean of its classes.
    x, y = np.arange(4.0)[:, None, None, None] * np.ones((1, 2, 6, 5)), np.arange(4)
    for name in ("mixup", "cutmix"):
        rng = student.lab.mixed_labels_generator(1, returns=["rng: handle"])
        out, targets = getattr(student, name)(x, y, 4, 1.0, rng)
        checks.shape(f"{name}: x_mixed", out, x.shape)
        checks.shape(f"{name}: targets", targets, (4, 4))
        checks.close(f"{name}: sums", targets.sum(axis=1), np.ones(4), tol=1e-6)
        checks.close(f"{name}: means", targets @ y, out.mean(axis=(1, 2, 3)), tol=1e-6)


@check("mixed_labels", level="values", points=1.5, ko="레이블 스무딩", en="label smoothing")
def test_label_smoothing(student: Any, rng: np.random.Generator) -> None:
    for n, k, eps in LOSSES:
        logits, y = 2 * rng.normal(size=(n, k)), rng.integers(k, size=n)
        want = reference.smoothed(logits, y, eps)
        checks.close("loss", np.array(student.label_smoothing_ce(logits, y, eps)), np.array(want), tol=VALUES)


@check("mixed_labels", level="values", points=2, ko="mixup", en="mixup")
def test_mixup(student: Any, rng: np.random.Generator) -> None:
    for shape, K in TABLES:
        mixed = 0
        for _ in range(BATCHES):
            x, y = batch(rng, shape, K)
            mixed += laid_over(*student.mixup(x, y, K, 1.0, generator(student, rng)), x, y, K)
        checks.at_least("mixed batches", mixed, BATCHES / 2, **MIXED)


@check("mixed_labels", level="values", points=2, ko="CutMix", en="CutMix")
def test_cutmix(student: Any, rng: np.random.Generator) -> None:
    for shape, K in IMAGES:
        mixed = 0
        for _ in range(BATCHES):
            x, y = batch(rng, shape, K)
            mixed += pasted_into(*student.cutmix(x, y, K, 1.0, generator(student, rng)), x, y, K)
        checks.at_least("mixed batches", mixed, BATCHES / 2, **MIXED)


@check("mixed_labels", level="edge", points=0.5, ko="큰 로짓", en="large logits")
def test_label_smoothing_large(student: Any, rng: np.random.Generator) -> None:
    # Rows with a level of their own, and one row that is certain and wrong.
    logits = np.concatenate([rng.normal(size=(6, 4)) + np.linspace(-1e4, 1e4, 6)[:, None], [[1e4, 0.0, -1e4, 5.0]]])
    y = np.append(rng.integers(4, size=6), 2)
    for given, labels in ((logits, y), (logits[:6], y[:6])):
        want = reference.smoothed(given, labels, 0.1)
        checks.close("loss", np.array(student.label_smoothing_ce(given, labels, 0.1)), np.array(want), tol=VALUES)


@check("mixed_labels", level="edge", points=1, ko="비율, 넓이, 짝의 분포", en="how shares, areas and partners spread")
def test_mix_chance(student: Any, rng: np.random.Generator) -> None:
    for name, shape in (("mixup", (6, 1)), ("cutmix", (6, 1, 160, 200))):
        for alpha in (0.3, 8.0):
            seeds = [int(s) for s in rng.integers(1 << 30, size=DRAWS)]
            targets = student.lab.mixed_labels_targets(name, list(shape), alpha, seeds, returns=["targets: array"])
            checks.shape("targets", targets, (DRAWS, 6, 6))
            checks.finite("targets", targets)
            own = targets.diagonal(axis1=1, axis2=2)
            others = targets - own[..., None] * np.eye(6)
            # In a batch where nobody has a partner the share is anybody's guess: one of 720, and small rectangles.
            moved = others.max(axis=(1, 2)) > 0
            checks.at_least(
                f"{name}: mixed batches",
                float(moved.mean()),
                0.8,
                ko=f"`{name}` 함수가 섞은 배치의 비율",
                en=f"Share of batches that `{name}` mixes",
            )
            share = own[moved].min(axis=1)
            if name == "mixup":
                off = reference.distance(share, reference.lams(alpha, 20_000))
            else:
                off = reference.distance(1 - share, reference.areas(alpha, *shape[2:], 20_000))
            checks.at_most(
                f"{name}, alpha={alpha}: distance",
                off,
                FAR,
                ko=f"`{name}` 함수가 섞는 비율의 분포가 베타 분포에서 벗어난 정도 (0~1, `alpha={alpha}`)",
                en=f"How far the shares mixed by `{name}` are from a beta distribution (0 to 1, `alpha={alpha}`)",
            )
            partner = np.where(others.max(axis=2) > 0, others.argmax(axis=2), np.arange(6))
            counts = (partner[moved, :, None] == np.arange(6)).sum(axis=0)
            checks.at_most(
                f"{name}: standard deviations of partners",
                reference.spread(counts),
                SIGMAS,
                ko=f"`{name}` 함수가 짝을 고르게 뽑지 않은 정도 (표준편차의 배수)",
                en=f"How far the partners in `{name}` are from coming equally often (in standard deviations)",
            )
    seeds = [int(s) for s in rng.integers(1 << 30, size=DRAWS)]
    places = student.lab.mixed_labels_places([6, 1, 60, 80], 1.0, seeds, returns=["places: array"])
    checks.shape("places", places, (DRAWS, 60, 80))
    for line, word, axis in (("row", "행", 2), ("column", "열", 1)):
        often = (places != 0).any(axis=axis).mean(axis=0)
        checks.at_least(
            f"cutmix: how often the rarest {line} is pasted",
            float(often.min()),
            RAREST,
            ko=f"가장 드물게 덮이는 {word}에 `cutmix` 조각이 놓이는 비율",
            en=f"How often `cutmix` pastes over its rarest {line}",
        )
        checks.at_most(
            f"cutmix: {line}s, one side and the other",
            float(np.abs(often - often[::-1]).max()),
            MIRROR,
            ko=f"`cutmix` 조각이 마주 보는 두 {word}에 놓이는 비율의 차이 (가장 큰 것)",
            en=f"Largest difference in how often `cutmix` pastes over a {line} and over the opposite one",
        )


@check("mixed_labels", level="edge", points=0.5, ko="난수는 rng에서만", en="random numbers from rng alone")
def test_mix_generator(student: Any, rng: np.random.Generator) -> None:
    x, y = batch(rng, (6, 2, 7, 9), 6)
    for name in ("mixup", "cutmix"):
        seed, results = int(rng.integers(1 << 30)), []
        for chosen in (seed, seed, seed + 1):
            given = student.lab.mixed_labels_generator(chosen, returns=["rng: handle"])
            results.append(getattr(student, name)(x, y, 6, 2.0, given))
            student.lab.mixed_labels_draw_elsewhere(returns=["nothing: data"])
        for label, first, second in zip(("x_mixed", "targets"), *results[:2], strict=True):
            checks.close(f"{name}: {label} again", second, first, tol=0.0)
        checks.at_least(
            f"{name}: change with another rng",
            float(np.abs(results[2][0] - results[0][0]).max()),
            1e-6,
            ko=f"다른 시드의 `rng`로 `{name}` 함수를 부른 결과의 차이",
            en=f"Difference between calls of `{name}` with an `rng` of another seed",
        )
        judged = laid_over if name == "mixup" else pasted_into
        judged(*results[0], x, y, 6)


@check("mixed_labels", level="edge", points=0.5, ko="float32, 그대로인 인자", en="float32; arguments stay")
def test_mix_arguments(student: Any, rng: np.random.Generator) -> None:
    for layout in ("C", "strided"):
        logits, y = rng.normal(size=(6, 5)).astype(np.float32), rng.integers(5, size=6)
        held, labels = student.put(logits, layout=layout), student.put(y)
        loss = student.label_smoothing_ce(held, labels, 0.2)
        checks.close("loss", np.array(loss), np.array(reference.smoothed(logits, y, 0.2)), tol=SINGLE)
        checks.unchanged("logits", logits, student.get(held))
        checks.unchanged("y", y, student.get(labels))
        x = rng.normal(size=(6, 2, 7, 9)).astype(np.float32)
        for name in ("mixup", "cutmix"):
            held, labels = student.put(x, layout=layout), student.put(y)
            out, targets = getattr(student, name)(held, labels, 5, 2.0, generator(student, rng))
            checks.unchanged("x", x, student.get(held))
            checks.unchanged("y", y, student.get(labels))
            if name == "mixup":
                laid_over(out, targets, x, y, 5, SINGLE)
            else:
                pasted_into(out, targets, x, y, 5)
