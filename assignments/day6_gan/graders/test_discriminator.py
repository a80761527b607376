"""Graders of D6-02, class Discriminator.

Verdicts rest on logits and gradients of hidden weights and pictures. The apparatus puts the weights into the student's
layers by kind and channels, so that no attribute's name matters; a layer that the figure does not have gets a fixed
pattern, which shows in the logits.

Tolerance 1e-9 (scaled) in float64: over 20 seeds right versions differ from the reference by 4e-15 at most; the mildest
mistake, a batch normalisation after the first convolution, by 3e-7 at least in evaluation mode, and by 0.03 in training
mode (tests/test_day6_discriminator.py).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_discriminator as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-9


def built(student: Any, in_ch: int, size: int, base: int) -> Any:
    """The student's model; 32 is left to the default."""
    return student.Discriminator(in_ch, size) if base == 32 else student.Discriminator(in_ch, size, base)


def judge(student: Any, rng: np.random.Generator, n: int, in_ch: int, size: int, base: int, training: bool) -> None:
    """The logits of n hidden pictures, with hidden weights."""
    weights, x = reference.weights(rng, in_ch, size, base), rng.normal(size=(n, in_ch, size, size))
    new = built(student, in_ch, size, base)
    model = student.lab.discriminator_given(new, weights, training, returns=["model: handle"])
    logits = student.call(model, student.put(x, layout="torch"), returns=["logits: array"])
    want, _ = reference.forward(weights, reference.channels(in_ch, size, base), x, training)
    checks.close("logits", logits, want, tol=TOL)


@pytest.mark.public
@check("discriminator", level="shape", points=0, ko="모양", en="shapes")
def test_public_discriminator_shape(student: Any) -> None:
    for in_ch, size in ((1, 8), (3, 32)):
        model = student.Discriminator(in_ch, size)
        x = student.put(np.ones((2, in_ch, size, size), dtype=np.float32), layout="torch")
        checks.shape("logits", student.call(model, x, returns=["logits: array"]), (2, 1))


@pytest.mark.public
@check("discriminator", level="values", points=0, ko="작은 모델 (손 계산)", en="a small model, worked by hand")
def test_public_discriminator_values(student: Any) -> None:
    # Each kernel is 0 but for one place, which picks every second pixel: two convolutions pick x[0, 0], x[0, 4],
    # x[4, 0] and x[4, 4]. The second one gives them once as they are and once with the other sign.
    pick = np.zeros((1, 1, 4, 4))
    pick[0, 0, 1, 1] = 1.0
    nothing, one = np.zeros(2), np.ones(2)
    weights = {"conv 1 1": pick, "conv 1 1 bias": np.zeros(1), "conv 1 2": np.concatenate([pick, -pick])}
    weights |= {"norm 2": np.array([one, nothing, nothing, one - 1e-5])}  # the square root of var + 1e-5 is 1
    weights |= {"linear 8 1": np.ones((1, 8)), "linear 8 1 bias": np.array([0.5])}
    model = student.lab.discriminator_given(
        student.Discriminator(1, 8, base=1), weights, False, returns=["model: handle"]
    )
    x = np.zeros((1, 1, 8, 8))
    x[0, 0, ::4, ::4] = [[1.0, -5.0], [2.0, 0.0]]
    # LeakyReLU: 1, -1, 2, 0. As they are: 1 - 0.2 + 2 + 0 = 2.8; with the other sign: -0.2 + 1 - 0.4 + 0 = 0.4.
    # Linear: 2.8 + 0.4 + 0.5
    logits = student.call(model, student.put(x, layout="torch"), returns=["logits: array"])
    checks.close("logits", logits, np.array([[3.7]]), tol=1e-6)


@check("discriminator", level="shape", points=1, ko="네 가지 크기의 모양", en="shapes for all four sizes")
def test_discriminator_shapes(student: Any, rng: np.random.Generator) -> None:
    for n, in_ch, size, base in ((3, 1, 8, 4), (2, 3, 16, 2), (2, 1, 28, 3), (4, 3, 32, 4), (2, 3, 8, 32)):
        model = built(student, in_ch, size, base)
        x = student.put(rng.normal(size=(n, in_ch, size, size)).astype(np.float32), layout="torch")
        logits = student.call(model, x, returns=["logits: array"])
        checks.shape("logits", logits, (n, 1))
        checks.at_least(
            "std",
            float(logits.std()),
            1e-6,
            ko="서로 다른 그림에 대한 로짓의 표준편차",
            en="Standard deviation of the logits of different images",
        )  # different pictures, different logits


@check("discriminator", level="values", points=4, ko="평가 모드의 로짓", en="logits in evaluation mode")
def test_discriminator_logits(student: Any, rng: np.random.Generator) -> None:
    for n, in_ch, size, base in ((4, 1, 8, 4), (2, 3, 16, 2), (1, 1, 28, 3), (3, 3, 32, 2), (1, 3, 8, 32)):
        judge(student, rng, n, in_ch, size, base, training=False)


@check(
    "discriminator", level="values", points=3, ko="학습 모드: 배치의 통계", en="training mode: the batch's statistics"
)
def test_discriminator_batch(student: Any, rng: np.random.Generator) -> None:
    for n, in_ch, size, base in ((5, 1, 8, 3), (2, 3, 16, 2), (3, 1, 28, 2)):
        judge(student, rng, n, in_ch, size, base, training=True)


@check("discriminator", level="gradients", points=2, ko="그림까지 오는 기울기", en="the gradient at the pictures")
def test_discriminator_gradient(student: Any, rng: np.random.Generator) -> None:
    for n, in_ch, size, base in ((2, 1, 8, 4), (1, 3, 8, 2), (1, 1, 16, 2)):
        weights, x = reference.weights(rng, in_ch, size, base), rng.normal(size=(n, in_ch, size, size))
        upstream = rng.normal(size=(n, 1))
        new = built(student, in_ch, size, base)
        model = student.lab.discriminator_given(new, weights, False, returns=["model: handle"])
        gradient = student.lab.discriminator_gradient(
            model, student.put(x, layout="torch"), student.put(upstream, layout="torch"), returns=["dx: array"]
        )
        want = reference.input_gradient(weights, reference.channels(in_ch, size, base), x, upstream)
        checks.close("dx", gradient, want, tol=TOL)
