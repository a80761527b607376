"""D2-07's reference against torch, and how far right versions stay below the tolerance."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest

from autograder import checks

DAY, SLUG = "day2", "evaluate"
VERSIONS = daykit.functions(DAY, SLUG)
TOL = daykit.stated(DAY, SLUG, "TOL")


@pytest.mark.parametrize("training", [False, True])
def test_reference_network_is_what_torch_computes_in_either_mode(
    training: bool, reference: ModuleType, apparatus: ModuleType
) -> None:
    for seed in range(10):
        rng = np.random.default_rng(seed)
        w, X = reference.weights(rng, 4, 6, 3, norm=True), rng.normal(size=(9, 4))
        model = apparatus.evaluate_model(w, training)
        got = apparatus.evaluate_forward(model, X).numpy()
        assert checks.scaled_error(got, reference.logits(w, X, training)) < 1e-13


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerance(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    for seed in range(30):
        rng = np.random.default_rng(seed)
        w, X = reference.weights(rng, 4, 6, 3, norm=True), rng.normal(size=(17, 4))
        y = reference.classes(rng, w, X, 5)
        model = apparatus.evaluate_model(w, True, 0.5)
        got = VERSIONS[name][SLUG](model, apparatus.ordered_loader(X, y, 5), apparatus.evaluate_loss(), "cpu")
        loss, accuracy = reference.measures(w, X, y)
        assert abs(got["loss"] - loss) < TOL * loss / 1e4
        # 6e-8 where the hits were averaged in float32
        assert abs(got["accuracy"] - accuracy) < TOL * accuracy / 5


def test_a_short_last_batch_always_pulls_the_means_apart(reference: ModuleType) -> None:
    for seed in range(200):
        rng = np.random.default_rng(seed)
        w, X = reference.weights(rng, 4, 6, 3), rng.normal(size=(17, 4))
        y = reference.classes(rng, w, X, 5)
        batches = [reference.measures(w, X[i : i + 5], y[i : i + 5]) for i in range(0, 17, 5)]
        overall = reference.measures(w, X, y)
        assert batches[-1][1] == 0.0
        assert 0.0 < overall[1] < 1.0
        assert abs(np.mean([accuracy for _, accuracy in batches]) - overall[1]) > 1e-3
        assert abs(np.mean([loss for loss, _ in batches]) - overall[0]) > 1e-4
