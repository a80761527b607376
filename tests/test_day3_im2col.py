"""D3-06's reference against torch's fold and unfold in float64, and right versions against the tolerances."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch
from torch.nn import functional

from autograder import checks

DAY, SLUG = "day3", "im2col"
VERSIONS = daykit.functions(DAY, SLUG)
DOUBLE, SINGLE = daykit.stated(DAY, SLUG, "DOUBLE", "SINGLE")
# n, c, h, w, kh, kw, stride, pad
CASES = [(2, 3, 5, 5, 3, 3, 1, 1), (1, 2, 8, 7, 2, 3, 3, 0), (2, 2, 7, 4, 3, 2, 2, 2), (2, 1, 5, 5, 1, 1, 1, 0)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_im2col_reference_matches_torch_unfold_and_fold(case: tuple[int, ...], reference: ModuleType) -> None:
    *shape, kh, kw, stride, pad = case
    rng = np.random.default_rng(3)
    x, w, b = rng.normal(size=shape), rng.normal(size=(4, shape[1], kh, kw)), rng.normal(size=4)
    image = torch.from_numpy(x)
    places = functional.unfold(image, (kh, kw), stride=stride, padding=pad)  # (N, C kh kw, Ho Wo)
    cols = reference.im2col(x, kh, kw, stride, pad)
    want = places.transpose(1, 2).flatten(end_dim=1).numpy()
    assert np.array_equal(cols, want)
    c = rng.normal(size=cols.shape)
    back = torch.from_numpy(c).reshape(shape[0], -1, c.shape[1]).transpose(1, 2)
    folded = functional.fold(back, (shape[2], shape[3]), (kh, kw), stride=stride, padding=pad)
    checks.close("dx", reference.col2im(c, tuple(shape), kh, kw, stride, pad), folded.numpy(), tol=1e-14)
    out = functional.conv2d(image, torch.from_numpy(w), torch.from_numpy(b), stride=stride, padding=pad)
    checks.close("out", reference.convolution(x, w, b, stride, pad), out.numpy(), tol=1e-13)


@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_right_im2col_stays_well_below_the_tolerances(version: str, reference: ModuleType) -> None:
    mine = VERSIONS[version]
    worst = {np.float64: 0.0, np.float32: 0.0}
    for seed in range(30):
        *shape, kh, kw, stride, pad = CASES[seed % len(CASES)]
        rng = np.random.default_rng(seed)
        for dtype in worst:
            x, w, b = (rng.normal(size=s).astype(dtype) for s in (tuple(shape), (4, shape[1], kh, kw), (4,)))
            cols = mine["im2col"](x, kh, kw, stride, pad)
            assert np.array_equal(cols, reference.im2col(x, kh, kw, stride, pad))  # its entries are copies
            c = rng.normal(size=cols.shape).astype(dtype)
            dx = mine["col2im"](c, tuple(shape), kh, kw, stride, pad)
            out = mine["conv2d_im2col"](x, w, b, stride, pad)
            for got, want in (
                (dx, reference.col2im(c, tuple(shape), kh, kw, stride, pad)),
                (out, reference.convolution(x, w, b, stride, pad)),
            ):
                assert got.dtype == dtype
                worst[dtype] = max(worst[dtype], checks.scaled_error(got, want))
    assert worst[np.float64] < DOUBLE / 100
    assert worst[np.float32] < SINGLE / 50
