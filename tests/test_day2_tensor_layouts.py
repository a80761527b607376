"""D2-01's reference against torchvision's rule and torch's pad_sequence, and how far right versions stay below 1e-6."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch.nn.utils.rnn import pad_sequence

from autograder import checks

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day2_pytorch"


def reference() -> ModuleType:
    path = DAY / "graders" / "reference_tensor_layouts.py"
    spec = importlib.util.spec_from_file_location("day2_tensor_layouts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("shape", [(2, 3, 4, 3), (1, 5, 2), (2, 2, 3, 1)])
def test_image_reference_matches_torch(shape: tuple[int, ...]) -> None:
    images = np.random.default_rng(1).integers(0, 256, size=shape, dtype=np.uint8)
    wide = torch.from_numpy(images).reshape(*shape[:3], -1)
    want = torch.stack([image.permute(2, 0, 1).double() / 255 for image in wide])  # as torchvision's to_tensor does
    checks.close("images", reference().image_batch(images), want.numpy(), tol=1e-15)


def test_token_reference_matches_pad_sequence() -> None:
    seqs = [[3, 1], [], [4, 1, 5]]
    want = pad_sequence([torch.tensor(s, dtype=torch.int64) for s in seqs], batch_first=True, padding_value=-7)
    assert np.array_equal(reference().padded(seqs, -7), want.numpy())


def right_versions() -> dict[str, dict[str, Any]]:
    """The functions of the solution and of each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    names = ("to_image_batch", "pad_tokens", "tabular")
    solutions = [lesson.split(f'# %% solution="{name}"\n')[1].split("\n# %%")[0] for name in names]
    sources = {"solution": "\n".join(solutions)}
    sources |= {p.stem: p.read_text(encoding="utf-8") for p in (DAY / "alternatives" / "tensor_layouts").glob("*.py")}
    found = {}
    for name, source in sources.items():
        found[name] = {"np": np, "torch": torch}
        exec(compile(source, name, "exec"), found[name])  # the author's own
    return found


@pytest.mark.parametrize("name", sorted(right_versions()))
def test_right_versions_stay_well_below_the_tolerance(name: str) -> None:
    functions = right_versions()[name]
    every = np.arange(256, dtype=np.uint8).reshape(1, 16, 16)
    worst = checks.scaled_error(functions["to_image_batch"](every).numpy(), reference().image_batch(every))
    rng = np.random.default_rng(0)
    for _ in range(20):
        rows = rng.normal(scale=1e3, size=(5, 3))
        worst = max(worst, checks.scaled_error(functions["tabular"](rows.tolist()).numpy(), rows))
    assert worst < 2e-7
