"""Graders of D6-01: sample_noise, to_tanh_range, from_tanh_range.

Statistics of noise are asked to lie within five standard errors of a normal distribution's, over 40 000 numbers: that
happens by chance in one of two million looks, and the numbers are the same on each run, as every generator starts from
a fixed seed. The mildest mistake, a uniform distribution of variance 1, has 0.423 of it beyond 1 instead of
0.317, 45 standard errors. Correlations (1/sqrt(n) each, 780 and 435 pairs of them) are asked to stay below six.

Pixels: 1e-6 for float32 results of size 1 (rounding: 1.2e-7); the mildest mistake, 256 for 255, is off by 8e-3.
from_tanh_range may be 0.5 from the exact place, and 1e-3 more for float32 sums; truncation is off by up to 1.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_noise_and_pixels as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-6
SIGMAS = 5.0


def tensor(student: Any, x: Any) -> Any:
    """x as a tensor on the student's side."""
    return student.put(x, layout="torch")


def drawn(student: Any, seed: int, n: int, dim: int) -> Any:
    """The student's noise from a fresh generator."""
    generator = student.lab.noise_generator(seed, returns=["generator: handle"])
    return student.sample_noise(n, dim, generator=generator)


def within(name: str, got: float, want: float, spread: float, ko: str, en: str) -> None:
    """got lies within SIGMAS times spread of want; `ko` and `en` say what got is."""
    checks.at_most(
        f"|{name} - {want:.4g}|",
        abs(got - want),
        SIGMAS * spread,
        ko=f"{ko} 제값에서 벗어난 정도 (제값: {want:.4g})",
        en=f"How far {en} is from {want:.4g}",
    )


def looks_normal(noise: Any, *shape: int) -> None:
    """Shape of the noise; mean, standard deviation and tails of all its numbers."""
    checks.shape("noise", noise, shape)
    values = noise.astype(np.float64).ravel()
    count = values.size
    within("mean", float(values.mean()), 0.0, 1 / count**0.5, "잡음의 평균이", "the mean of the noise")
    within(
        "std",
        float(values.std()),
        1.0,
        1 / (2 * count) ** 0.5,
        "잡음의 표준편차가",
        "the standard deviation of the noise",
    )
    for limit in (1.0, 2.0):
        share = reference.beyond(limit)
        got = float((np.abs(values) > limit).mean())
        within(
            f"P(|z| > {limit:g})",
            got,
            share,
            (share * (1 - share) / count) ** 0.5,
            f"절댓값이 {limit:g}보다 큰 잡음의 비율이",
            f"the share of noise beyond {limit:g}",
        )


def unrelated(noise: Any) -> None:
    """No two rows and no two columns of `noise` go together."""
    for name, word, table in (("rows", "행", noise[:30]), ("columns", "열", noise.T)):
        table = table.astype(np.float64)
        table = table - table.mean(axis=1, keepdims=True)
        length = np.sqrt(np.square(table).sum(axis=1, keepdims=True))
        checks.at_least(
            f"std of {name}",
            float(length.min()),
            1e-6,
            ko=f"잡음의 {word} 하나에서 값들이 흩어진 정도 (가장 작은 것)",
            en=f"Smallest spread within the {name} of the noise",
        )
        related = np.abs((table / length) @ (table / length).T - np.eye(len(table)))
        # 30 rows have only as many numbers as there are columns: their correlations are wide
        checks.at_most(
            f"correlation of {name}",
            float(related.max()),
            min(0.9, 6 / table.shape[1] ** 0.5),
            ko=f"잡음의 두 {word} 사이의 상관계수 (가장 큰 것)",
            en=f"Largest correlation of two {name} of the noise",
        )


@pytest.mark.public
@check("noise_and_pixels", level="values", points=0, ko="잡음의 모양과 분포", en="shape and distribution of the noise")
def test_public_sample_noise(student: Any) -> None:
    noise = student.sample_noise(500, 16)
    checks.shape("noise", noise, (500, 16))
    checks.dtype("noise", noise, np.float32)
    # 8000 numbers: the mean is off by 0.011 on average, the standard deviation by 0.008
    checks.at_most("|mean|", abs(float(noise.mean())), 0.06, ko="잡음 평균의 절댓값", en="Absolute mean of the noise")
    checks.at_most(
        "|std - 1|",
        abs(float(noise.std()) - 1),
        0.05,
        ko="잡음의 표준편차와 1의 차이",
        en="Difference between the standard deviation of the noise and 1",
    )


@pytest.mark.public
@check("noise_and_pixels", level="values", points=0, ko="-1에서 1까지 (손 계산)", en="to -1 and 1, worked by hand")
def test_public_to_tanh_range(student: Any) -> None:
    pixels = np.array([[0, 51], [204, 255]], dtype=np.uint8)
    scaled = student.to_tanh_range(student.put(pixels, layout="torch"))
    checks.dtype("scaled", scaled, np.float32)
    checks.close("scaled", scaled, np.array([[-1.0, -0.6], [0.6, 1.0]]), tol=1e-6)  # 51 / 255 = 0.2
    scaled = student.to_tanh_range(student.put(np.array([0.0, 0.2, 0.75, 1.0]), layout="torch"))
    checks.close("scaled", scaled, np.array([-1.0, -0.6, 0.5, 1.0]), tol=1e-6)


@pytest.mark.public
@check("noise_and_pixels", level="values", points=0, ko="다시 uint8로 (손 계산)", en="back to uint8, worked by hand")
def test_public_from_tanh_range(student: Any) -> None:
    pixels = student.from_tanh_range(student.put(np.array([-1.0, -0.6, 0.21, 1.0, 1.7]), layout="torch"))
    checks.dtype("pixels", pixels, np.uint8)
    checks.close("pixels", pixels, np.array([0, 51, 154, 255, 255]), tol=0)  # 1.21 * 127.5 = 154.275; 1.7 is clipped


@check("noise_and_pixels", level="values", points=1, ko="잡음의 분포", en="the distribution of the noise")
def test_noise_distribution(student: Any, rng: np.random.Generator) -> None:
    noise = drawn(student, int(rng.integers(10**6)), 1000, 40)
    looks_normal(noise, 1000, 40)
    checks.dtype("noise", noise, np.float32)
    unrelated(noise)
    checks.shape("noise", drawn(student, 3, 1, 7), (1, 7))


@check("noise_and_pixels", level="values", points=1, ko="generator와 전역 난수", en="generators and global numbers")
def test_noise_generator(student: Any, rng: np.random.Generator) -> None:
    seed = int(rng.integers(10**6))
    generator = student.lab.noise_generator(seed, returns=["generator: handle"])
    first, second = (student.sample_noise(200, 50, generator=generator) for _ in range(2))
    looks_normal(first, 200, 50)
    looks_normal((second - first) / np.sqrt(2), 200, 50)
    checks.close("same seed", drawn(student, seed, 200, 50), first, tol=0)
    looks_normal((drawn(student, seed + 1, 200, 50) - first) / np.sqrt(2), 200, 50)
    once, again = (student.lab.noise_after_seed(seed, 200, 50, returns=["noise: array"]) for _ in range(2))
    looks_normal(once, 200, 50)
    checks.close("torch.manual_seed", again, once, tol=0)
    looks_normal((student.sample_noise(200, 50) - once) / np.sqrt(2), 200, 50)


@check("noise_and_pixels", level="values", points=1, ko="to_tanh_range의 값", en="values of to_tanh_range")
def test_to_tanh_range_values(student: Any, rng: np.random.Generator) -> None:
    bright = rng.integers(0, 256, size=(3, 1, 4, 5), dtype=np.uint8)
    dark = rng.integers(0, 2, size=(2, 3, 6), dtype=np.uint8)
    shares = rng.uniform(0.0, 1.0, size=(2, 3, 3, 4))
    dim = rng.uniform(0.2, 0.7, size=17).astype(np.float32)
    for pixels in (bright, dark, shares, dim, shares.astype(np.float32)):
        scaled = student.to_tanh_range(tensor(student, pixels))
        checks.dtype("scaled", scaled, np.float32)
        checks.close("scaled", scaled, reference.scaled(pixels), tol=TOL)


@check(
    "noise_and_pixels",
    level="values",
    points=1.5,
    ko="from_tanh_range의 값과 왕복",
    en="from_tanh_range, and there and back",
)
def test_from_tanh_range_values(student: Any, rng: np.random.Generator) -> None:
    inside = rng.uniform(-1.0, 1.0, size=(2, 1, 5, 6)).astype(np.float32)
    beyond = rng.uniform(-3.0, 3.0, size=(4, 30))
    for x in (inside, beyond, np.array([-1.0, 1.0, -1.01, 1.01], dtype=np.float32)):
        pixels = student.from_tanh_range(tensor(student, x))
        checks.shape("pixels", pixels, x.shape)
        checks.dtype("pixels", pixels, np.uint8)
        off = np.abs(pixels.astype(np.float64) - reference.places(x))
        checks.at_most("pixels", float(off.max()), 0.5 + 1e-3, ko="픽셀의 가장 큰 오차", en="Largest error of a pixel")
    every = rng.permutation(np.arange(256, dtype=np.uint8)).reshape(4, 1, 8, 8)
    back = student.from_tanh_range(tensor(student, student.to_tanh_range(tensor(student, every))))
    checks.close("pixels", back, every, tol=0)


@check("noise_and_pixels", level="edge", points=0.5, ko="부작용 없음, device", en="no side effects; device")
def test_noise_and_pixels_side_effects(student: Any, rng: np.random.Generator) -> None:
    for function, low, want in (("to_tanh_range", 0.0, reference.scaled), ("from_tanh_range", -1.5, reference.places)):
        x = rng.uniform(low, 1.0 - low / 3, size=(3, 4)).astype(np.float32)
        out, after = student.lab.noise_and_pixels_called(
            function, tensor(student, x), returns=["out: array", "x: array"]
        )
        checks.at_most(
            "out",
            float(np.abs(out.astype(np.float64) - want(x)).max()),
            0.5 + 1e-3,
            ko=f"`{function}` 결과의 가장 큰 오차",
            en=f"Largest error of `{function}`",
        )
        checks.unchanged("x", x, after)
    noise, before, after = student.lab.noise_beside_global_draws(
        int(rng.integers(10**6)), 100, 100, returns=["noise: array", "before: array", "after: array"]
    )
    looks_normal(noise, 100, 100)
    checks.close("global random numbers", after, before, tol=0)
    there, shape = student.lab.noise_on("meta", 3, 5, returns=["there: scalar", "shape: data"])
    checks.at_least(
        "device",
        there,
        1,
        ko="잡음이 `device`에 있는지 (있으면 1, 아니면 0)",
        en="Whether the noise is on `device` (1 for yes, 0 for no)",
    )
    checks.close("shape", np.array(shape), np.array([3, 5]), tol=0)
