"""D3-01: the reference against the shapes of torch's conv2d and against torch's pad."""

from __future__ import annotations

from types import ModuleType

import numpy as np
import pytest
import torch
from torch.nn import functional

DAY, SLUG = "day3", "output_size"


def test_reference_sizes_match_torch(reference: ModuleType) -> None:
    rng, places = np.random.default_rng(0), []
    for _ in range(200):
        size, kernel, stride, pad, dilation = map(int, rng.integers([1, 1, 1, 0, 1], [25, 8, 5, 4, 4]))
        x, w = torch.empty(1, 1, 1, size, device="meta"), torch.empty(1, 1, 1, kernel, device="meta")
        places.append(reference.size(size, kernel, stride, pad, dilation))
        if size + 2 * pad < dilation * (kernel - 1) + 1:
            assert places[-1] == 0
            continue
        out = functional.conv2d(x, w, stride=(1, stride), padding=(0, pad), dilation=(1, dilation))
        assert places[-1] == out.shape[3]
    assert 0 < places.count(0) < 100


@pytest.mark.parametrize(("shape", "pad"), [((2, 3, 4, 5), 2), ((1, 1, 3, 2), 1), ((2, 1, 3, 4), 0)])
def test_reference_padding_matches_torch(shape: tuple[int, ...], pad: int, reference: ModuleType) -> None:
    x = np.random.default_rng(1).normal(size=shape)
    want = functional.pad(torch.from_numpy(x), (pad,) * 4, value=-2.5).numpy()
    assert (reference.padded(x, pad, -2.5) == want).all()
