"""D3-11: the reference against torch, and how even the changes of right versions are."""

from __future__ import annotations

import math
from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY, SLUG = "day3", "augmentation"
VERSIONS = daykit.functions(DAY, SLUG)
EXACT, SIGMAS, NAMES = daykit.stated(DAY, SLUG, "EXACT", "SIGMAS", "NAMES")
TRANSFORMS = [lambda x: x, lambda x: x.flip(3), lambda x: x.flip(2), lambda x: 3 * x + 1]


def network(parameters: dict[str, Any]) -> Any:
    """Batch norm by running statistics and a linear layer, in torch float64."""
    classes, width = parameters["weight"].shape
    model = nn.Sequential(nn.Flatten(), nn.BatchNorm1d(width), nn.Linear(width, classes)).double()
    pairs = {"1.running_mean": "mean", "1.running_var": "var", "2.weight": "weight", "2.bias": "bias"}
    model.load_state_dict({k: torch.from_numpy(parameters[v]) for k, v in pairs.items()}, strict=False)
    return model


def test_reference_shifts_match_padding_and_cropping(reference: ModuleType) -> None:
    x = reference.images(np.random.default_rng(1), 2, 3, 4, 6)
    framed = nn.functional.pad(torch.from_numpy(x), [2] * 4).numpy()
    windows = [framed[:, :, 2 - dy : 6 - dy, 2 - dx : 8 - dx] for dy in range(-2, 3) for dx in range(-2, 3)]
    assert all(np.array_equal(a, b) for a, b in zip(reference.shifts(x, 2), windows, strict=True))


@pytest.mark.parametrize("training", [True, False])
def test_reference_network_matches_torch(reference: ModuleType, training: bool) -> None:
    rng = np.random.default_rng(2)
    parameters, x = reference.network(rng, 12, 4), rng.normal(size=(5, 1, 3, 4))
    model = network(parameters).train(training)
    got = reference.logits(parameters, x, training)
    checks.close("logits", got, model(torch.from_numpy(x)).detach().numpy(), tol=1e-13)


@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_right_tta_stays_far_below_the_tolerance_and_averaged_logits_above(reference: ModuleType, version: str) -> None:
    predict = VERSIONS[version]["tta_predict"]
    for seed in range(20):
        rng = np.random.default_rng(seed)
        parameters, x = reference.network(rng, 18, 5), rng.normal(size=(4, 2, 3, 3))
        want = reference.tta(parameters, x, NAMES)
        got = predict(network(parameters), torch.from_numpy(x), TRANSFORMS).numpy()
        assert checks.scaled_error(got, want) <= EXACT / 1000
        logits = [reference.logits(parameters, reference.transformed(x, name)) for name in NAMES]
        assert checks.scaled_error(reference.softmax(sum(logits) / 4), want) > 1000 * EXACT


@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_right_changes_are_even_within_the_tolerance(reference: ModuleType, version: str) -> None:
    functions = VERSIONS[version]
    worst = 0.0
    for seed in range(5):
        x = reference.images(np.random.default_rng(seed), 1500, 1, 4, 6)
        for name, amount, possible, share in (
            ("random_shift", 2, reference.shifts(x, 2), 1 / 25),
            ("cutout", 2, reference.cuts(x, 2), 1 / 15),
            ("random_hflip", 0.5, [x, x[:, :, :, ::-1]], 0.5),
        ):
            out = functions[name](torch.from_numpy(x), amount, np.random.default_rng(seed)).numpy()
            counts, unknown = reference.counts(out, possible)
            assert unknown == 0
            spread = math.sqrt(1500 * share * (1 - share))
            worst = max(worst, float(np.abs(counts - 1500 * share).max() / spread))
    assert worst < SIGMAS - 1
