"""D3-11: the reference against torch, and how even the changes of right versions are."""

from __future__ import annotations

import importlib.util
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

ROOT = Path(__file__).resolve().parents[1]
DAY = ROOT / "assignments" / "day3_cnn"
FUNCTIONS = ("random_shift", "random_hflip", "cutout", "tta_predict")
NAMES = ["same", "mirror", "upside_down", "bright"]
TRANSFORMS = [lambda x: x, lambda x: x.flip(3), lambda x: x.flip(2), lambda x: 3 * x + 1]
EXACT, SIGMAS = 1e-9, 6.0  # as graders/test_augmentation.py states them


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """torch on one thread, as in the sandbox: several spin for minutes where other processes are busy."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The graders' reference, under a name of its own."""
    spec = importlib.util.spec_from_file_location("day3_augmentation", DAY / "graders" / "reference_augmentation.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def right_versions() -> dict[str, dict[str, Any]]:
    """The solution's functions and each alternative's, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    solution = "\n".join(lesson.split(f'# %% solution="{name}"\n')[1].split("\n# %%")[0] for name in FUNCTIONS)
    sources = {"solution": solution}
    for path in sorted((DAY / "alternatives" / "augmentation").glob("*.py")):
        sources[path.stem] = path.read_text(encoding="utf-8")
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"torch": torch, "nn": nn, "np": np}
        exec(compile(source, name, "exec"), scope)
        found[name] = scope
    return found


VERSIONS = ["solution", "masks_and_indices", "slices_and_lists"]


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


@pytest.mark.parametrize("version", VERSIONS)
def test_right_tta_stays_far_below_the_tolerance_and_averaged_logits_above(reference: ModuleType, version: str) -> None:
    predict = right_versions()[version]["tta_predict"]
    for seed in range(20):
        rng = np.random.default_rng(seed)
        parameters, x = reference.network(rng, 18, 5), rng.normal(size=(4, 2, 3, 3))
        want = reference.tta(parameters, x, NAMES)
        got = predict(network(parameters), torch.from_numpy(x), TRANSFORMS).numpy()
        assert checks.scaled_error(got, want) <= EXACT / 1000
        logits = [reference.logits(parameters, reference.transformed(x, name)) for name in NAMES]
        assert checks.scaled_error(reference.softmax(sum(logits) / 4), want) > 1000 * EXACT


@pytest.mark.parametrize("version", VERSIONS)
def test_right_changes_are_even_within_the_tolerance(reference: ModuleType, version: str) -> None:
    functions = right_versions()[version]
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
