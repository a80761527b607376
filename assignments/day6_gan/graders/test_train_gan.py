"""Graders of D6-07, train_gan.

What counts most is what the generator makes: 1000 images from hidden noise, judged in the grader's own process by a
fixed classifier (reference_train_gan). Samples alone see few mistakes of a loop (a saturating loss trains as well
here), so the rest stands on games whose end follows from the recipe: the lesson lets graders put other networks in the
place of DigitGenerator and DigitDiscriminator, and the probes are linear, so that their weights, images and losses are
those of a reference game in NumPy.

Which images and which noise came in which step is what the probes note in the student's own process, and no evidence
by itself: it is believed only as far as the reference game, played over what was so noted, ends in the same images of
hidden noise. What was moved to the device cannot be seen in outputs on a machine without one; that half point rests on
the probes' word, beside right images.

Tolerance. 1e-5: the probes answer in float32, right versions stay below 2.2e-7 over 20 seeds, and the mildest mistake
is off by 2e-3 at the least (both in tests/test_day6_train_gan.py). Thresholds and their evidence are in
assignment.toml. Everything stands on one level, because each check measures something else.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import reference_train_gan as reference

from autograder import checks
from autograder.harness import check

EXACT = 1e-5
SEEDS = 3  # another run is tried only after one that came near
NEAR = 2.0  # times the Frechet distance allowed
LAST = {"ko": "마지막 4분의 1의 평균 `d_loss`", "en": "Mean `d_loss` of the last quarter"}


def networks(student: Any, kind: str) -> None:
    """Put the networks of the apparatus in the place of the lesson's."""
    for at, name in enumerate(("DigitGenerator", "DigitDiscriminator")):
        student.replace(name, student.lab.train_gan_network(kind, at, returns=["network: handle"]))


def train(student: Any, images: Any, **options: Any) -> tuple[Any, Any]:
    return student.train_gan(student.put(images, layout="torch"), **options)


def drawn(student: Any, generator: Any, z: Any, as_returned: bool = False, device: str = "cpu") -> Any:
    """The images (N, 1, 8, 8) that the generator, which lies on `device`, makes of noise z (N, 16)."""
    got = student.lab.train_gan_images(generator, z, as_returned, device, returns=["images: array"])
    checks.shape("G(z)", got, (len(z), 1, 8, 8))
    return got


def number(value: Any) -> float | None:
    """`value` as a number: a plain one or the only entry of an array or a list."""
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind in "iuf":
        return float(value.reshape(()))
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def losses(history: Any, name: str, steps: int) -> Any:
    """history[name] as an array of `steps` numbers; NaN where one is no number."""
    told = history.get(name) if isinstance(history, dict) else None
    told = list(told) if isinstance(told, np.ndarray) and told.ndim else told
    values = [number(v) for v in told] if isinstance(told, list) else []
    checks.close(f'len(history["{name}"])', np.array(float(len(values))), np.array(float(steps)), tol=0)
    return np.array([np.nan if v is None else v for v in values])


def noted(student: Any, steps: int, n: int, evidence: Any) -> tuple[list[Any], list[tuple[Any, Any]]]:
    """The real examples of each step and the noise of both turns, as the probes noted them."""
    noises = student.lab.train_gan_noted("G_saw", returns=["G_saw: data"])
    seen = student.lab.train_gan_noted("D_saw", returns=["D_saw: data"])
    good = isinstance(noises, list) and isinstance(seen, list)
    good = good and all(isinstance(z, np.ndarray) and z.ndim == 2 and z.shape[1] == reference.NOISE for z in noises)
    good = good and all(isinstance(p, np.ndarray) and p.ndim == 2 and p.shape[1] == 2 for p in seen)
    reals = [r for r in (reference.numbers(p, n) for p in seen) if len(r)] if good else []
    evidence["real_batches"], evidence["noise_batches"] = float(len(reals)), float(len(noises) if good else 0)
    checks.close("batches of real images", np.array(float(len(reals))), np.array(float(steps)), tol=0)
    if len(noises) == steps:
        return reals, [(z.astype(float), z.astype(float)) for z in noises]
    checks.close("batches of noise", np.array(float(len(noises))), np.array(float(2 * steps)), tol=0)
    return reals, [(a.astype(float), b.astype(float)) for a, b in zip(noises[::2], noises[1::2], strict=True)]


def off(got: Any, want: Any) -> float:
    """The scaled error, 1e6 where the shapes differ or it is not finite."""
    error = checks.scaled_error(got, want) if got.shape == want.shape else 1e6
    return error if error <= 1e6 else 1e6


def plain(value: float) -> float:
    """A finite number for the evidence."""
    return float(min(max(value, -1e6), 1e6)) if math.isfinite(value) else 1e6


@pytest.mark.public
@check("train_gan", level="training", points=0, ko="모양과 평가 모드", en="shapes and evaluation mode")
def test_public_train_gan(student: Any) -> None:
    rng = np.random.default_rng(0)
    images = rng.uniform(-1, 1, size=(50, 1, 8, 8)).astype(np.float32)
    G, history = student.train_gan(student.put(images, layout="torch"), steps=12, batch_size=10)
    for name in ("d_loss", "g_loss"):
        told = history.get(name) if isinstance(history, dict) else None
        length = float(len(told)) if isinstance(told, list) else 0.0
        checks.close(f'len(history["{name}"])', np.array(length), np.array(12.0), tol=0)
    z = rng.normal(size=(6, 16)).astype(np.float32)
    together = student.call(G, student.put(z, layout="torch"), returns=["images: array"])
    checks.shape("G(z)", together, (6, 1, 8, 8))
    alone = student.call(G, student.put(z[:1], layout="torch"), returns=["images: array"])
    checks.close("G(z[:1])", alone, together[:1], tol=1e-3)


@pytest.mark.public
@check("train_gan", level="training", points=0, ko="검은 배경에 흰 줄 배우기", en="learning bright lines on black")
def test_public_lines(student: Any) -> None:
    rng = np.random.default_rng(1)
    images = np.full((400, 1, 8, 8), -1.0, dtype=np.float32)
    images[np.arange(400), 0, rng.integers(2, 6, size=400)] = 0.9
    G, _ = student.train_gan(student.put(images, layout="torch"), steps=300)
    z = rng.normal(size=(200, 16)).astype(np.float32)
    made = student.call(G, student.put(z, layout="torch"), returns=["images: array"])
    checks.at_most(
        "brightness of the border",
        float(made[:, :, :2].mean() + 1) / 2,
        0.1,
        ko="가장자리의 밝기 (0~1)",
        en="Brightness of the border (0 to 1)",
    )
    checks.at_least(
        "brightness of the middle",
        float(made[:, :, 2:6].mean() + 1) / 2,
        0.1,
        ko="가운데의 밝기 (0~1)",
        en="Brightness of the middle (0 to 1)",
    )


@check("train_gan", level="training", points=2, ko="판별자의 한 걸음", en="a step of the discriminator")
def test_train_gan_detective(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    networks(student, "probes")
    n = 40
    images = reference.examples(rng, n)
    _, history = train(student, images, steps=1, batch_size=12, seed=3)
    told = losses(history, "d_loss", 1)
    reals, noises = noted(student, 1, n, evidence)
    game = reference.played(images, reals, noises)
    got = student.lab.train_gan_detective(returns=["weights: array"])
    want = np.concatenate([game.weights["w"], game.weights["c"]])
    evidence["detective"] = off(got, want)
    evidence["told_ratio"] = plain(float(told[0] / game.d_loss[0]))
    checks.close("weights of the discriminator", got, want, tol=EXACT)
    checks.close('history["d_loss"]', told, game.d_loss, tol=EXACT)


@check("train_gan", level="training", points=3, ko="두 신경망의 겨루기", en="the game of both")
def test_train_gan_game(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    networks(student, "probes")
    n, steps = 40, 10
    images = reference.examples(rng, n)
    z = rng.normal(size=(20, reference.NOISE))
    G, history = train(student, images, steps=steps, batch_size=12, seed=4)
    got = drawn(student, G, z)
    reals, noises = noted(student, steps, n, evidence)
    game = reference.played(images, reals, noises)
    evidence["game"] = off(got, game.images(z))
    for wrong in reference.WRONG:
        other = reference.played(images, reals, noises, wrong)
        evidence[f"like_{wrong}"] = float(off(got, other.images(z)) <= EXACT)
    checks.close("G(z)", got, game.images(z), tol=EXACT)
    told = [losses(history, name, steps) for name in ("d_loss", "g_loss")]
    evidence["losses_swapped"] = float(off(np.array(told[::-1]), np.array([game.d_loss, game.g_loss])) <= EXACT)
    checks.close('history["d_loss"]', told[0], game.d_loss, tol=EXACT)
    checks.close('history["g_loss"]', told[1], game.g_loss, tol=EXACT)


@check("train_gan", level="training", points=2, ko="새 그림과 새 잡음", en="new images and new noise")
def test_train_gan_batches(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    networks(student, "probes")
    n, steps, size = 60, 12, 16
    images = reference.examples(rng, n)
    z = rng.normal(size=(20, reference.NOISE))
    G, _ = train(student, images, steps=steps, batch_size=size, seed=5)
    got = drawn(student, G, z)
    reals, noises = noted(student, steps, n, evidence)
    sizes = np.array([[len(r), len(a), len(b)] for r, (a, b) in zip(reals, noises, strict=True)], dtype=float)
    evidence["real_size"], evidence["noise_size"] = float(sizes[:, 0].max()), float(sizes[:, 1].max())
    first = np.concatenate([a for a, _ in noises])
    both = np.concatenate([np.concatenate(pair) for pair in noises])
    evidence["noise_mean"], evidence["noise_std"] = plain(float(both.mean())), plain(float(both.std()))
    evidence["noise_fresh"] = len({row.tobytes() for row in first}) / max(len(first), 1)
    evidence["images_used"] = len(set(np.concatenate(reals).tolist()))
    in_order = [bool(np.array_equal(np.diff(r) % n, np.ones(len(r) - 1))) for r in reals]
    evidence["in_order"] = float(np.mean(in_order))
    checks.close("sizes of the batches", sizes, np.full((steps, 3), float(size)), tol=0)
    # 5 standard errors of 12 batches of 16 x 16 standard normal numbers; the two turns may share theirs.
    checks.at_most(
        "mean of the noise",
        abs(evidence["noise_mean"]),
        5 / np.sqrt(first.size),
        ko="잡음 평균의 절댓값",
        en="Absolute mean of the noise",
    )
    checks.at_most(
        "|std of the noise - 1|",
        abs(evidence["noise_std"] - 1),
        5 / np.sqrt(2 * first.size),
        ko="잡음의 표준편차와 1의 차이",
        en="Difference between the standard deviation of the noise and 1",
    )
    checks.at_least(
        "share of noise that is new",
        evidence["noise_fresh"],
        1.0,
        ko="새로 뽑은 잡음의 비율",
        en="Share of noise that is new",
    )
    # 192 draws out of 60 with replacement leave 2.4 out on average, 3 standard deviations more is 8.
    checks.at_least(
        "different images in 12 batches of 60",
        float(evidence["images_used"]),
        50.0,
        ko="배치에 나온 서로 다른 그림의 수",
        en="Different images in the batches",
    )
    checks.at_most(
        "share of batches in the given order",
        evidence["in_order"],
        0.0,
        ko="받은 순서 그대로인 배치의 비율",
        en="Share of batches in the given order",
    )
    checks.close("G(z)", got, reference.played(images, reals, noises).images(z), tol=EXACT)


@check("train_gan", level="training", points=1, ko="평가 모드의 생성자", en="a generator in evaluation mode")
def test_train_gan_mode(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    networks(student, "probes")
    n, steps = 30, 4
    images = reference.examples(rng, n)
    z = rng.normal(size=(20, reference.NOISE))
    G, _ = train(student, images, steps=steps, batch_size=10, seed=6)
    got = drawn(student, G, z, as_returned=True)
    reals, noises = noted(student, steps, n, evidence)
    want = reference.played(images, reals, noises).images(z)
    evidence["in_training_mode"] = float(off(got, want + reference.OFFSET) <= EXACT)
    checks.close("G(z)", got, want, tol=EXACT)


@check("train_gan", level="training", points=1, ko="같은 seed, 같은 결과", en="same seed, same result")
def test_train_gan_seed(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    networks(student, "digits")
    images = reference.examples(rng, 40)
    z = rng.normal(size=(20, reference.NOISE)).astype(np.float32)
    made, told = [], []
    for seed in (5, 5, 6):
        G, history = train(student, images, steps=3, batch_size=8, seed=seed)
        made.append(drawn(student, G, z))
        told.append(losses(history, "d_loss", 3))
    evidence["seed_same"] = plain(float(np.abs(made[0] - made[1]).max() + np.abs(told[0] - told[1]).max()))
    evidence["seed_other"] = plain(float(np.abs(made[0] - made[2]).max()))
    start, _ = train(student, images, steps=1, batch_size=8, seed=5)
    evidence["steps_move"] = plain(float(np.abs(made[0] - drawn(student, start, z)).max()))
    checks.at_most(
        "difference with the same seed",
        evidence["seed_same"],
        0.0,
        ko="같은 시드로 두 번 학습한 결과의 차이",
        en="Difference between two runs with the same seed",
    )
    checks.at_least(
        "difference with another seed",
        evidence["seed_other"],
        1e-3,
        ko="다른 시드로 학습한 결과의 차이",
        en="Difference between runs with different seeds",
    )
    # A generator that never learns earns nothing for being the same twice.
    checks.at_least(
        "difference after two more steps",
        evidence["steps_move"],
        1e-6,
        ko="두 걸음 더 학습한 결과와의 차이",
        en="Difference made by two more steps",
    )


@check("train_gan", level="training", points=0.5, ko="그림은 그대로", en="the images stay as they were")
def test_train_gan_inputs(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    networks(student, "probes")
    n, steps = 30, 3
    images = reference.examples(rng, n)
    z = rng.normal(size=(20, reference.NOISE))
    held = student.put(images, layout="torch")
    G, _ = student.train_gan(held, steps=steps, batch_size=10, seed=7)
    got = drawn(student, G, z)
    after = student.get(held)
    evidence["kept"] = float(np.array_equal(after, images))
    checks.unchanged("images", images, after)
    reals, noises = noted(student, steps, n, evidence)
    checks.close("G(z)", got, reference.played(images, reals, noises).images(z), tol=EXACT)


@check("train_gan", level="training", points=0.5, ko="모두 device로", en="everything on the device")
def test_train_gan_device(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    networks(student, "probes")
    n, steps = 30, 3
    images = reference.examples(rng, n)
    z = rng.normal(size=(20, reference.NOISE))
    held = student.lab.train_gan_waiting(images, returns=["images: handle"])
    G, _ = student.train_gan(held, steps=steps, batch_size=10, seed=8, device="cpu")
    got = drawn(student, G, z)
    moved = student.lab.train_gan_noted("moved", returns=["moved: data"])
    evidence["networks_moved"] = float(isinstance(moved, list) and {"G", "D"} <= {m for m in moved if type(m) is str})
    unmoved = student.lab.train_gan_noted("unmoved", returns=["unmoved: data"])
    evidence["images_moved"] = float(unmoved is False)
    checks.at_least(
        "networks moved by .to(device)",
        evidence["networks_moved"],
        1.0,
        ko="두 신경망을 `.to(device)`로 옮겼는지 (옮겼으면 1, 아니면 0)",
        en="Whether the networks were moved by `.to(device)` (1 for yes, 0 for no)",
    )
    checks.at_least(
        "images moved by .to(device)",
        evidence["images_moved"],
        1.0,
        ko="그림을 `.to(device)`로 옮겼는지 (옮겼으면 1, 아니면 0)",
        en="Whether the images were moved by `.to(device)` (1 for yes, 0 for no)",
    )
    reals, noises = noted(student, steps, n, evidence)
    checks.close("G(z)", got, reference.played(images, reals, noises).images(z), tol=EXACT)


@check("train_gan", level="training", points=6, ko="생성한 숫자들", en="the digits that it makes")
def test_train_gan_samples(
    student: Any, rng: np.random.Generator, once: Any, thresholds: Any, evidence: Any, pictures: Any, device: str
) -> None:
    networks(student, "digits")
    judge, digits = once("judge", reference.Judge), once("digits", reference.load_digits)
    allowed = thresholds["frechet"]["value"]
    found, told = None, np.zeros(0)
    for seed in range(SEEDS):
        images = digits[rng.permutation(len(digits))[:1400]]
        z = rng.normal(size=(1000, reference.NOISE)).astype(np.float32)
        G, history = train(student, images, seed=seed, device=device)
        made = drawn(student, G, z, device=device)
        if seed == 0:
            pictures.images("여러분의 생성자가 만든 숫자", "Digits that your generator made", made, low=-1.0)
            if isinstance(history, dict):
                both = {name: history[name] for name in ("d_loss", "g_loss") if name in history}
                pictures.curve("겨루는 동안의 손실 (걸음마다)", "The losses during the game (per step)", **both)
        checks.finite("G(z)", made)
        found = reference.opinion(judge, np.clip(made, -1, 1), images)
        evidence["coverage"], evidence["frechet"] = found.coverage, plain(found.frechet)
        evidence["entropy"], evidence["nearest"] = plain(found.entropy), plain(found.nearest)
        steps = len(history["d_loss"]) if isinstance(history, dict) and isinstance(history.get("d_loss"), list) else 0
        told = losses(history, "d_loss", steps)
        evidence["d_loss"] = plain(float(told[-max(len(told) // 4, 1) :].mean())) if len(told) else 0.0
        good = found.frechet <= allowed and found.coverage >= thresholds["coverage"]["value"]
        if good or not found.frechet <= NEAR * allowed:
            break
    checks.at_least(
        "classes among the images",
        float(evidence["coverage"]),
        thresholds["coverage"]["value"],
        ko="만든 그림에 나온 숫자의 가짓수",
        en="Kinds of digits among the images",
    )
    checks.at_most(
        "Frechet distance",
        evidence["frechet"],
        allowed,
        ko="진짜 그림과의 프레셰 거리",
        en="Fréchet distance to real images",
    )
    checks.at_least(
        "entropy of the classes",
        evidence["entropy"],
        thresholds["entropy"]["value"],
        ko="만든 숫자 종류의 고른 정도 (0~1)",
        en="Evenness of the kinds of digits, as entropy (0 to 1)",
    )
    checks.at_least(
        "distance to the nearest training image",
        evidence["nearest"],
        thresholds["nearest"]["value"],
        ko="가장 가까운 학습 그림까지의 거리 (평균)",
        en="Distance to the nearest training image (mean)",
    )
    checks.finite('history["d_loss"]', told)
    checks.at_least("last d_loss", evidence["d_loss"], thresholds["d_loss_low"]["value"], **LAST)
    checks.at_most("last d_loss", evidence["d_loss"], thresholds["d_loss_high"]["value"], **LAST)
