"""Graders of D4-07, linear_probe.

Verdicts rest on the logits of the returned network for hidden images, and on those of the caller's network afterwards.
The first weights of the new head are the student's own: a call with lr = 0 shows what it says before it learns, and
NumPy computes from there what Adam must make of it (reference_linear_probe.py), without a look into the model. Hidden
labels stay here. Nothing is watched but which of the caller's parameters still get a gradient.

Tolerance 1e-6: right versions stay below 1e-12 (tests/test_day4_linear_probe.py); of the mistakes, the mildest, a body
whose running statistics have moved, is off by 1e-2 and more. Threshold and evidence: assignment.toml; the accuracy
alone proves little, since a random frozen body reaches it too in some runs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_linear_probe as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-6
SEEDS = 3  # digits: one good run of up to three is enough


def small(rng: np.random.Generator, classes: int) -> dict[str, Any]:
    """Weights of a small network of the course's form."""
    found = {"fc.weight": rng.normal(size=(classes, 16)) / 4, "fc.bias": rng.normal(size=classes)}
    for at, before, after in ((0, 1, 3), (4, 3, 4)):
        found[f"features.{at}.weight"] = rng.normal(size=(after, before, 3, 3)) / np.sqrt(9 * before)
        for name, value in (("weight", 1.0), ("bias", 0.1), ("running_mean", 0.0), ("running_var", 0.5)):
            found[f"features.{at + 1}.{name}"] = np.full(after, value)
        found[f"features.{at + 1}.num_batches_tracked"] = np.array(1)
    return found


class Probing:
    """A network, and what the student's linear_probe makes of it."""

    def __init__(self, student: Any, weights: Any, training: bool = True) -> None:
        self.student = student
        self.pretrained = self.student.lab.digit_net_model(weights, training, returns=["model: handle"])

    def probe(self, X: Any, y: Any, *args: Any, **kwargs: Any) -> Any:
        X, y = (self.student.put(array, layout="torch") for array in (X, y))
        return self.student.linear_probe(self.pretrained, X, y, *args, **kwargs)

    def says(self, model: Any, X: Any) -> Any:
        return self.student.lab.digit_net_outputs(model, X, returns=["logits: array"])

    def logits(self, model: Any, X: Any) -> Any:
        """What the returned network says of X, which must be five numbers for each image."""
        found = self.says(model, X)
        checks.shape("model(X)", found, (len(X), 5))
        checks.finite("model(X)", found)
        return found

    def keeps(self, before: Any, X: Any) -> None:
        """The caller's network must still say of X what it said before."""
        if not np.array_equal(before, self.says(self.pretrained, X)):
            checks.fail("network_changed", name="pretrained")


@pytest.mark.public
@check("linear_probe", level="values", points=0, ko="그림 열 장 외우기", en="ten images memorised")
def test_public_linear_probe(student: Any) -> None:
    rng = np.random.default_rng(3)
    lab = Probing(student, small(rng, 4))
    X, y = rng.uniform(size=(10, 1, 8, 8)), np.arange(10) % 5 + 5
    logits = lab.logits(lab.probe(X, y, 200, 0.05, 0), X)
    checks.at_least("accuracy", checks.accuracy("labels", logits.argmax(axis=1) + 5, y), 1.0)


@pytest.mark.public
@check("linear_probe", level="edge", points=0, ko="pretrained는 그대로", en="pretrained stays as it was")
def test_public_linear_probe_pretrained(student: Any) -> None:
    rng = np.random.default_rng(4)
    lab = Probing(student, small(rng, 4), training=False)
    X, y = rng.uniform(size=(10, 1, 8, 8)), np.arange(10) % 5 + 5
    before = lab.says(lab.pretrained, X)
    lab.logits(lab.probe(X, y, 2, 0.05, 0), X)
    lab.keeps(before, X)


@check("linear_probe", level="shape", points=1, ko="새 헤드의 출력", en="outputs of the new head")
def test_linear_probe_outputs(student: Any, rng: np.random.Generator) -> None:
    for classes, width, n in ((3, 4, 40), (7, 5, 1)):
        lab = Probing(student, reference.weights(rng, 3, width, classes))
        X = reference.images(rng, 6)
        model = lab.probe(reference.images(rng, n), rng.integers(5, 10, size=n), 2, 0.01, 0)
        together = lab.logits(model, X)
        # In evaluation mode nothing depends on the other images of a batch.
        for i in (0, 4):
            checks.close("model(X)", lab.logits(model, X[i : i + 1]), together[i : i + 1], tol=TOL)


@check("linear_probe", level="values", points=1.5, ko="헤드가 배운 것", en="what the head has learned")
def test_linear_probe_head(student: Any, rng: np.random.Generator) -> None:
    for n, lr, epochs, classes in ((20, 0.01, 3, 3), (32, 0.1, 6, 6), (9, 0.003, 1, 5)):
        w = reference.weights(rng, classes=classes)
        lab = Probing(student, w)
        # With so few examples there is one batch per epoch, and shuffling has no say.
        X, y, unseen = reference.images(rng, n), rng.permutation(np.arange(n) % 5 + 5), reference.images(rng, 12)
        start = lab.probe(X, y, 1, 0.0, 5)
        untrained = lab.logits(start, unseen)
        F, G = reference.features(w, X), reference.features(w, unseen)
        weight, bias = reference.learned(F, lab.logits(start, X), y, lr, epochs)
        checks.close(
            "model(X)", lab.logits(lab.probe(X, y, epochs, lr, 5), unseen), untrained + G @ weight + bias, tol=TOL
        )
        old = reference.outputs(w, unseen)
        if old.shape == untrained.shape and checks.scaled_error(untrained, old) < 0.01:
            checks.fail("old_head", name="linear_probe")


@check("linear_probe", level="edge", points=0.5, ko="걸음의 수", en="number of steps")
def test_linear_probe_batches(student: Any, rng: np.random.Generator) -> None:
    """Copies of one image have one gradient, however they are shuffled; what is left is how many steps there are."""
    w = reference.weights(rng)
    lab = Probing(student, w)
    for n, steps in ((33, 2), (64, 2), (70, 3)):
        X, y = reference.images(rng, 1), np.array([rng.integers(5, 10)])
        start = lab.logits(lab.probe(X.repeat(n, axis=0), y.repeat(n), 1, 0.0, 4), X)
        F = reference.features(w, X)
        weight, bias = reference.learned(F, start, y, 0.03, 2 * steps)
        model = lab.probe(X.repeat(n, axis=0), y.repeat(n), 2, 0.03, 4)
        checks.close("model(X)", lab.logits(model, X), start + F @ weight + bias, tol=TOL)


@check("linear_probe", level="values", points=1.5, ko="몸통은 파일 그대로", en="the body stays as in the file")
def test_linear_probe_body(student: Any, rng: np.random.Generator) -> None:
    """Over many batches: the logits must still be linear in the features of the network that was given."""
    w = reference.weights(rng)
    lab = Probing(student, w)
    X, y, unseen = reference.images(rng, 70), rng.integers(5, 10, size=70), reference.images(rng, 60)
    logits = lab.logits(lab.probe(X, y, 4, 0.05, 0), unseen)
    checks.at_most(
        "distance_from_the_features",
        reference.unexplained(reference.features(w, unseen), logits),
        TOL,
        ko="받은 네트워크의 특징과 선형 헤드로 설명되지 않는 로짓의 비율",
        en="Share of the logits that a linear head on the given network's features cannot make",
    )


@check("linear_probe", level="edge", points=1.5, ko="받은 네트워크는 그대로", en="the caller's network stays as it was")
def test_linear_probe_pretrained(student: Any, rng: np.random.Generator) -> None:
    w = reference.weights(rng)
    lab = Probing(student, w, training=False)
    X, y = reference.images(rng, 40), rng.integers(5, 10, size=40)
    before = lab.says(lab.pretrained, X)
    learning = student.lab.linear_probe_learning(lab.pretrained, X, returns=["names: data"])
    model = lab.probe(X, y, 2, 0.05, 0)
    lab.logits(model, X)
    lab.keeps(before, X)
    still = student.lab.linear_probe_learning(lab.pretrained, X, returns=["names: data"])
    # Whoever goes on with the new network must not change the old one.
    student.lab.digit_net_spoil(model, returns=["nothing: data"])
    lab.keeps(before, X)
    if still != learning:
        checks.fail("left_frozen", name="pretrained")


@check(
    "linear_probe", level="edge", points=0.5, ko="입력과 빠진 클래스", en="the inputs, and classes that are not there"
)
def test_linear_probe_inputs(student: Any, rng: np.random.Generator) -> None:
    w = reference.weights(rng)
    lab = Probing(student, w)
    X, y = reference.images(rng, 16), rng.choice([6, 9], size=16)
    held, labels = student.put(X, layout="torch"), student.put(y, layout="torch")
    start = lab.logits(student.linear_probe(lab.pretrained, held, labels, 1, 0.0, 2), X)
    F = reference.features(w, X)
    weight, bias = reference.learned(F, start, y, 0.02, 4)
    model = student.linear_probe(lab.pretrained, held, labels, 4, 0.02, 2)
    checks.close("model(X)", lab.logits(model, X), start + F @ weight + bias, tol=TOL)
    checks.unchanged("X", X, student.get(held))
    checks.unchanged("y", y, student.get(labels))


@check("linear_probe", level="edge", points=0.5, ko="seed", en="seed")
def test_linear_probe_seed(student: Any, rng: np.random.Generator) -> None:
    lab = Probing(student, reference.weights(rng))
    X, y, unseen = reference.images(rng, 70), rng.integers(5, 10, size=70), reference.images(rng, 8)
    first, again, other = (lab.logits(lab.probe(X, y, 3, 0.02, seed), unseen) for seed in (1, 1, 2))
    checks.close("model(X)", again, first, tol=0.0)
    if np.array_equal(first, other):
        checks.fail("seed_ignored", name="linear_probe")


@check("linear_probe", level="training", points=3, ko="손글씨 5~9의 정확도", en="accuracy on the digits 5 to 9")
def test_linear_probe_digits(
    student: Any, rng: np.random.Generator, once: Any, thresholds: Any, evidence: Any, pictures: Any
) -> None:
    lab = Probing(student, once("checkpoint", reference.checkpoint))
    evidence["digits"] = 0.0
    for seed, (few, (X, y)) in enumerate(once("draws", lambda: [reference.digits(rng) for _ in range(SEEDS)])):
        labels = lab.logits(lab.probe(*few, 40, 0.01, seed), X).argmax(axis=1) + 5
        evidence["digits"] = max(evidence["digits"], checks.accuracy("labels", labels, y))
        if evidence["digits"] >= thresholds["digits"]["value"]:
            break
    pictures.confusion("처음 보는 손글씨에 모델이 한 답", "The model's answers for digits it had not seen", y, labels)
    checks.at_least("digits", evidence["digits"], thresholds["digits"]["value"])
