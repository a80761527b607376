"""D5-13: the reference against torch, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY, SLUG = "day5-attention", "multi_head_attention"
VERSIONS = daykit.functions(DAY, SLUG)
DOUBLE, SINGLE, PLACES = daykit.stated(DAY, SLUG, "DOUBLE", "SINGLE", "PLACES")
SIZES, MASKED = daykit.stated(DAY, SLUG, "SIZES", "MASKED")
EVEN, OTHER = daykit.stated(DAY, SLUG, "EVEN", "OTHER")


@pytest.mark.parametrize("masked", [False, True])
def test_reference_matches_torch(reference: ModuleType, masked: bool) -> None:
    rng = np.random.default_rng(4)
    for b, t, d, heads in MASKED:
        values, x = reference.values(rng, d), rng.normal(size=(b, t, d))
        mask = reference.mask(rng, t) if masked else None
        theirs = nn.MultiheadAttention(d, heads, batch_first=True).double()
        weights, biases = [torch.from_numpy(w) for w in values[::2]], [torch.from_numpy(c) for c in values[1::2]]
        with torch.no_grad():
            theirs.in_proj_weight.copy_(torch.cat(weights[:3]))
            theirs.in_proj_bias.copy_(torch.cat(biases[:3]))
            theirs.out_proj.weight.copy_(weights[3])
            theirs.out_proj.bias.copy_(biases[3])
            given = torch.from_numpy(x)
            hidden = None if mask is None else torch.from_numpy(~mask)  # its mask says what may not be seen
            want = theirs(given, given, given, attn_mask=hidden)[0].numpy()
        checks.close("out", reference.attend(values, x, heads, mask), want, tol=1e-12)


def test_positions_are_sines_and_cosines_in_turn(reference: ModuleType) -> None:
    got = reference.positions(5, 7)
    assert got.shape == (5, 7)
    for t, column in np.ndindex(*got.shape):
        angle = t / 10000 ** ((column - column % 2) / 7)
        assert got[t, column] == pytest.approx(np.cos(angle) if column % 2 else np.sin(angle), abs=1e-12)


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    parts = VERSIONS[name]
    for seed in range(8):
        rng = np.random.default_rng(seed)
        for b, t, d, heads in [*SIZES, *MASKED]:
            for dtype, tol in ((np.float64, DOUBLE), (np.float32, SINGLE)):
                values, x = reference.values(rng, d), rng.normal(size=(b, t, d)).astype(dtype)
                mask = reference.mask(rng, t) if t > 1 else None
                model = parts["MultiHeadAttention"](d, heads)
                model = apparatus.multi_head_loaded(model, [v.astype(dtype) for v in values])
                out = apparatus.multi_head_out(model, x, mask).numpy()
                want = reference.attend(values, x.astype(np.float64), heads, mask)
                assert checks.scaled_error(out, want) < tol / 10
    for t, d in [*EVEN, *OTHER]:
        got = parts["sinusoidal_positions"](t, d).numpy()
        assert checks.scaled_error(got, reference.positions(t, d)) < PLACES / 10
