"""Graders of D3-11: random_shift, random_hflip, cutout and tta_predict.

Chance is judged by what it leaves: every returned image must equal one of the possible changes of its own image to the
last bit, and each possible change must come as often as the statement says, within 6 standard deviations (a right
version is further off once in 1e7 courses; the mildest mistake, a range that misses its upper end, leaves changes out
altogether). So the order in which a learner draws from the generator is free. A learner's random numbers cannot be
replayed, and mistakes are told by the evidence that these checks leave.

TTA is compared at 1e-9 in float64: right versions stay below 1e-15 over 20 seeds (tests/test_day3_augmentation.py), and
averaged logits are off by more than 1e-3. Whether gradients are attached is asked of the returned tensor itself; the
mode that the model is left in is seen by what its batch norm answers afterwards.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import reference_augmentation as reference

from autograder import checks
from autograder.harness import check

N, SIGMAS, EXACT = 1500, 6.0, 1e-9
NAMES = ["same", "mirror", "upside_down", "bright"]


def tensor(student: Any, x: Any) -> Any:
    return student.put(x, layout="torch")


def generator(student: Any, seed: Any) -> Any:
    return student.lab.augmentation_generator(int(seed), returns=["rng: handle"])


def apply(student: Any, name: str, x: Any, amount: Any, seed: Any) -> Any:
    """What the student's function makes of x, an array; checked to have the shape of x."""
    out = getattr(student, name)(tensor(student, x), amount, generator(student, seed))
    checks.shape("out", out, x.shape)
    return out.reshape(x.shape)


def even(name: str, counts: Any) -> None:
    """All possible changes come equally often."""
    total = int(counts.sum())
    share = 1 / len(counts)
    spread = math.sqrt(total * share * (1 - share))
    checks.at_most(
        f"{name}: standard deviations off",
        float(np.abs(counts - total * share).max() / spread),
        SIGMAS,
        ko=f"`{name}`의 결과가 종류마다 고르게 나오지 않은 정도 (표준편차의 배수)",
        en=f"How far the results of `{name}` are from coming equally often (in standard deviations)",
    )


def network(student: Any, parameters: Any, training: bool) -> Any:
    return student.lab.augmentation_network(parameters, training, returns=["model: handle"])


def transforms(student: Any, names: list[str]) -> Any:
    return [student.lab.augmentation_transform(name, returns=["transform: handle"]) for name in names]


@pytest.mark.public
@check("augmentation", level="values", points=0, ko="점 하나 옮기기", en="moving a single dot")
def test_public_shift(student: Any) -> None:
    # A dot in the middle of 5x5, moved by at most 1: it lands on one of nine pixels, and 300 dots land on all of them.
    x = np.zeros((300, 1, 5, 5), dtype=np.float32)
    x[:, :, 2, 2] = 1
    rng = student.lab.augmentation_generator(0, returns=["rng: handle"])
    out = student.random_shift(student.put(x, layout="torch"), 1, rng)
    checks.shape("out", out, x.shape)
    checks.close("out.sum((1, 2, 3))", out.sum(axis=(1, 2, 3)), np.ones(300), tol=0)
    want = np.zeros((5, 5))
    want[1:4, 1:4] = 1
    checks.close("out.any(0)", (out != 0).any(axis=(0, 1)).astype(float), want, tol=0)


@pytest.mark.public
@check("augmentation", level="values", points=0, ko="뒤집기와 지우기", en="flipping and cutting out")
def test_public_flip_and_cut(student: Any) -> None:
    x = np.array([[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]])
    rng = student.lab.augmentation_generator(0, returns=["rng: handle"])
    out = student.random_hflip(student.put(x, layout="torch"), 1.0, rng)
    checks.close("random_hflip", out, np.array([[[[3.0, 2.0, 1.0], [6.0, 5.0, 4.0]]]]), tol=0)
    ones = np.ones((40, 2, 4, 6))
    out = student.cutout(student.put(ones, layout="torch"), 3, rng)
    checks.shape("cutout", out, ones.shape)
    # 24 pixels, of which 9 are cut out
    checks.close("cutout: sums", out.sum(axis=(2, 3)), np.full((40, 2), 15.0), tol=0)


@pytest.mark.public
@check("augmentation", level="values", points=0, ko="확률의 평균 (손 계산)", en="mean probability, worked by hand")
def test_public_tta(student: Any) -> None:
    # One pixel, two classes, logits (x, 0) but for the 1e-5 in batch norm. x = 0 gives probabilities 1/2, 1/2;
    # 3 x + 1 = 1 gives 1 / (1 + 1/e) = 0.731. Their mean is 0.6155.
    parameters = {"mean": np.zeros(1), "var": np.ones(1), "weight": np.array([[1.0], [0.0]]), "bias": np.zeros(2)}
    model = student.lab.augmentation_network(parameters, False, returns=["model: handle"])
    views = [student.lab.augmentation_transform(name, returns=["t: handle"]) for name in ("same", "bright")]
    probs = student.tta_predict(model, student.put(np.zeros((1, 1, 1, 1)), layout="torch"), views)
    checks.close("probs", probs, np.array([[0.6155, 0.3845]]), tol=1e-3)


@check("augmentation", level="values", points=1.5, ko="random_shift의 그림과 고르기", en="images of random_shift")
def test_shift(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    for m, c, h, w in [(2, 2, 4, 6), (1, 1, 5, 3)]:
        x = reference.images(rng, N, c, h, w)
        out = apply(student, "random_shift", x, m, rng.integers(1 << 30))
        counts, unknown = reference.counts(out, reference.shifts(x, m))
        if m == 2:
            evidence["shift_unknown"] = unknown / N
            evidence["shift_distinct"] = int((counts > 0).sum())
            evidence["shift_rows"] = int((counts.reshape(5, 5).sum(axis=1) > 0).sum())
            evidence["shift_rolled"] = 1 - reference.counts(out, reference.rolls(x, m))[1] / N
        checks.at_most(
            "random_shift: images that are no shift",
            unknown / N,
            0.0,
            ko="`random_shift`의 결과 가운데 평행 이동이 아닌 그림의 비율",
            en="Share of images from `random_shift` that are no shift of the given ones",
        )
        even("random_shift", counts)
    x = reference.images(rng, 3, 2, 4, 5)
    checks.close("max_shift=0", apply(student, "random_shift", x, 0, 1), x, tol=0)


@check("augmentation", level="values", points=1, ko="random_hflip의 그림과 확률", en="images of random_hflip")
def test_hflip(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    x = reference.images(rng, N, 2, 3, 4)
    mirrored = x[:, :, :, ::-1]
    for p in (0.3, 0.8):
        out = apply(student, "random_hflip", x, p, rng.integers(1 << 30))
        counts, unknown = reference.counts(out, [x, mirrored])
        if p == 0.3:
            evidence["flip_unknown"] = unknown / N
            evidence["flip_share"] = float(counts[1] / N)
            evidence["flip_mixed"] = float(min(counts) / N)
            evidence["flip_rows"] = 1 - reference.counts(out, [x[:, :, ::-1]])[1] / N
        checks.at_most(
            "random_hflip: images that are neither",
            unknown / N,
            0.0,
            ko="`random_hflip`의 결과 가운데 그대로도 아니고 뒤집힌 것도 아닌 그림의 비율",
            en="Share of images from `random_hflip` that are neither left alone nor flipped",
        )
        off = abs(counts[1] - p * N) / math.sqrt(N * p * (1 - p))
        checks.at_most(
            "random_hflip: standard deviations off",
            float(off),
            SIGMAS,
            ko="`random_hflip`에서 뒤집힌 그림의 수가 `p`의 몫에서 벗어난 정도 (표준편차의 배수)",
            en="How far the number of images flipped by `random_hflip` is from the share `p` (in standard deviations)",
        )
    checks.close("p=0", apply(student, "random_hflip", x[:40], 0.0, 1), x[:40], tol=0)
    checks.close("p=1", apply(student, "random_hflip", x[:40], 1.0, 1), mirrored[:40], tol=0)


@check("augmentation", level="values", points=1, ko="cutout의 그림과 자리", en="images of cutout")
def test_cutout(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    for size, c, h, w in [(2, 3, 4, 6), (3, 1, 5, 3)]:
        x = reference.images(rng, N, c, h, w)
        out = apply(student, "cutout", x, size, rng.integers(1 << 30))
        counts, unknown = reference.counts(out, reference.cuts(x, size))
        if size == 2:
            evidence["cut_unknown"] = unknown / N
            evidence["cut_distinct"] = int((counts > 0).sum())
            evidence["cut_zeros"] = float((out == 0).mean() * c * h * w)
        checks.at_most(
            "cutout: images without one square of zeros",
            unknown / N,
            0.0,
            ko="`cutout`의 결과 가운데 0인 정사각형이 하나가 아닌 그림의 비율",
            en="Share of images from `cutout` without exactly one square of zeros",
        )
        even("cutout", counts)
    x = reference.images(rng, 3, 2, 4, 4)
    checks.close("size=0", apply(student, "cutout", x, 0, 1), x, tol=0)
    checks.close("size=4", apply(student, "cutout", x, 4, 1), np.zeros_like(x), tol=0)


@check("augmentation", level="values", points=1, ko="tta_predict: 확률의 평균", en="tta_predict: mean probability")
def test_tta(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    for n, shape, classes, names in [
        (4, (2, 3, 3), 5, NAMES),
        (1, (1, 2, 4), 3, NAMES[1:]),
        (3, (1, 3, 2), 4, NAMES[2:3]),
    ]:
        parameters = reference.network(rng, math.prod(shape), classes)
        x = rng.normal(size=(n, *shape))
        probs = student.tta_predict(network(student, parameters, False), tensor(student, x), transforms(student, names))
        want = reference.tta(parameters, x, names)
        if names is NAMES:
            evidence |= tta_evidence(probs, parameters, x, names)
        checks.close("probs", probs, want, tol=EXACT)


def tta_evidence(probs: Any, parameters: Any, x: Any, names: list[str]) -> dict[str, float]:
    """Which well-known wrong mean `probs` is: name -> 1.0 where it is, else 0.0."""
    z = [reference.logits(parameters, reference.transformed(x, name)) for name in names]
    votes = [np.eye(one.shape[1])[one.argmax(axis=1)] for one in z]
    chained = x
    chain = []
    for name in names:
        chained = reference.transformed(chained, name)
        chain.append(reference.softmax(reference.logits(parameters, chained)))
    first = reference.softmax(reference.logits(parameters, x))
    each = [reference.softmax(one) for one in z]
    wrong = {
        "tta_logits": sum(z) / len(z),
        "tta_softmax_of_mean": reference.softmax(np.asarray(sum(z) / len(z))),
        "tta_votes": sum(votes) / len(votes),
        "tta_chain": sum(chain) / len(chain),
        "tta_with_original": (sum(each) + first) / (len(each) + 1),
        "tta_over_batch": sum(reference.softmax(one.T).T for one in z) / len(z),
    }
    return {
        name: float(probs.shape == value.shape and bool(np.allclose(probs, value, atol=1e-6)))
        for name, value in ((name, np.asarray(value)) for name, value in wrong.items())
    }


@check("augmentation", level="edge", points=0.5, ko="난수는 rng에서만", en="random numbers from rng alone")
def test_augmentation_generator(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    x = reference.images(rng, 60, 1, 5, 6)
    differ = {}
    for name, amount in (("random_shift", 2), ("random_hflip", 0.5), ("cutout", 2)):
        seed = int(rng.integers(1 << 30))
        first = apply(student, name, x, amount, seed)
        student.lab.augmentation_draw_elsewhere(returns=["nothing: data"])
        again = apply(student, name, x, amount, seed)
        other = apply(student, name, x, amount, seed + 1)
        evidence[f"{name}_again"] = differ[name] = float(np.abs(first - again).max())
        evidence[f"{name}_other"] = float(np.abs(first - other).max())
    for name, difference in differ.items():
        checks.at_most(
            f"{name}: difference of two calls with the same rng",
            difference,
            0.0,
            ko=f"같은 시드의 `rng`로 `{name}` 함수를 두 번 부른 결과의 차이",
            en=f"Difference between two calls of `{name}` with an `rng` of the same seed",
        )
        checks.at_least(
            f"{name}: difference with another rng",
            evidence[f"{name}_other"],
            1e-6,
            ko=f"다른 시드의 `rng`로 `{name}` 함수를 부른 결과의 차이",
            en=f"Difference between calls of `{name}` with an `rng` of another seed",
        )


@check("augmentation", level="edge", points=0.5, ko="x는 그대로, dtype도 그대로", en="x and its dtype stay")
def test_augmentation_inputs(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    for name, amount, possible in (
        ("random_shift", 1, lambda x: reference.shifts(x, 1)),
        ("random_hflip", 0.5, lambda x: [x, x[:, :, :, ::-1]]),
        ("cutout", 2, lambda x: reference.cuts(x, 2)),
    ):
        for dtype, transposed in ((np.float32, False), (np.float64, True)):
            x = reference.images(rng, 20, 2, 4, 5).astype(dtype)
            held = student.lab.augmentation_held(x, transposed, returns=["x: handle"])
            out = getattr(student, name)(held, amount, generator(student, rng.integers(1 << 30)))
            after = student.get(held)
            evidence[f"{name}_kept"] = min(evidence.get(f"{name}_kept", 1.0), float(np.array_equal(after, x)))
            evidence[f"{name}_dtype"] = min(evidence.get(f"{name}_dtype", 1.0), float(out.dtype == dtype))
            checks.unchanged("x", x, np.ascontiguousarray(after))
            checks.dtype(name, out, dtype)
            checks.shape(name, out, x.shape)
            checks.at_most(
                f"{name}: images without a possible change",
                reference.counts(out, possible(x))[1] / 20,
                0.0,
                ko=f"`{name}`의 결과 가운데 나올 수 없는 그림의 비율",
                en=f"Share of images from `{name}` that it cannot give",
            )


@check("augmentation", level="edge", points=0.5, ko="평가 모드로, 그리고 처음 모드로", en="evaluation mode and back")
def test_tta_mode(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    parameters = reference.network(rng, 12, 4)
    x = rng.normal(size=(5, 1, 3, 4))
    want = reference.tta(parameters, x, NAMES)
    views = transforms(student, NAMES)
    for training in (True, False):
        model = network(student, parameters, training)
        probs, attached = student.lab.augmentation_predicted(
            model, tensor(student, x), views, returns=["p: array", "g: data"]
        )
        after = student.lab.augmentation_answers(model, x, returns=["logits: array"])
        mode = reference.logits(parameters, x, training)
        evidence[f"eval_{training}"] = float(probs.shape == want.shape and np.allclose(probs, want, atol=1e-6))
        evidence[f"back_{training}"] = float(after.shape == mode.shape and np.allclose(after, mode, atol=1e-6))
        evidence["attached"] = float(attached is not False)
        checks.close("probs", probs, want, tol=EXACT)
        checks.close("model(x)", after, mode, tol=EXACT)
        if attached is not False:
            checks.at_most(
                "probs.requires_grad",
                1.0,
                0.0,
                ko="`probs.requires_grad` 값 (`True`는 1, `False`는 0)",
                en="`probs.requires_grad` (`True` is 1, `False` is 0)",
            )
