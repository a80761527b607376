"""D3-12: the reference against torch cut short at each layer, and how far right versions stay below the tolerance."""

from __future__ import annotations

import ast
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch

from autograder import checks
from autograder.course import Course

SLUG = "feature_maps"
DAY = Course(Path(__file__).resolve().parents[1]).assignment("day3")
LAYERS = ["stem.0", "stem", "block.0.conv1", "block.0.bn", "block.0", "block.1.conv1", "block", "head"]


def load(path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module of the day, under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"day3_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Layers this small lose more time to waiting threads than they gain: a minute per test on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return load(DAY.graders / f"reference_{SLUG}.py", monkeypatch)


@pytest.fixture
def apparatus(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return load(DAY.folder / "apparatus.py", monkeypatch)


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


def right_versions() -> dict[str, Any]:
    """Both functions of the solution and of each alternative, by name."""
    sources = {"solution": "\n".join(DAY.solutions[name] for name in DAY.exercise(SLUG).functions)}
    sources |= {a.id: a.source for a in DAY.alternatives if a.exercise == SLUG}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"np": np, "torch": torch}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope
    return found


def tolerance() -> float:
    """TOL as the graders' file states it."""
    tree = ast.parse((DAY.graders / f"test_{SLUG}.py").read_text(encoding="utf-8"))
    stated = [n for n in tree.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "TOL"]
    return float(ast.literal_eval(stated[0].value))


RIGHT = right_versions()


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_right_versions_stay_well_below_the_tolerance(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    worst, tol = 0.0, tolerance()
    for seed in range(20):
        given, x = weights(seed)
        training = bool(seed % 2)
        model, want = apparatus.feature_maps_network(given, training), reference.activations(given, x, training)
        for layer in LAYERS:
            got = RIGHT[name]["get_activation"](model, layer, torch.from_numpy(x)).numpy()
            worst = max(worst, checks.scaled_error(got, want[layer]))
            if not training:  # what the mildest mistake in a value gives: the other mode's numbers
                other = reference.activations(given, x, True)
                assert checks.scaled_error(other["block.0.bn"], want["block.0.bn"]) > 1000 * tol
    assert worst < tol / 1e6
