"""Graders of D1-09: mse_loss and bce_with_logits.

Tolerances: central differences in float64 are good to about 4e-10 (checks.numeric_gradient), closed forms to 1e-15 or
so (tests/test_day1_tools.py asserts both against torch); the mildest mistake is a factor of 2, so 1e-9 and 1e-6 do.
float32 loses 1e-7, hence 1e-4.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_losses

from autograder import checks
from autograder.harness import check

EXACT, GRADIENT, SINGLE = 1e-9, 1e-6, 1e-4
SHAPES = [(5,), (4, 3), (1,), (1, 4)]


def batch(rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[Any, Any]:
    """Ordinary predictions or logits, and targets between 0 and 1."""
    return rng.normal(size=shape), rng.uniform(size=shape)


@pytest.mark.public
@check("losses", level="values", points=0, ko="MSE의 작은 예제", en="MSE: a small example")
def test_public_mse(student: Any) -> None:
    loss, _ = student.mse_loss(np.array([1.0, 2.0]), np.array([0.0, 4.0]))
    checks.close("loss", np.array(loss), np.array(2.5), tol=1e-9)


@pytest.mark.public
@check("losses", level="values", points=0, ko="BCE의 작은 예제", en="BCE: a small example")
def test_public_bce(student: Any) -> None:
    loss, _ = student.bce_with_logits(np.zeros(2), np.array([0.0, 1.0]))
    checks.close("loss", np.array(loss), np.array(np.log(2)), tol=1e-9)


@pytest.mark.public
@check("losses", level="gradients", points=0, ko="기울기의 작은 예제", en="gradients: a small example")
def test_public_losses_gradients(student: Any) -> None:
    _, dpred = student.mse_loss(np.array([1.0, 2.0]), np.array([0.0, 4.0]))
    checks.close("dpred", dpred, np.array([1.0, -2.0]), tol=1e-9)
    _, dlogits = student.bce_with_logits(np.zeros(2), np.array([0.0, 1.0]))
    checks.close("dlogits", dlogits, np.array([0.25, -0.25]), tol=1e-9)


@check("losses", level="values", points=2, ko="두 손실의 값", en="values of both losses")
def test_losses_values(student: Any, rng: np.random.Generator) -> None:
    for shape in SHAPES:
        z, t = batch(rng, shape)
        loss, _ = student.mse_loss(z, t)
        checks.close("mse_loss: loss", np.array(loss), np.array(reference_losses.mse(z, t)), tol=EXACT)
        loss, _ = student.bce_with_logits(z, t)
        checks.close("bce_with_logits: loss", np.array(loss), np.array(reference_losses.bce(z, t)), tol=EXACT)


@check("losses", level="gradients", points=2, ko="두 손실의 기울기", en="gradients of both losses")
def test_losses_gradients(student: Any, rng: np.random.Generator, once: Any) -> None:
    for i, shape in enumerate(SHAPES):
        z, t = batch(rng, shape)
        for name, forward in (("mse_loss", reference_losses.mse), ("bce_with_logits", reference_losses.bce)):
            want = once(
                f"losses/{name}/{i}",
                lambda f=forward, a=(z, t): checks.numeric_gradient(lambda v: f(v, a[1]), a[0]),
            )
            _, got = getattr(student, name)(z, t)
            checks.close(f"{name}: gradient", got, want, tol=GRADIENT)


@check("losses", level="edge", points=1, ko="BCE의 큰 로짓", en="BCE at large logits")
def test_bce_large_logits(student: Any, rng: np.random.Generator) -> None:
    # Signs and targets mixed, so that some are right and some confidently wrong and the mean is not 0.
    z = 1e4 * rng.uniform(0.5, 1.0, size=6) * np.array([1, 1, -1, -1, 1, -1])
    t = np.array([1.0, 0.0, 1.0, 0.0, 0.3, 0.3])
    loss, dlogits = student.bce_with_logits(z, t)
    checks.close("loss", np.array(loss), np.array(reference_losses.bce(z, t)), tol=EXACT)
    checks.close("dlogits", dlogits, reference_losses.bce_gradient(z, t), tol=EXACT)


@check("losses", level="edge", points=1, ko="모양이 다르면 예외", en="another shape raises")
def test_losses_shape_mismatch(student: Any, rng: np.random.Generator) -> None:
    z, t = batch(rng, (5,))
    for name in ("mse_loss", "bce_with_logits"):
        try:
            getattr(student, name)(z, t[:, None])
        except checks.Failure as failure:
            if failure.id != "raised":
                raise
        else:
            checks.fail("shape", name=f"{name}: target", got=[5, 1], want=[5])
    loss, _ = student.mse_loss(z, t)  # what raises always is no right answer
    checks.close("loss", np.array(loss), np.array(reference_losses.mse(z, t)), tol=EXACT)


@check("losses", level="edge", points=1, ko="float32 입력", en="float32 inputs")
def test_losses_float32(student: Any, rng: np.random.Generator) -> None:
    z, t = (a.astype(np.float32) for a in batch(rng, (4, 3)))
    _, dpred = student.mse_loss(z, t)
    checks.dtype("dpred", dpred, np.float32)
    checks.close("dpred", dpred, 2 * (z.astype(np.float64) - t) / 12, tol=SINGLE)
    _, dlogits = student.bce_with_logits(z, t)
    checks.dtype("dlogits", dlogits, np.float32)
    checks.close("dlogits", dlogits, reference_losses.bce_gradient(z, t), tol=SINGLE)
