"""D5-11: the reference against torch, right versions under the tolerance, and a task that needs the order."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day5-text", "sequence_classifier"
VERSIONS = daykit.functions(DAY, SLUG)
TOL, SIZES = daykit.stated(DAY, SLUG, "TOL", "SIZES")
KINDS = {"solution": "gru", "masked_by_hand": "gru", "packed_lstm": "lstm"}  # the layer that each right version takes
RIGHT = [
    pytest.param(name, KINDS[name], id=f"{'' if name == 'solution' else 'alternatives'}-{name}-{KINDS[name]}")
    for name in VERSIONS
]


def logits(model: Any, ids: Any, lengths: Any) -> Any:
    with torch.no_grad():
        return model(torch.tensor(ids), torch.tensor(lengths)).numpy()


@pytest.mark.parametrize(("name", "kind"), RIGHT)
def test_right_logits_and_gradients_stay_below_the_tolerance(
    name: str, kind: str, reference: ModuleType, apparatus: ModuleType
) -> None:
    """Forward by torch's own layers; gradients by torch.autograd against central differences of the reference."""
    rng = np.random.default_rng(1)
    values = reference.weights(rng, kind, *SIZES)
    model = apparatus.classifier_loaded(VERSIONS[name]["SeqClassifier"](*SIZES), list(values.values()))
    lengths = np.array([4, 6, 3, 1])
    ids = reference.padded(rng, lengths, 7, SIZES[0])
    got = logits(model, ids, lengths)
    assert checks.scaled_error(got, reference.logits(values, ids, lengths)) < TOL / 50

    upstream = rng.normal(size=(4, SIZES[3])).astype(np.float32)

    def total(E: Any) -> float:
        return float((upstream * reference.logits({**values, "E": E}, ids, lengths)).sum())

    want = checks.numeric_gradient(total, values["E"])
    found = apparatus.classifier_gradient(model, ids, lengths, upstream, list(values["E"].shape)).numpy()
    assert not want[0].any()  # no 0 within the sentences
    assert checks.scaled_error(found, want) < TOL / 50


@pytest.mark.parametrize(
    "name", ["batch_taken_for_time", "first_state", "mean_of_states", "last_column", "one_step_too_far"]
)
def test_wrong_logits_are_far_beyond_the_tolerance(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    rng = np.random.default_rng(2)
    values = reference.weights(rng, "gru", *SIZES)
    wrong = daykit.namespace(DAY, daykit.mistake(DAY, SLUG, name))["SeqClassifier"]
    model = apparatus.classifier_loaded(wrong(*SIZES), list(values.values()))
    lengths = np.array([4, 6, 3])
    ids = reference.padded(rng, lengths, 6, SIZES[0])
    got = logits(model, ids, lengths)
    assert checks.scaled_error(got, reference.logits(values, ids, lengths)) > 100 * TOL


def test_the_order_cannot_be_told_from_counts(reference: ModuleType) -> None:
    """Both classes have each token equally often, and the labels follow the places of the pair."""
    ids, lengths, labels = reference.order_task(np.random.default_rng(3), 2000, np.array([7, 4]))
    assert 0.45 < labels.mean() < 0.55
    for token in (4, 7):
        assert ((ids == token).sum(axis=1) == 1).all()
    assert np.array_equal((ids == 7).argmax(axis=1) < (ids == 4).argmax(axis=1), labels == 1)
    assert all(not row[n:].any() and row[:n].all() for row, n in zip(ids, lengths, strict=True))
    counts = np.array([[np.mean((ids[labels == c] == t).sum(axis=1)) for t in range(2, 12)] for c in (0, 1)])
    assert np.abs(counts[0] - counts[1]).max() < 0.15
