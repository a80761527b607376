"""D4-10's reference against torch's own functions, and how far right versions stay below the tolerances."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day4_advanced_cnn"


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"day4_cam_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


REFERENCE = module(DAY / "graders" / "reference_class_activation_map.py")


@pytest.mark.parametrize("size", [(8, 8), (10, 12), (7, 5), (3, 4)])
def test_enlargement_matches_torch(size: tuple[int, int]) -> None:
    raw = np.random.default_rng(3).normal(size=(3, 4))
    want = nn.functional.interpolate(torch.from_numpy(raw)[None, None], size=size, mode="bilinear", align_corners=False)
    got = REFERENCE.enlarging(size[0], 3) @ raw @ REFERENCE.enlarging(size[1], 4).T
    checks.close("map", got, want[0, 0].numpy(), tol=1e-12)


def test_the_maps_mean_is_the_logit() -> None:
    """What the statement derives: logit = bias + mean of the map, so that a map up to scale and shift explains it."""
    rng = np.random.default_rng(4)
    features, fc = torch.from_numpy(rng.normal(size=(2, 5, 3, 4))), nn.Linear(5, 6).double()
    logits = fc(features.mean(dim=(2, 3)))
    raw = torch.einsum("kc,nchw->nkhw", fc.weight, features)
    checks.close("logits", (raw.mean(dim=(2, 3)) + fc.bias).detach().numpy(), logits.detach().numpy(), tol=1e-13)
    cam = REFERENCE.cam(features.numpy(), fc.weight.detach().numpy(), np.array([2, 4]))
    for i, k in enumerate((2, 4)):
        found = raw[i, k].detach().numpy()
        checks.close("cam", cam[i] * np.ptp(found) + found.min(), found, tol=1e-13)


def right_versions() -> dict[str, Any]:
    """The solution and each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    sources = {"solution": lesson.split('# %% solution="class_activation_map"\n')[1].split("\n# %%")[0]}
    alternatives = (DAY / "alternatives" / "class_activation_map").glob("*.py")
    sources |= {p.stem: p.read_text(encoding="utf-8") for p in alternatives}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"__name__": name, "torch": torch, "nn": nn}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope["class_activation_map"]
    return found


@pytest.mark.parametrize("name", sorted(right_versions()))
def test_right_versions_stay_well_below_the_tolerances(name: str) -> None:
    """1e-6 in float64 and 1e-4 in float32, measured over 20 seeds."""
    worst = {torch.float64: 0.0, torch.float32: 0.0}
    for seed in range(20):
        rng = np.random.default_rng(seed)
        features, weight, classes = rng.normal(size=(3, 4, 3, 5)), rng.normal(size=(6, 4)), rng.integers(6, size=3)
        want = REFERENCE.cam(features, weight, classes, (6, 8))
        for dtype in worst:
            given = [torch.tensor(a, dtype=dtype) for a in (features, weight)]
            cam = right_versions()[name](*given, torch.from_numpy(classes), size=(6, 8))
            worst[dtype] = max(worst[dtype], checks.scaled_error(cam.numpy(), want))
    assert worst[torch.float64] < 1e-7
    assert worst[torch.float32] < 1e-5
