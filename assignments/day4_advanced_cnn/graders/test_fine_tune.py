"""Graders of D4-08, fine_tune.

Verdicts rest on the logits of the returned network for hidden images, and on those of the caller's network afterwards.
With as few images as fit into one batch, shuffling has no say, and the logits are compared with those of the same steps
written as a formula (reference_fine_tune.py). The labels of the hidden noisy digits stay here; what the classes are
called is drawn anew for each course. Nothing is watched.

Tolerance 1e-6: right versions stay below 1e-10 (tests/test_day4_fine_tune.py): Adam divides by the size of gradients,
which magnifies rounding. Of the mistakes the mildest, AdamW, is off by 1e-5 and more. Thresholds and their evidence are
in assignment.toml; the accuracy tells little, since statistics of the new camera alone reach it. Accuracy on clean
digits is noted, not graded.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_fine_tune as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-6
DRAWS = 3  # digits: one good run of up to three is enough
RECIPE = (15, 1e-3, 3e-3)  # epochs, lr_backbone, lr_head


def small(rng: np.random.Generator, classes: int) -> dict[str, Any]:
    """Weights of a small network of the course's form."""
    found = {"fc.weight": rng.normal(size=(classes, 16)) / 4, "fc.bias": rng.normal(size=classes)}
    for at, before, after in ((0, 1, 3), (4, 3, 4)):
        found[f"features.{at}.weight"] = rng.normal(size=(after, before, 3, 3)) / np.sqrt(9 * before)
        for name, value in (("weight", 1.0), ("bias", 0.1), ("running_mean", 0.0), ("running_var", 0.5)):
            found[f"features.{at + 1}.{name}"] = np.full(after, value)
        found[f"features.{at + 1}.num_batches_tracked"] = np.array(1)
    return found


class Tuning:
    """A network, and what the student's fine_tune makes of it."""

    def __init__(self, student: Any, weights: Any, training: bool = True) -> None:
        self.student = student
        self.classes = len(weights["fc.bias"])
        self.pretrained = self.student.lab.digit_net_model(weights, training, returns=["model: handle"])

    def tune(self, X: Any, y: Any, *args: Any) -> Any:
        X, y = (self.student.put(array, layout="torch") for array in (X, y))
        return self.student.fine_tune(self.pretrained, X, y, *args)

    def says(self, model: Any, X: Any) -> Any:
        return self.student.lab.digit_net_outputs(model, X, returns=["logits: array"])

    def logits(self, model: Any, X: Any) -> Any:
        """What the returned network says of X, which must be one number per class for each image."""
        found = self.says(model, X)
        checks.shape("model(X)", found, (len(X), self.classes))
        checks.finite("model(X)", found)
        return found

    def keeps(self, before: Any, X: Any) -> None:
        """The caller's network must still say of X what it said before."""
        if not np.array_equal(before, self.says(self.pretrained, X)):
            checks.fail("network_changed", name="pretrained")


@pytest.mark.public
@check("fine_tune", level="values", points=0, ko="그림 열 장 외우기", en="ten images memorised")
def test_public_fine_tune(student: Any) -> None:
    rng = np.random.default_rng(3)
    lab = Tuning(student, small(rng, 5))
    X, y = rng.uniform(size=(10, 1, 8, 8)), np.arange(10) % 5
    logits = lab.logits(lab.tune(X, y, 150, 0.01, 0.03, 0), X)
    checks.at_least("accuracy", checks.accuracy("labels", logits.argmax(axis=1), y), 1.0)


@pytest.mark.public
@check("fine_tune", level="edge", points=0, ko="pretrained는 그대로", en="pretrained stays as it was")
def test_public_fine_tune_pretrained(student: Any) -> None:
    rng = np.random.default_rng(4)
    lab = Tuning(student, small(rng, 5), training=False)
    X, y = rng.uniform(size=(10, 1, 8, 8)), np.arange(10) % 5
    before = lab.says(lab.pretrained, X)
    lab.logits(lab.tune(X, y, 2, 0.01, 0.03, 0), X)
    lab.keeps(before, X)


@check("fine_tune", level="shape", points=1, ko="모델의 출력", en="outputs of the model")
def test_fine_tune_outputs(student: Any, rng: np.random.Generator) -> None:
    for classes, n in ((4, 17), (10, 3)):
        lab = Tuning(student, reference.weights(rng, classes=classes))
        X = reference.images(rng, 6)
        model = lab.tune(reference.images(rng, n), rng.integers(0, classes, size=n), 2, 0.01, 0.02, 0)
        together = lab.logits(model, X)
        # In evaluation mode nothing depends on the other images of a batch.
        for i in (0, 4):
            checks.close("model(X)", lab.logits(model, X[i : i + 1]), together[i : i + 1], tol=TOL)


def compare(student: Any, rng: np.random.Generator, n: int, epochs: int, lr_backbone: float, lr_head: float) -> None:
    """A run with one batch per epoch against the reference."""
    w = reference.weights(rng)
    lab = Tuning(student, w, training=n != 10)
    X, y, unseen = reference.images(rng, n), rng.permutation(np.arange(n) % 4), reference.images(rng, 12)
    model = lab.tune(X, y, epochs, lr_backbone, lr_head, 0)
    want = reference.outputs(reference.tuned(w, [(X, y)] * epochs, lr_backbone, lr_head), unseen)
    checks.close("model(X)", lab.logits(model, unseen), want, tol=TOL)


@check("fine_tune", level="values", points=1.5, ko="배운 뒤의 로짓", en="logits after learning")
def test_fine_tune_logits(student: Any, rng: np.random.Generator) -> None:
    for n, epochs, lr in ((16, 3, 0.01), (10, 5, 0.003), (1, 2, 0.02)):
        compare(student, rng, n, epochs, lr, lr)


@check("fine_tune", level="values", points=1.5, ko="두 학습률", en="two learning rates")
def test_fine_tune_rates(student: Any, rng: np.random.Generator) -> None:
    for lr_backbone, lr_head in ((0.003, 0.02), (0.02, 0.002), (0.0, 0.02), (0.01, 0.0)):
        compare(student, rng, 12, 3, lr_backbone, lr_head)


@check("fine_tune", level="edge", points=0.5, ko="걸음의 수", en="number of steps")
def test_fine_tune_batches(student: Any, rng: np.random.Generator) -> None:
    """Copies of one image have one gradient, however they are shuffled; what is left is how many steps there are."""
    w = reference.weights(rng)
    lab = Tuning(student, w)
    for sizes in ((16, 1), (16, 16), (16, 16, 5)):
        X, y, unseen = reference.images(rng, 1), rng.integers(0, 4, size=1), reference.images(rng, 8)
        model = lab.tune(X.repeat(sum(sizes), axis=0), y.repeat(sum(sizes)), 2, 0.01, 0.02, 0)
        batches = [(X.repeat(n, axis=0), y.repeat(n)) for n in sizes * 2]
        want = reference.outputs(reference.tuned(w, batches, 0.01, 0.02), unseen)
        checks.close("model(X)", lab.logits(model, unseen), want, tol=TOL)


@check("fine_tune", level="edge", points=1.5, ko="받은 네트워크는 그대로", en="the caller's network stays as it was")
def test_fine_tune_pretrained(student: Any, rng: np.random.Generator) -> None:
    lab = Tuning(student, reference.weights(rng), training=False)
    X, y = reference.images(rng, 40), rng.integers(0, 4, size=40)
    before = lab.says(lab.pretrained, X)
    model = lab.tune(X, y, 2, 0.01, 0.02, 0)
    if np.array_equal(lab.logits(model, X), before):
        checks.fail("nothing_learned", name="fine_tune")
    lab.keeps(before, X)
    # Whoever goes on with the new network must not change the old one.
    student.lab.digit_net_spoil(model, returns=["nothing: data"])
    lab.keeps(before, X)


@check("fine_tune", level="edge", points=0.5, ko="입력은 그대로", en="the inputs stay as they were")
def test_fine_tune_inputs(student: Any, rng: np.random.Generator) -> None:
    w = reference.weights(rng)
    lab = Tuning(student, w)
    X, y = reference.images(rng, 16), rng.integers(0, 4, size=16)
    held, labels = student.put(X, layout="torch"), student.put(y, layout="torch")
    model = student.fine_tune(lab.pretrained, held, labels, 2, 0.01, 0.02, 0)
    checks.close(
        "model(X)", lab.logits(model, X), reference.outputs(reference.tuned(w, [(X, y)] * 2, 0.01, 0.02), X), tol=TOL
    )
    checks.unchanged("X_few", X, student.get(held))
    checks.unchanged("y_few", y, student.get(labels))


@check("fine_tune", level="edge", points=0.5, ko="seed", en="seed")
def test_fine_tune_seed(student: Any, rng: np.random.Generator) -> None:
    lab = Tuning(student, reference.weights(rng))
    X, y, unseen = reference.images(rng, 40), rng.integers(0, 4, size=40), reference.images(rng, 8)
    first, again, other = (lab.logits(lab.tune(X, y, 3, 0.01, 0.02, seed), unseen) for seed in (1, 1, 2))
    checks.close("model(X)", again, first, tol=0.0)
    if np.array_equal(first, other):
        checks.fail("seed_ignored", name="fine_tune")


@check("fine_tune", level="training", points=3, ko="잡음 카메라에서의 정확도", en="accuracy with the noisy camera")
def test_fine_tune_digits(student: Any, rng: np.random.Generator, once: Any, thresholds: Any, evidence: Any) -> None:
    w = once("checkpoint", reference.checkpoint)
    evidence |= {"noisy": 0.0, "gain": -1.0}
    for seed, draw in enumerate(once("draws", lambda: [reference.digits(rng) for _ in range(DRAWS)])):
        roles, few, (noisy, clean, y) = draw
        lab = Tuning(student, reference.renumbered(w, roles), training=False)
        zero_shot = checks.accuracy("labels", lab.says(lab.pretrained, noisy).argmax(axis=1), y)
        model = lab.tune(*few, *RECIPE, seed)
        got, at_home = (checks.accuracy("labels", lab.logits(model, X).argmax(axis=1), y) for X in (noisy, clean))
        if got > evidence["noisy"]:
            evidence |= {"noisy": got, "gain": got - zero_shot, "clean": at_home}
        if got >= thresholds["noisy"]["value"] and got - zero_shot >= thresholds["gain"]["value"]:
            evidence |= {"noisy": got, "gain": got - zero_shot, "clean": at_home}
            break
    for name in ("noisy", "gain"):
        checks.at_least(name, evidence[name], thresholds[name]["value"])
