"""Graders of D5-11, SeqClassifier.

A model gets hidden weights, each in the parameter of its shape, and its logits are compared with a reference
(reference_sequence_classifier.py), a GRU or an LSTM by the shapes of the parameters. What the model says of its shapes
chooses the reference only: a wrong word about them cannot make logits right. That the embedding of 0 starts at zero
shows in the logits of sentences of zeros.

TOL, 1e-4, in float32: right versions stay below 2e-6 in logits and gradients, the mildest mistake is off by 1e-2
(tests/test_day5_sequence_classifier.py).

`order`: accuracy on which of two tokens comes first. Its evidence is in assignment.toml.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_sequence_classifier as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-4
SEEDS = 3  # one good run of up to three is enough
SIZES = (11, 3, 5, 4)  # vocabulary, embedding, hidden units, classes: every parameter but the biases has its own shape


def loaded(student: Any, rng: np.random.Generator, embedding: bool = True) -> tuple[Any, Any]:
    """A model of SIZES that holds hidden weights, and these weights; without `embedding` it keeps its own one."""
    model = student.SeqClassifier(*SIZES)
    sizes = student.lab.classifier_sizes(model, returns=["parameters: array"])
    kind = "lstm" if sizes.size and sizes[:, 0].max() == 4 * SIZES[2] else "gru"
    shapes = reference.shapes(kind, *SIZES)
    want = sorted((*shapes[name], 0)[:2] for name in (*shapes, "b"))
    checks.close("parameters", sizes, np.array(want), tol=0.0)
    values = reference.weights(rng, kind, *SIZES)
    given = [value for name, value in values.items() if embedding or name != "E"]
    return student.lab.classifier_loaded(model, given, returns=["model: handle"]), values


def says(student: Any, model: Any, ids: Any, lengths: Any) -> Any:
    """The logits of a model for sentences, which must be (B, K), and must leave what was given alone."""
    held = [student.put(array, layout="torch") for array in (ids, lengths)]
    found = student.call(model, *held, returns=["logits: array"])
    if found.shape != (len(ids), SIZES[3]):
        checks.fail("shape", name="logits", got=list(found.shape), want=[len(ids), SIZES[3]])
    checks.unchanged("ids", ids, student.get(held[0]))
    checks.unchanged("lengths", lengths, student.get(held[1]))
    return found


def compare(student: Any, model: Any, values: Any, ids: Any, lengths: Any) -> None:
    checks.close("logits", says(student, model, ids, lengths), reference.logits(values, ids, lengths), tol=TOL)


@pytest.mark.public
@check("sequence_classifier", level="values", points=0, ko="로짓 (손 계산)", en="logits (by hand)")
def test_public_classifier(student: Any) -> None:
    # All weights 0 but the bias of the last layer: that is what every sentence gets.
    shapes = [(9, 3), (15, 3), (15, 5), (15,), (20, 3), (20, 5), (20,), (2, 5)]
    values = [np.zeros(shape, np.float32) for shape in shapes] + [np.array([1.5, -0.5], np.float32)]
    model = student.lab.classifier_loaded(student.SeqClassifier(9, 3, 5, 2), values, returns=["model: handle"])
    ids, lengths = np.array([[4, 2, 7], [5, 0, 0]]), np.array([3, 1])
    held = [student.put(array, layout="torch") for array in (ids, lengths)]
    logits = student.call(model, *held, returns=["logits: array"])
    checks.close("logits", logits, np.array([[1.5, -0.5], [1.5, -0.5]]), tol=1e-6)


@pytest.mark.public
@check("sequence_classifier", level="values", points=0, ko="빈자리를 늘려 보기", en="more empty places")
def test_public_padding(student: Any) -> None:
    model = student.SeqClassifier(9, 3, 5, 2)
    found = []
    for ids in (np.array([[4, 2, 7], [5, 0, 0]]), np.array([[4, 2, 7, 0, 0], [5, 0, 0, 0, 0]])):
        held = [student.put(array, layout="torch") for array in (ids, np.array([3, 1]))]
        found.append(student.call(model, *held, returns=["logits: array"]))
    checks.close("logits", found[1], found[0], tol=1e-5)


@check("sequence_classifier", level="values", points=2, ko="꽉 찬 문장", en="full sentences")
def test_classifier_full(student: Any, rng: np.random.Generator) -> None:
    model, values = loaded(student, rng)
    for count, width in ((6, 4), (6, 4), (3, 9)):
        lengths = np.full(count, width)
        compare(student, model, values, reference.padded(rng, lengths, width, SIZES[0]), lengths)


@check("sequence_classifier", level="values", points=2, ko="길이가 다른 문장", en="sentences of different lengths")
def test_classifier_lengths(student: Any, rng: np.random.Generator) -> None:
    model, values = loaded(student, rng)
    for lengths in (np.array([3, 7, 1, 6, 2]), np.array([2, 5, 5, 4])):
        compare(student, model, values, reference.padded(rng, lengths, lengths.max(), SIZES[0]), lengths)


@check("sequence_classifier", level="values", points=1, ko="더 많은 빈자리", en="more empty places")
def test_classifier_padding(student: Any, rng: np.random.Generator) -> None:
    model, values = loaded(student, rng)
    lengths = np.array([4, 2, 5])
    ids = reference.padded(rng, lengths, 5, SIZES[0])
    for more in (1, 4):
        compare(student, model, values, np.pad(ids, ((0, 0), (0, more))), lengths)


@check("sequence_classifier", level="edge", points=1, ko="문장 하나, 토큰 하나", en="one sentence, one token")
def test_classifier_one_sentence(student: Any, rng: np.random.Generator) -> None:
    model, values = loaded(student, rng)
    for length, width in ((1, 1), (5, 5), (1, 3)):
        lengths = np.array([length])
        compare(student, model, values, reference.padded(rng, lengths, width, SIZES[0]), lengths)


@check("sequence_classifier", level="gradients", points=2, ko="0의 임베딩", en="the embedding of 0")
def test_classifier_zero(student: Any, rng: np.random.Generator) -> None:
    zeros, zero_lengths = np.zeros((3, 4), dtype=np.int64), np.array([4, 1, 2])
    own, silent = loaded(student, rng, embedding=False)
    said = says(student, own, zeros, zero_lengths)

    model, values = loaded(student, rng)
    lengths = np.array([4, 6, 3])
    ids = reference.padded(rng, lengths, 6, SIZES[0])
    ids[[0, 1], [1, 3]] = 0  # within the sentences
    upstream = rng.normal(size=(3, SIZES[3])).astype(np.float32)

    def gradient(name: str) -> Any:
        shape = list(values[name].shape)
        return student.lab.classifier_gradient(model, ids, lengths, upstream, shape, returns=["gradient: array"])

    def total(E: Any) -> float:
        return float((upstream * reference.logits({**values, "E": E}, ids, lengths)).sum())

    got = gradient("E")
    gradient("ih")  # no verdict: it tells the diagnosis whether the embedding alone is cut off
    # Whatever else the embedding holds, that of 0 is the zero vector: as it is in `silent`.
    checks.close("logits", said, reference.logits(silent, zeros, zero_lengths), tol=TOL)
    want = checks.numeric_gradient(total, values["E"])
    want[0] = 0
    checks.close("gradient", got, want, tol=TOL)


@check("sequence_classifier", level="training", points=2, ko="어느 것이 먼저일까", en="which one comes first")
def test_classifier_order(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    evidence["order"] = 0.0
    for seed in range(SEEDS):
        pair = rng.choice(np.arange(2, 12), size=2, replace=False)
        train, (ids, lengths, labels) = reference.order_task(rng, 1000, pair), reference.order_task(rng, 400, pair)
        model = student.lab.classifier_trained([12, 16, 32, 2], *train, seed, returns=["model: handle"])
        found = student.lab.classifier_labels(model, ids, lengths, returns=["labels: array"])
        evidence["order"] = max(evidence["order"], checks.accuracy("labels", found, labels))
        if evidence["order"] >= thresholds["order"]["value"]:
            break
    checks.at_least(
        "order",
        evidence["order"],
        thresholds["order"]["value"],
        ko="어느 것이 먼저인지 맞힌 정확도",
        en="Accuracy in saying which one comes first",
    )
