"""Graders of D1-09: mean squared error and binary cross-entropy with logits.

References: MSE by np.vdot; BCE by logaddexp(0, z) - t z. Values differ by 3e-16 (scaled) between correct formulas and
gradients from central differences by 2e-10, so 1e-12 and 1e-6; float32 loses 2e-7: 1e-5. The mildest mistake is off
by 0.1.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder import checks
from autograder.harness import check

VALUE, GRADIENT, SINGLE = 1e-12, 1e-6, 1e-5
SHAPES = ((6,), (4, 3), (1,), (1, 5))


def squared(p: Any, t: Any) -> float:
    off = np.ravel(p).astype(np.float64) - np.ravel(t)
    return float(np.vdot(off, off) / off.size)


def crossed(z: Any, t: Any) -> float:
    z = np.asarray(z, np.float64)
    return float(np.mean(np.logaddexp(0.0, z) - t * z))


def expect(student: Any, name: str, x: Any, t: Any) -> None:
    """Loss and gradient of `name` at x against the reference and its central differences."""
    reference = squared if name == "mse_loss" else crossed
    loss, grad = getattr(student, name)(x, t)
    checks.close("loss", np.array(loss), np.array(reference(x, t)), tol=VALUE)
    want = checks.numeric_gradient(lambda v: reference(v, t), x)
    checks.close("dpred" if name == "mse_loss" else "dlogits", grad, want, tol=GRADIENT)


@pytest.mark.public
@check("losses", level="values", points=0, ko="MSE 작은 예제 (손 계산)", en="MSE: small example, worked by hand")
def test_public_mse(student: Any) -> None:
    loss, dpred = student.mse_loss(np.array([[1.0, 2.0], [0.0, 4.0]]), np.array([[1.0, 0.0], [1.0, 1.0]]))
    # squares 0 + 4 + 1 + 9 over 4 entries
    checks.close("loss", np.array(loss), np.array(3.5), tol=1e-12)
    checks.close("dpred", dpred, np.array([[0.0, 1.0], [-0.5, 1.5]]), tol=1e-12)


@pytest.mark.public
@check("losses", level="values", points=0, ko="BCE 작은 예제 (손 계산)", en="BCE: small example, worked by hand")
def test_public_bce(student: Any) -> None:
    loss, dlogits = student.bce_with_logits(np.array([0.0, np.log(3.0)]), np.array([1.0, 0.0]))
    # p = 0.5 and 0.75: the loss is the mean of log 2 and log 4
    checks.close("loss", np.array(loss), np.array(1.5 * np.log(2.0)), tol=1e-12)
    checks.close("dlogits", dlogits, np.array([-0.25, 0.375]), tol=1e-12)


@check("losses", level="values", points=2, ko="MSE의 값과 기울기", en="MSE: value and gradient")
def test_mse(student: Any, rng: np.random.Generator) -> None:
    for shape in SHAPES:
        expect(student, "mse_loss", rng.normal(size=shape), rng.normal(size=shape))


@check("losses", level="values", points=2, ko="BCE의 값과 기울기", en="BCE: value and gradient")
def test_bce(student: Any, rng: np.random.Generator) -> None:
    for shape in SHAPES:
        z = 2 * rng.normal(size=shape)
        expect(student, "bce_with_logits", z, rng.integers(0, 2, size=shape).astype(float))
        expect(student, "bce_with_logits", z, rng.uniform(0.1, 0.9, size=shape))


@check("losses", level="edge", points=1, ko="아주 큰 로짓", en="very large logits")
def test_bce_of_large_logits(student: Any) -> None:
    z = np.array([1e4, -1e4, 1e4, -1e4, 40.0, -40.0])
    t = np.array([1.0, 0.0, 0.0, 1.0, 0.0, 0.3])
    loss, dlogits = student.bce_with_logits(z, t)
    checks.close("loss", np.array(loss), np.array(crossed(z, t)), tol=1e-9)
    p = np.exp(-np.logaddexp(0.0, -z))
    checks.close("dlogits", dlogits, (p - t) / 6, tol=1e-9)
    loss, _ = student.bce_with_logits(z[:2], t[:2])
    checks.close("loss", np.array(loss), np.array(0.0), tol=1e-9)


@check("losses", level="edge", points=1, ko="모양이 다르면 예외", en="an exception where shapes differ")
def test_shapes_must_agree(student: Any, rng: np.random.Generator) -> None:
    for name in ("mse_loss", "bce_with_logits"):
        expect(student, name, rng.normal(size=4), rng.uniform(size=4))
        for x, t in ((rng.normal(size=5), rng.uniform(size=(5, 1))), (rng.normal(size=(3, 1)), rng.uniform(size=3))):
            try:
                getattr(student, name)(x, t)
            except checks.Failure as stopped:
                if stopped.id == "raised":
                    continue
                raise
            checks.fail("no_exception", name=name)


@check("losses", level="edge", points=1, ko="float32, 입력은 그대로", en="float32, inputs left alone")
def test_losses_float32(student: Any, rng: np.random.Generator) -> None:
    x, t = rng.normal(size=(4, 3)), rng.uniform(size=(4, 3))
    for name, reference in (("mse_loss", squared), ("bce_with_logits", crossed)):
        loss, grad = getattr(student, name)(x.astype(np.float32), t.astype(np.float32))
        checks.close("loss", np.array(loss), np.array(reference(x, t)), tol=SINGLE)
        checks.dtype("gradient", grad, np.float32)
        held_x, held_t = student.put(x, layout="F"), student.put(t, layout="strided")
        loss, grad = getattr(student, name)(held_x, held_t)
        checks.close("gradient", grad, checks.numeric_gradient(lambda v, r=reference: r(v, t), x), tol=GRADIENT)
        checks.unchanged("pred", x, student.get(held_x))
        checks.unchanged("target", t, student.get(held_t))
