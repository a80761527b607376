"""D4-07's reference against torch, how far right versions stay below the tolerance, and the files of day 4."""

from __future__ import annotations

import tomllib
from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day4", "linear_probe"
SOURCES = daykit.right_versions(DAY, SLUG)
TOL = daykit.stated(DAY, SLUG, "TOL")


@pytest.fixture
def pretraining() -> ModuleType:
    return daykit.load(daykit.ROOT / "scripts" / "pretrain_digits.py")


def probing(source: str) -> Any:
    return daykit.namespace(DAY, source)[SLUG]


def test_reference_features_and_logits_are_what_torch_computes(reference: ModuleType, apparatus: ModuleType) -> None:
    for seed in range(5):
        rng = np.random.default_rng(seed)
        w, X = reference.weights(rng), reference.images(rng, 9)
        model = apparatus.digit_net_model(w, training=False)
        assert (
            checks.scaled_error(model.features(torch.from_numpy(X)).detach().numpy(), reference.features(w, X)) < 1e-12
        )
        assert checks.scaled_error(apparatus.digit_net_outputs(model, X).numpy(), reference.outputs(w, X)) < 1e-12


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_right_versions_stay_far_below_the_tolerance(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    probe = probing(SOURCES[name])
    for seed in range(4):
        rng = np.random.default_rng(seed)
        w = reference.weights(rng)
        X, y, unseen = reference.images(rng, 20), rng.permutation(np.arange(20) % 5 + 5), reference.images(rng, 30)
        model = apparatus.digit_net_model(w)

        start, end = (
            probe(model, torch.from_numpy(X), torch.from_numpy(y), epochs, lr, 1)
            for epochs, lr in ((1, 0.0), (5, 0.05))
        )
        at_X, untrained = (apparatus.digit_net_outputs(start, at).numpy() for at in (X, unseen))
        weight, bias = reference.learned(reference.features(w, X), at_X, y, 0.05, 5)
        want = untrained + reference.features(w, unseen) @ weight + bias
        got = apparatus.digit_net_outputs(end, unseen).numpy()
        assert checks.scaled_error(got, want) < TOL / 1e5
        assert reference.unexplained(reference.features(w, unseen), got) < TOL / 1e5


def test_running_statistics_that_move_are_far_beyond_the_tolerance(
    reference: ModuleType, apparatus: ModuleType
) -> None:
    wrong = probing(daykit.mistake(DAY, SLUG, "statistics_keep_moving"))
    for seed in range(4):
        rng = np.random.default_rng(seed)
        w, X, unseen = reference.weights(rng), reference.images(rng, 70), reference.images(rng, 60)
        y = torch.from_numpy(rng.integers(5, 10, size=70))
        model = wrong(apparatus.digit_net_model(w), torch.from_numpy(X), y, 4, 0.05, 0)
        logits = apparatus.digit_net_outputs(model, unseen).numpy()
        assert reference.unexplained(reference.features(w, unseen), logits) > 1000 * TOL


def test_hidden_digits_are_others_than_those_to_learn_from(reference: ModuleType) -> None:
    (few, few_labels), (hidden, labels) = reference.digits(np.random.default_rng(0))
    assert few.shape == (100, 1, 8, 8)
    assert hidden.shape == (200, 1, 8, 8)
    assert few.dtype == hidden.dtype == np.float32
    assert not {x.tobytes() for x in few} & {x.tobytes() for x in hidden}
    assert set(few_labels) == set(labels) == set(range(5, 10))


def test_the_pretrained_networks_are_those_of_the_toml_and_score_what_they_should(pretraining: ModuleType) -> None:
    day = daykit.assignment(DAY)
    found = day.files  # refuses a file whose hash is another one
    assert found.keys() == tomllib.loads((day.folder / "assignment.toml").read_text(encoding="utf-8"))["files"].keys()
    assert found.keys() == pretraining.NETWORKS.keys()
    assert all(len(data) < 100_000 for data in found.values())
    wanted = {"digits_0_to_4.pt": (1.0, 0.69), "digits_0_to_9.pt": (0.993, 0.647)}
    for name, classes in pretraining.NETWORKS.items():
        network = pretraining.digit_net(len(classes))
        network.load_state_dict(torch.load(day.folder / "files" / name, weights_only=True))
        assert pretraining.scores(network.eval(), classes) == pytest.approx(wanted[name], abs=0.005), name


def test_the_notebooks_network_has_the_form_of_the_file() -> None:
    state = torch.load(daykit.assignment(DAY).folder / "files" / "digits_0_to_4.pt", weights_only=True)
    missing, unexpected = daykit.given(DAY, "digit_net")(5).load_state_dict(state, strict=False)
    assert (missing, unexpected) == ([], [])
