"""D4-08's reference against torch's layers and optimizer, and how far right versions stay below the tolerance."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day4", "fine_tune"
SOURCES = daykit.right_versions(DAY, SLUG)
TOL = daykit.stated(DAY, SLUG, "TOL")


def tuning(source: str) -> Any:
    return daykit.namespace(DAY, source)[SLUG]


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_reference_steps_are_what_torch_computes(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    tune = tuning(SOURCES[name])
    for seed in range(4):
        rng = np.random.default_rng(seed)
        w, X, unseen = reference.weights(rng), reference.images(rng, 14), reference.images(rng, 20)
        y = rng.integers(0, 4, size=14)
        for epochs, lr_backbone, lr_head in ((3, 0.01, 0.01), (5, 0.002, 0.02), (3, 0.0, 0.02), (2, 0.01, 0.0)):
            given = apparatus.digit_net_model(w)
            model = tune(given, torch.from_numpy(X), torch.from_numpy(y), epochs, lr_backbone, lr_head, 0)
            want = reference.tuned(w, [(X, y)] * epochs, lr_backbone, lr_head)
            got = apparatus.digit_net_outputs(model, unseen).numpy()
            assert checks.scaled_error(got, reference.outputs(want, unseen)) < TOL / 1e4
            for key, value in model.features.state_dict().items() if name == "solution" else ():
                if "num_batches" not in key:
                    assert checks.scaled_error(value.numpy(), want[f"features.{key}"]) < TOL / 1e4, key


def test_weight_decay_is_beyond_the_tolerance(reference: ModuleType, apparatus: ModuleType) -> None:
    wrong = tuning(daykit.mistake(DAY, SLUG, "adamw_instead_of_adam"))
    for seed in range(4):
        rng = np.random.default_rng(seed)
        w, X, unseen = reference.weights(rng), reference.images(rng, 16), reference.images(rng, 12)
        y = rng.integers(0, 4, size=16)
        model = wrong(apparatus.digit_net_model(w), torch.from_numpy(X), torch.from_numpy(y), 3, 0.01, 0.01, 0)
        want = reference.outputs(reference.tuned(w, [(X, y)] * 3, 0.01, 0.01), unseen)
        assert checks.scaled_error(apparatus.digit_net_outputs(model, unseen).numpy(), want) > 10 * TOL


def test_a_renumbered_network_says_the_same_under_other_numbers(reference: ModuleType, apparatus: ModuleType) -> None:
    rng = np.random.default_rng(0)
    roles, (few, few_labels), (noisy, clean, labels) = reference.digits(rng)
    model = apparatus.digit_net_model(reference.renumbered(reference.checkpoint(), roles), training=False)
    found = apparatus.digit_net_outputs(model, clean).numpy().argmax(axis=1)
    assert checks.accuracy("labels", found, labels) > 0.97
    assert (
        0.6 < checks.accuracy("labels", apparatus.digit_net_outputs(model, noisy).numpy().argmax(axis=1), labels) < 0.7
    )
    assert few.dtype == noisy.dtype == clean.dtype == np.float32
    assert np.bincount(few_labels).tolist() == [5] * 10
    assert np.bincount(labels).tolist() == [36] * 10
