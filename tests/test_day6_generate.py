"""D6-08: the reference in NumPy against torch and torchvision, and how near right versions come to it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks, vision

ROOT = Path(__file__).resolve().parents[1]
DAY = ROOT / "assignments" / "day6_gan"
CONFIG = {"z_dim": 5, "channels": 3, "image_size": 4}
IMAGES = 1e-5  # as graders/test_generate.py states it


def module(path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module at `path`, under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"day6_generate_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, found)
    spec.loader.exec_module(found)
    return found


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return module(DAY / "graders" / "reference_generate.py", monkeypatch)


@pytest.fixture
def apparatus(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return module(DAY / "apparatus.py", monkeypatch)


def version(name: str, network: Any) -> dict[str, Any]:
    """The names of a right version, with `network` in the place of SampleGenerator."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    names = ("save_generator", "generate", "image_grid")
    source = "\n\n".join(lesson.split(f'# %% solution="{n}"\n')[1].split("\n# %%")[0] for n in names)
    if name != "solution":
        source = (DAY / "alternatives" / "generate" / f"{name}.py").read_text(encoding="utf-8")
    scope: dict[str, Any] = {"torch": torch, "nn": nn, "np": np}
    exec(compile(source, name, "exec"), scope)
    scope["SampleGenerator"] = network
    return scope


@pytest.mark.parametrize("name", ["solution", "cat_of_cats", "all_in_one_go"])
def test_right_versions_draw_the_reference_images(
    reference: ModuleType, apparatus: ModuleType, tmp_path: Path, name: str
) -> None:
    right = version(name, apparatus.generate_network())
    for seed in range(5):
        state = reference.state(np.random.default_rng(seed), CONFIG)
        path = str(tmp_path / f"{seed}.pt")
        right["save_generator"](apparatus.generate_made(CONFIG, state), path)
        got = right["generate"](path, 9, seed, batch_size=4)
        want = reference.images(CONFIG, state, 9, seed)
        assert checks.scaled_error(got.detach().numpy(), want) <= IMAGES / 20
        in_training = apparatus.generate_made(CONFIG, state)(torch.from_numpy(reference.noise(9, 5, seed)))
        assert checks.scaled_error((in_training.detach().numpy() + 1) / 2, want) > 0.1


def test_reference_grid_matches_torchvision(reference: ModuleType) -> None:
    vision.guard()
    from torchvision.utils import make_grid

    rng = np.random.default_rng(0)
    for n, nrow, pad in ((7, 3, 1), (2, 8, 2), (10, 5, 0)):
        x = rng.normal(size=(n, 3, 4, 4)).astype(np.float32)
        want = make_grid(torch.from_numpy(x), nrow=nrow, padding=pad, pad_value=0).numpy()
        assert np.array_equal(reference.grid(x, nrow, pad), want)


def test_the_network_of_the_lesson_is_the_one_that_grades(apparatus: ModuleType) -> None:
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    given = lesson[lesson.index("class SampleGenerator(nn.Module):") :].split("\n\n\n# %%")[0]
    scope: dict[str, Any] = {"torch": torch, "nn": nn}
    exec(compile(given, "given", "exec"), scope)
    networks = [scope["SampleGenerator"](**CONFIG), apparatus.generate_network()(**CONFIG)]
    assert networks[0].config == networks[1].config == CONFIG
    networks[1].load_state_dict(networks[0].state_dict())
    z = torch.randn(3, 5)
    assert torch.equal(*(network.eval()(z) for network in networks))
