"""D5-08: the reference against torch.nn.RNN in float64, and how far right versions stay below the tolerances."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day5-rnn", "rnn_cell"
VERSIONS = daykit.functions(DAY, SLUG)
DOUBLE, GRADIENT, LONG, SINGLE = daykit.stated(DAY, SLUG, "DOUBLE", "GRADIENT", "LONG", "SINGLE")
recurrent = daykit.reference(DAY, "recurrent")  # what the graders of both cells share


def cases(seed: int, reference: ModuleType) -> list[tuple[str, Any]]:
    """Kind of tolerance, and a layer."""
    rng = np.random.default_rng(seed)
    shapes = [(3, 5, 2, 4), (2, 4, 3, 3), (1, 3, 2, 1), (2, 1, 3, 2)]
    found = [("gradient", reference.layer(rng, *shape)) for shape in shapes]
    found += [("gradient", reference.saturated(rng)), ("long", reference.remembering(rng, 100))]
    return [*found, ("single", tuple(a.astype(np.float32) for a in reference.layer(rng, 3, 4, 2, 3)))]


@pytest.mark.parametrize("case", range(6))
def test_reference_matches_torch_rnn_and_autograd(case: int, reference: ModuleType) -> None:
    kind, (x, h0, Wx, Wh, b) = cases(3, reference)[case]
    theirs = torch.nn.RNN(x.shape[2], h0.shape[1], batch_first=True, dtype=torch.float64)
    with torch.no_grad():
        for parameter, value in zip(theirs.parameters(), (Wx.T, Wh.T, b, np.zeros_like(b)), strict=True):
            parameter.copy_(torch.tensor(value))
    leaf, start = torch.tensor(x, requires_grad=True), torch.tensor(h0, requires_grad=True)
    h, _ = theirs(leaf, start[None])
    dh = np.random.default_rng(4).normal(size=h.shape)
    want = torch.autograd.grad(h, (leaf, start, *list(theirs.parameters())[:3]), torch.tensor(dh))
    checks.close("h", reference.forward(x, h0, Wx, Wh, b), h.detach().numpy(), tol=1e-12)
    got = recurrent.gradients(reference.forward, (x, h0, Wx, Wh, b), dh)
    right = (want[0], want[1], want[2].T, want[3].T, want[4])
    for ours, expected in zip(got, right, strict=True):
        checks.close("gradient", ours, expected.numpy(), tol=1e-6 if kind == "long" else 1e-7)


@pytest.fixture(scope="module")
def samples(reference: ModuleType) -> list[Any]:
    """Kind of tolerance, a layer, dh, and what is right for them: h and the five gradients."""
    found = []
    for seed in range(2):
        for kind, arrays in cases(seed, reference):
            wide = [a.astype(np.float64) for a in arrays]
            h = reference.forward(*wide)
            dh = np.random.default_rng(seed).normal(size=h.shape)
            right = (h, *recurrent.gradients(reference.forward, wide, dh))
            found.append((kind, arrays, dh.astype(arrays[0].dtype), right))
    return found


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, samples: list[Any]) -> None:
    functions = VERSIONS[name]
    worst = {"double": 0.0, "gradient": 0.0, "long": 0.0, "single": 0.0}
    for kind, arrays, dh, right in samples:
        h, cache = functions["rnn_forward"](*arrays)
        gradients = functions["rnn_backward"](dh, cache)
        kinds = ["single" if kind == "single" else "double"] + [kind] * 5
        for key, got, want in zip(kinds, (h, *gradients), right, strict=True):
            worst[key] = max(worst[key], checks.scaled_error(np.asarray(got).reshape(want.shape), want))
    assert worst["double"] < DOUBLE / 100, worst
    assert worst["gradient"] < GRADIENT / 10, worst
    assert worst["long"] < LONG / 10, worst
    assert worst["single"] < SINGLE / 10, worst
