"""D3-12: the reference against torch cut short at each layer, and how far right versions stay below the tolerance."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day3", "feature_maps"
VERSIONS = daykit.functions(DAY, SLUG)
TOL = daykit.stated(DAY, SLUG, "TOL")
LAYERS = ["stem.0", "stem", "block.0.conv1", "block.0.bn", "block.0", "block.1.conv1", "block", "head"]


def weights(seed: int, maps: int = 4) -> tuple[dict[str, Any], Any]:
    """Weights of the apparatus's network, and images."""
    rng = np.random.default_rng(seed)
    found = {"stem.0.weight": rng.normal(size=(maps, 3, 3, 3)), "stem.0.bias": rng.normal(size=maps)}
    for block in ("block.0", "block.1"):
        found |= {f"{block}.conv1.weight": rng.normal(size=(maps, maps, 3, 3))}
        found |= {f"{block}.{name}": rng.normal(size=maps) for name in ("conv1.bias", "bn.bias", "bn.running_mean")}
        found |= {f"{block}.{name}": rng.uniform(0.5, 2.0, size=maps) for name in ("bn.weight", "bn.running_var")}
    return found | {"head.weight": rng.normal(size=(5, maps)), "head.bias": rng.normal(size=5)}, rng.normal(
        size=(2, 3, 5, 6)
    )


def cut_short(model: Any, layer: str, x: Any) -> Any:
    """What the layers up to `layer` give when they alone are run, one after the other."""
    stem, (first, second) = model.stem, model.block
    steps = [("stem.0", stem[0]), ("stem", stem[1])]
    steps += [("block.0.conv1", first.conv1), ("block.0.bn", first.bn), ("block.0", first.relu)]
    steps += [("block.1.conv1", second.conv1), ("block.1.bn", second.bn), ("block", second.relu)]
    steps += [("head", lambda maps: model.head(maps.mean(dim=(2, 3))))]
    with torch.no_grad():
        for name, step in steps:
            x = step(x)
            if name == layer:
                return x.numpy()
    raise LookupError(layer)


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize("layer", LAYERS)
def test_reference_matches_torch(layer: str, training: bool, reference: ModuleType, apparatus: ModuleType) -> None:
    given, x = weights(1)
    want = cut_short(apparatus.feature_maps_network(given, training), layer, torch.from_numpy(x))
    checks.close(layer, reference.activations(given, x, training)[layer], want, tol=1e-13)


def test_reference_places_match_topk(reference: ModuleType) -> None:
    acts = np.random.default_rng(2).normal(size=(3, 2, 4, 5))
    places = reference.places(acts, 7)
    for channel in range(2):
        values = [acts[n, channel, i, j] for n, i, j in places[channel]]
        assert values == torch.from_numpy(acts[:, channel].reshape(-1)).topk(7).values.tolist()


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerance(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    worst = 0.0
    for seed in range(20):
        given, x = weights(seed)
        training = bool(seed % 2)
        model, want = apparatus.feature_maps_network(given, training), reference.activations(given, x, training)
        for layer in LAYERS:
            got = VERSIONS[name]["get_activation"](model, layer, torch.from_numpy(x)).numpy()
            worst = max(worst, checks.scaled_error(got, want[layer]))
            if not training:  # what the mildest mistake in a value gives: the other mode's numbers
                other = reference.activations(given, x, True)
                assert checks.scaled_error(other["block.0.bn"], want["block.0.bn"]) > 1000 * TOL
    assert worst < TOL / 1e6
