"""D2-01's reference against torchvision's rule and torch's pad_sequence, and how far right versions stay below 1e-6."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch
from torch.nn.utils.rnn import pad_sequence

from autograder import checks

DAY, SLUG = "day2", "tensor_layouts"
VERSIONS = daykit.functions(DAY, SLUG)


@pytest.mark.parametrize("shape", [(2, 3, 4, 3), (1, 5, 2), (2, 2, 3, 1)])
def test_image_reference_matches_torch(shape: tuple[int, ...], reference: ModuleType) -> None:
    images = np.random.default_rng(1).integers(0, 256, size=shape, dtype=np.uint8)
    wide = torch.from_numpy(images).reshape(*shape[:3], -1)
    want = torch.stack([image.permute(2, 0, 1).double() / 255 for image in wide])  # as torchvision's to_tensor does
    checks.close("images", reference.image_batch(images), want.numpy(), tol=1e-15)


def test_token_reference_matches_pad_sequence(reference: ModuleType) -> None:
    seqs = [[3, 1], [], [4, 1, 5]]
    want = pad_sequence([torch.tensor(s, dtype=torch.int64) for s in seqs], batch_first=True, padding_value=-7)
    assert np.array_equal(reference.padded(seqs, -7), want.numpy())


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerance(name: str, reference: ModuleType) -> None:
    functions = VERSIONS[name]
    every = np.arange(256, dtype=np.uint8).reshape(1, 16, 16)
    worst = checks.scaled_error(functions["to_image_batch"](every).numpy(), reference.image_batch(every))
    rng = np.random.default_rng(0)
    for _ in range(20):
        rows = rng.normal(scale=1e3, size=(5, 3))
        worst = max(worst, checks.scaled_error(functions["tabular"](rows.tolist()).numpy(), rows))
    assert worst < 2e-7
