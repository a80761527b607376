"""Graders of D6-04: the losses of a GAN, by value and by the gradient that reaches the logits.

Tolerances. In float64 right versions differ from the reference by 1e-8 at most, where torch's softplus goes over to the
straight line (tests/test_day6_gan_losses.py); one that computes in float32 loses 1e-7, one that adds 1e-8 inside a
logarithm 3e-7. The mildest mistake in a value is a factor of 2, in a gradient an entry of 0, so 1e-5 lies between. At
logits of 1e4 nothing but the stable form gives a finite number of the right size.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_gan_losses as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-5
SHAPES = [((6, 1), (4, 1)), ((5,), (5,)), ((1, 1), (3, 1)), ((3,), (1,))]  # of the real and of the fake logits


def compare(student: Any, name: str, *logits: Any, **options: float) -> None:
    """One loss of these logits, as tensors, against the reference."""
    tensors = [student.put(z, layout="torch") for z in logits]
    loss = getattr(student, name)(*tensors, **options)
    checks.close(name, np.array(loss), np.array(getattr(reference, name)(*logits, **options)), tol=TOL)


def compare_gradients(student: Any, name: str, *logits: Any, **options: float) -> None:
    """The gradient of one loss by each of its logits against central differences of the reference."""
    loss = getattr(reference, name)
    labels = ["logits_real", "logits_fake"][-len(logits) :]
    returns = [f"{label}: array" for label in labels]
    got = student.lab.gan_losses_gradients(name, list(logits), options, returns=returns)
    for i, label in enumerate(labels):
        want = checks.numeric_gradient(lambda z, i=i: loss(*logits[:i], z, *logits[i + 1 :], **options), logits[i])
        checks.close(f"{name}: {label}.grad", got if len(labels) == 1 else got[i], want, tol=TOL)


@pytest.mark.public
@check("gan_losses", level="values", points=0, ko="로짓이 모두 0일 때", en="logits of zero")
def test_public_gan_losses_at_zero(student: Any) -> None:
    zeros = student.put(np.zeros((4, 1)), layout="torch")
    # The discriminator says 1/2 to everything: each logarithm is log(1/2).
    checks.close("d_loss", np.array(student.d_loss(zeros, zeros)), np.array(2 * np.log(2)), tol=1e-5)
    checks.close("g_loss_minimax", np.array(student.g_loss_minimax(zeros)), np.array(-np.log(2)), tol=1e-5)
    checks.close("g_loss", np.array(student.g_loss(zeros)), np.array(np.log(2)), tol=1e-5)
    checks.close("ls_d_loss", np.array(student.ls_d_loss(zeros, zeros)), np.array(0.5), tol=1e-5)
    checks.close("ls_g_loss", np.array(student.ls_g_loss(zeros)), np.array(0.5), tol=1e-5)


@pytest.mark.public
@check("gan_losses", level="values", points=0, ko="최소제곱 손실 (손 계산)", en="least squares, worked by hand")
def test_public_least_squares(student: Any) -> None:
    real, fake = (student.put(np.array(z), layout="torch") for z in ([3.0, 0.0], [1.0, -1.0, 2.0]))
    # real: (4 + 1) / 2 = 2.5; fake: (1 + 1 + 4) / 3 = 2; half of their sum
    checks.close("ls_d_loss", np.array(student.ls_d_loss(real, fake)), np.array(2.25), tol=1e-5)
    # (0 + 4 + 1) / 3, and half of it
    checks.close("ls_g_loss", np.array(student.ls_g_loss(fake)), np.array(5 / 6), tol=1e-5)


@pytest.mark.public
@check("gan_losses", level="values", points=0, ko="판별자가 거의 다 맞힐 때", en="a discriminator that is right")
def test_public_good_discriminator(student: Any) -> None:
    real, fake = (student.put(np.array(z), layout="torch") for z in ([[5.0], [5.0]], [[-5.0]]))
    almost = np.log(1 + np.exp(-5.0))  # 0.0067
    checks.close("d_loss", np.array(student.d_loss(real, fake)), np.array(2 * almost), tol=1e-5)
    checks.close("g_loss_minimax", np.array(student.g_loss_minimax(fake)), np.array(-almost), tol=1e-5)
    checks.close("g_loss", np.array(student.g_loss(fake)), np.array(5 + almost), tol=1e-5)


@check("gan_losses", level="values", points=2.5, ko="d_loss의 값", en="values of d_loss")
def test_d_loss(student: Any, rng: np.random.Generator) -> None:
    for real, fake in SHAPES:
        compare(student, "d_loss", rng.normal(size=real), rng.normal(size=fake))


@check("gan_losses", level="values", points=1, ko="d_loss: 레이블 스무딩", en="d_loss: label smoothing")
def test_d_loss_smooth(student: Any, rng: np.random.Generator) -> None:
    for (real, fake), smooth in zip(SHAPES, (0.1, 0.25, 0.4, 0.1), strict=True):
        compare(student, "d_loss", rng.normal(size=real), rng.normal(size=fake), smooth=smooth)


@check("gan_losses", level="values", points=1.5, ko="g_loss_minimax의 값", en="values of g_loss_minimax")
def test_g_loss_minimax(student: Any, rng: np.random.Generator) -> None:
    for _, fake in SHAPES:
        compare(student, "g_loss_minimax", rng.normal(size=fake))


@check("gan_losses", level="values", points=2, ko="g_loss의 값", en="values of g_loss")
def test_g_loss(student: Any, rng: np.random.Generator) -> None:
    for _, fake in SHAPES:
        compare(student, "g_loss", rng.normal(size=fake))


@check("gan_losses", level="values", points=1.5, ko="최소제곱 손실의 값", en="values of the least-squares losses")
def test_least_squares(student: Any, rng: np.random.Generator) -> None:
    for real, fake in SHAPES:
        compare(student, "ls_d_loss", rng.normal(size=real) + 1, rng.normal(size=fake))
        compare(student, "ls_g_loss", rng.normal(size=fake))


@check(
    "gan_losses", level="gradients", points=2.5, ko="로짓에 도착하는 기울기", en="the gradient that reaches the logits"
)
def test_gan_losses_gradients(student: Any, rng: np.random.Generator) -> None:
    for real, fake in SHAPES:
        r, f = rng.normal(size=real), rng.normal(size=fake)
        compare_gradients(student, "d_loss", r, f)
        compare_gradients(student, "d_loss", r, f, smooth=0.2)
        compare_gradients(student, "ls_d_loss", r, f)
        for name in ("g_loss_minimax", "g_loss", "ls_g_loss"):
            compare_gradients(student, name, f - 2)  # as it is when the discriminator sees through most fakes


@check("gan_losses", level="edge", points=2, ko="아주 큰 로짓", en="very large logits")
def test_gan_losses_large_logits(student: Any, rng: np.random.Generator) -> None:
    # Both signs, so that some logits are right and some confidently wrong.
    real, fake = (1e4 * rng.uniform(0.5, 1.0, size=(6, 1)) * np.array([[1, -1, 1, 1, -1, -1]]).T for _ in range(2))
    compare(student, "d_loss", real, fake)
    compare(student, "d_loss", real, fake, smooth=0.1)
    compare(student, "g_loss_minimax", fake)
    compare(student, "g_loss", fake)
    sure = reference.sigmoid(fake)
    for name, want in (("g_loss_minimax", -sure / 6), ("g_loss", (sure - 1) / 6)):
        got = student.lab.gan_losses_gradients(name, [fake], {}, returns=["logits_fake: array"])
        checks.close(f"{name}: logits_fake.grad", got, want, tol=TOL)
