"""D5-12: the reference against torch, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day5-attention", "attention"
VERSIONS = daykit.functions(DAY, SLUG)
DOUBLE, SINGLE = daykit.stated(DAY, SLUG, "DOUBLE", "SINGLE")
SIZES, MASKED = daykit.stated(DAY, SLUG, "SIZES", "MASKED")


def test_reference_matches_torch(reference: ModuleType) -> None:
    rng = np.random.default_rng(4)
    for sizes in SIZES:
        q, k, v = reference.arrays(rng, *sizes)
        for mask in (None, reference.mask(rng, *sizes[:3]) if sizes[2] > 1 else None):
            out, weights = reference.attention(q, k, v, mask)
            seen = None if mask is None else torch.from_numpy(mask)
            tq, tk, tv = (torch.from_numpy(a) for a in (q, k, v))
            want = torch.nn.functional.scaled_dot_product_attention(tq, tk, tv, attn_mask=seen).numpy()
            checks.close("out", out, want, tol=1e-12)
            np.testing.assert_allclose(weights.sum(axis=-1), 1.0, rtol=1e-12)


def test_a_hidden_row_is_zero(reference: ModuleType) -> None:
    arrays = reference.arrays(np.random.default_rng(1), 1, 2, 3, 4, 5)
    out, weights = reference.attention(*arrays, np.array([[[True, True, False], [False, False, False]]]))
    assert not out[0, 1].any()
    assert not weights[0, 1].any()
    assert weights[0, 0].sum() == pytest.approx(1.0)


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    attention = VERSIONS[name]["attention"]

    def error(dtype: Any, arrays: Any, mask: Any = None) -> float:
        q, k, v = (a.astype(dtype) for a in arrays)
        got = attention(q, k, v, mask)
        return max(map(checks.scaled_error, got, reference.attention(q, k, v, mask)))

    for seed in range(8):
        rng = np.random.default_rng(seed)
        for sizes in [*SIZES, *MASKED]:
            arrays = reference.arrays(rng, *sizes)
            assert error(np.float64, arrays) < DOUBLE / 100
            if sizes in MASKED:
                assert error(np.float64, arrays, reference.mask(rng, *sizes[:3])) < DOUBLE / 100
                assert error(np.float32, arrays, reference.mask(rng, *sizes[:3])) < SINGLE / 20
        q, k, v = reference.arrays(rng, 2, 3, 5, 4, 2)
        q[..., 0], k[..., 0] = np.linspace(-2e4, 2e4, 6).reshape(2, 3), 1.0
        assert error(np.float64, (q, k, v)) < DOUBLE / 100
