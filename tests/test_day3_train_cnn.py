"""D3-10: the reference loop against torch.optim in float64, and how right versions lie to tolerance and thresholds."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY, SLUG = "day3", "train_cnn"
SOURCES = daykit.right_versions(DAY, SLUG)
WEIGHTS = daykit.stated(DAY, SLUG, "WEIGHTS")


def trainer(version: str, network: Any) -> Any:
    """A right version's train_cnn, with `network` in the place of DigitCNN."""
    return daykit.namespace(DAY, SOURCES[version], DigitCNN=network)["train_cnn"]


@pytest.mark.parametrize("wrong", ["", "accumulated", "softmax", "sgd", "still", "one_epoch"])
def test_reference_loop_matches_torch_optimizers(reference: ModuleType, wrong: str) -> None:
    rng = np.random.default_rng(6)
    X, y = reference.examples(rng, 30, 4)
    batches = [b for _ in range(3) for b in np.array_split(rng.permutation(30), 4)]
    rows = torch.from_numpy(np.column_stack([X.reshape(30, -1).astype(np.float64), np.ones(30)]))
    weight = torch.zeros(4, 65, dtype=torch.float64, requires_grad=True)
    make: Any = torch.optim.SGD if wrong == "sgd" else torch.optim.Adam
    optimizer = make([weight], lr=0.01)
    for batch in batches[:4] if wrong == "one_epoch" else [] if wrong == "still" else batches:
        if wrong != "accumulated":
            optimizer.zero_grad()
        scores = rows[batch] @ weight.T
        scores = torch.softmax(scores, dim=1) if wrong == "softmax" else scores
        nn.functional.cross_entropy(scores, torch.from_numpy(y[batch])).backward()
        optimizer.step()
    checks.close("w", reference.trained((X, y), batches, 0.01, wrong, 3), weight.detach().numpy(), tol=1e-12)


@pytest.mark.parametrize("version", sorted(SOURCES))
def test_right_versions_end_in_the_weights_of_the_reference(
    reference: ModuleType, apparatus: ModuleType, version: str
) -> None:
    train = trainer(version, apparatus.train_cnn_network("probe"))
    for seed in range(20):
        X, y = reference.examples(np.random.default_rng(seed), 50, 3)
        model = train(torch.from_numpy(X), torch.from_numpy(y), epochs=3, lr=0.01, batch_size=16, seed=seed)
        batches = [reference.numbers(b.numpy(), 50) for b in apparatus.train_cnn_batches(model)]
        got = apparatus.train_cnn_weights(model).detach().numpy()
        assert checks.scaled_error(got, reference.trained((X, y), batches, 0.01)) <= WEIGHTS / 1e4
        dropped = [b for b in batches if len(b) == 16]
        assert checks.scaled_error(got, reference.trained((X, y), dropped, 0.01)) > 1e4 * WEIGHTS


@pytest.mark.parametrize("version", sorted(SOURCES))
def test_right_versions_read_digits(reference: ModuleType, apparatus: ModuleType, version: str) -> None:
    (X, y), (hidden, labels) = reference.digits(np.random.default_rng(7), reference.load_digits())
    train = trainer(version, apparatus.train_cnn_network("digits"))
    model = train(torch.from_numpy(X), torch.from_numpy(y), seed=1)
    assert not model.training
    with torch.no_grad():
        guesses = model(torch.from_numpy(hidden)).argmax(dim=1).numpy()
    assert checks.accuracy("digits", guesses, labels) > 0.95


def test_classes_are_renumbered_by_every_seed(reference: ModuleType) -> None:
    pixels, labels = reference.load_digits()
    first = pixels[0]
    told = set()
    for seed in range(12):
        for X, y in reference.digits(np.random.default_rng(seed), (pixels, labels)):
            told |= {int(y[i]) for i in range(len(y)) if np.array_equal(X[i], first)}
    assert len(told) >= 5


def test_the_network_of_the_lesson_is_the_one_that_grades(apparatus: ModuleType) -> None:
    networks = [daykit.given(DAY, "DigitCNN")(10), apparatus.train_cnn_network("digits")(10)]
    assert str(networks[0]).split("\n")[1:] == str(networks[1]).split("\n")[1:]
    networks[1].load_state_dict(networks[0].state_dict())
    x = torch.rand(3, 1, 8, 8)
    assert torch.equal(*(network.eval()(x) for network in networks))
