"""D5-17: the reference against torch.nn.LSTM in float64, and how far right versions stay below the tolerances."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day5-rnn", "lstm_cell"
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
def test_reference_matches_torch_lstm_and_autograd(case: int, reference: ModuleType) -> None:
    kind, arrays = cases(3, reference)[case]
    x, h0, c0, Wx, Wh, b = arrays
    theirs = torch.nn.LSTM(x.shape[2], h0.shape[1], batch_first=True, dtype=torch.float64)
    with torch.no_grad():
        for parameter, value in zip(theirs.parameters(), (Wx.T, Wh.T, b, np.zeros_like(b)), strict=True):
            parameter.copy_(torch.tensor(value))
    leaf, hidden, cell = (torch.tensor(a, requires_grad=True) for a in (x, h0, c0))
    h, (_, last) = theirs(leaf, (hidden[None], cell[None]))
    dh = np.random.default_rng(4).normal(size=h.shape)
    want = torch.autograd.grad(h, (leaf, hidden, cell, *list(theirs.parameters())[:3]), torch.tensor(dh))
    right_h, right_c = reference.forward(*arrays)
    checks.close("h", right_h, h.detach().numpy(), tol=1e-12)
    checks.close("c", right_c[:, -1], last[0].detach().numpy(), tol=1e-12)
    got = recurrent.gradients(reference.states, arrays, dh)
    right = (*want[:3], want[3].T, want[4].T, want[5])
    for ours, expected in zip(got, right, strict=True):
        checks.close("gradient", ours, expected.numpy(), tol=1e-6 if kind == "long" else 1e-7)


@pytest.fixture(scope="module")
def samples(reference: ModuleType) -> list[Any]:
    """Kind of tolerance, a layer, dh, and what is right for them: h, c and the six gradients."""
    found = []
    for seed in range(2):
        for kind, arrays in cases(seed, reference):
            wide = [a.astype(np.float64) for a in arrays]
            states = reference.forward(*wide)
            dh = np.random.default_rng(seed).normal(size=states[0].shape)
            right = (*states, *recurrent.gradients(reference.states, wide, dh))
            found.append((kind, arrays, dh.astype(arrays[0].dtype), right))
    return found


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_below_the_tolerances(name: str, samples: list[Any]) -> None:
    functions = VERSIONS[name]
    worst = {"double": 0.0, "gradient": 0.0, "long": 0.0, "single": 0.0}
    for kind, arrays, dh, right in samples:
        with np.errstate(over="ignore"):  # of the plain sigmoid, which the statement allows
            h, c, cache = functions["lstm_forward"](*arrays)
        gradients = functions["lstm_backward"](dh, cache)
        kinds = ["single" if kind == "single" else "double"] * 2 + [kind] * 6
        for key, got, want in zip(kinds, (h, c, *gradients), right, strict=True):
            worst[key] = max(worst[key], checks.scaled_error(np.asarray(got).reshape(want.shape), want))
    assert worst["double"] < DOUBLE / 100, worst
    assert worst["gradient"] < GRADIENT / 10, worst
    assert worst["long"] < LONG / 10, worst
    assert worst["single"] < SINGLE / 10, worst
