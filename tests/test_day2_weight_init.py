"""D2-12: what the graders read off weights, tried on torch's own initialisers, and the margins that chance leaves."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch

DAY, SLUG = "day2", "weight_init"


@pytest.mark.parametrize("shape", [(80, 300), (60, 40, 3, 3), (60, 20, 5, 4), (120, 200)])
@pytest.mark.parametrize("scheme", ["he", "xavier"])
def test_torch_initialisers_read_as_right(reference: ModuleType, shape: tuple[int, ...], scheme: str) -> None:
    size, offset, share = daykit.stated(DAY, SLUG, "SIZE", "OFFSET", "SHARE")
    torch.manual_seed(8)
    sizes, offsets, shares = [], [], []
    for _ in range(60):
        tensor = torch.empty(shape)
        torch.nn.init.kaiming_normal_(tensor, nonlinearity="relu" if scheme == "he" else "linear")
        weights = tensor.numpy()
        sizes.append(abs(reference.size(weights, scheme) - 1))
        offsets.append(reference.offset(weights))
        shares.append(abs(reference.within(weights) - 0.683))
    assert max(sizes) < 0.6 * size
    assert max(offsets) < 0.8 * offset
    assert max(shares) < 0.8 * share


def test_uniform_numbers_are_seen_not_to_be_normal(reference: ModuleType) -> None:
    weights = np.random.default_rng(2).uniform(-1.0, 1.0, size=(200, 120))
    assert reference.within(weights) == pytest.approx(3**-0.5, abs=0.02)


def test_ten_relu_layers_keep_the_size_of_a_signal_by_he_alone(reference: ModuleType) -> None:
    rng = np.random.default_rng(9)
    grown: dict[str, list[float]] = {"he": [], "xavier": []}
    for _ in range(30):
        x = rng.normal(size=(200, 200))
        for scheme, found in grown.items():
            std = reference.deviation(scheme, (200, 200))
            found.append(reference.growth([rng.normal(0.0, std, size=(200, 200)) for _ in range(10)], x))
    assert min(grown["he"]) > 0.5
    assert max(grown["he"]) < 2.0
    assert max(grown["xavier"]) < 0.1
