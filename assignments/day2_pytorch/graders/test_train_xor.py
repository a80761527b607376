"""Graders of D2-04, train_xor.

A run is judged by the logits that its model gives to the corners and to points that only the grader knows. Targets
other than XOR and points near the corners are there because the four answers of XOR are public: a table of them, or
weights set by hand, is not a training. All checks stand on one level, for each of them measures something else; the one
of the seeds asks for all four corners too.

The threshold of the loss and its evidence are in assignment.toml. Over 40 seeds each, networks with 8 hidden units
(tanh, ReLU, sigmoid; Adam or SGD) all met it and kept every point within 0.1 of a corner in its class; one with two
ReLU units met it 9 times, which makes five times out of five less likely than 1 in 1,000.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_train_xor as reference

from autograder import checks
from autograder.harness import check

SEEDS, POINTS, REACH = 5, 200, 0.1


def logits(student: Any, model: Any, x: Any, evidence: Any) -> Any:
    """The model's logits (N,) of points x (N, 2), in float64."""
    out = student.lab.train_xor_logits(model, x, returns=["logits: array"])
    evidence["columns"] = float(out.size) / len(x)
    if out.shape != (len(x),):
        checks.shape("model(X)", out, (len(x), 1))
    checks.finite("model(X)", out)
    return out.reshape(len(x)).astype(np.float64)


def judge(z: Any, target: Any, threshold: float) -> None:
    """All four corners right, by a margin that the loss allows."""
    checks.at_least("accuracy", right(z, target), 1.0)
    checks.at_most("loss", reference.cross_entropy(z, target), threshold)


def right(z: Any, target: Any) -> float:
    """The share of logits z on the side of 0 that their target asks for."""
    return float(np.mean((z > 0) == (np.asarray(target) == 1)))


def bend(student: Any, model: Any, evidence: Any) -> float:
    """How far the model is from a straight plane: |f(1,1) - f(0,1) - f(1,0) + f(0,0)|."""
    a, b, c, d = logits(student, model, reference.CORNERS, evidence)
    return float(abs(a - b - c + d))


def some_seed(rng: np.random.Generator) -> int:
    return int(rng.integers(1, 2**31))


@pytest.mark.public
@check("train_xor", level="training", points=0, ko="seed 0, 1, 2에서 XOR", en="XOR for the seeds 0, 1 and 2")
def test_public_train_xor(student: Any) -> None:
    corners, target = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0])
    for seed in range(3):
        z = student.lab.train_xor_logits(student.train_xor(seed), corners, returns=["logits: array"])
        if z.shape != (4,):
            checks.shape("model(X)", z, (4, 1))
        z = z.reshape(4).astype(np.float64)
        # The loss of a logit z is ln(1 + e^z) where the target is 0, and ln(1 + e^-z) where it is 1.
        loss = float(np.mean(np.logaddexp(0.0, np.where(target == 1, -z, z))))
        checks.at_least("accuracy", float(np.mean((z > 0) == (target == 1))), 1.0)
        checks.at_most("loss", loss, 0.1)


@check("train_xor", level="training", points=3, ko="다섯 seed에서 XOR", en="XOR for five seeds")
def test_train_xor_learns(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    found, bends, far = [], [], []
    for _ in range(SEEDS):
        model = student.train_xor(some_seed(rng))
        found.append(logits(student, model, reference.CORNERS, evidence))
        bends.append(bend(student, model, evidence))
        far.append(float(logits(student, model, rng.uniform(-1.5, 2.5, size=(POINTS, 2)), evidence).min()))
    losses = [reference.cross_entropy(z, reference.XOR) for z in found]
    evidence["loss"], evidence["best_loss"] = max(losses), min(losses)
    evidence["accuracy"] = min(right(z, reference.XOR) for z in found)
    evidence["bend"], evidence["lowest"] = max(bends), min(far)
    for z in found:
        judge(z, reference.XOR, thresholds["loss"]["value"])


@check("train_xor", level="training", points=1, ko="다른 target", en="other targets")
def test_train_xor_targets(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    found = []
    for name, target in (("xnor", reference.XNOR), ("separable", reference.separable(rng))):
        model = student.train_xor(some_seed(rng), target=target)
        found.append((logits(student, model, reference.CORNERS, evidence), target))
        evidence[f"{name}_accuracy"] = right(*found[-1])
        evidence[f"{name}_loss"] = reference.cross_entropy(*found[-1])
    for z, target in found:
        judge(z, target, thresholds["loss"]["value"])


@check("train_xor", level="training", points=1, ko="꼭짓점 가까이의 점", en="points near the corners")
def test_train_xor_nearby(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    model = student.train_xor(some_seed(rng))
    x, corner = reference.around(rng, POINTS, REACH)
    evidence["nearby"] = right(logits(student, model, x, evidence), np.array(reference.XOR)[corner])
    checks.at_least("accuracy", evidence["nearby"], 1.0)


@check("train_xor", level="training", points=1, ko="같은 seed, 같은 모델", en="same seed, same model")
def test_train_xor_seeds(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    seed, x = some_seed(rng), np.vstack([reference.CORNERS, rng.uniform(-1.0, 2.0, size=(POINTS, 2))])
    first, again, other = (logits(student, student.train_xor(s), x, evidence) for s in (seed, seed, seed + 1))
    evidence["same_seed"], evidence["other_seed"] = (
        float(np.abs(first - again).max()),
        float(np.abs(first - other).max()),
    )
    judge(first[:4], reference.XOR, thresholds["loss"]["value"])
    # One thread, same numbers: the same bits. 1e-6 leaves room for a model that is kept in another precision.
    checks.close("train_xor(seed)", again, first, tol=1e-6)
    if not evidence["other_seed"] > 1e-3:
        checks.fail("seed_ignored", name="train_xor")
