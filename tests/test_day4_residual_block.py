"""D4-02's reference against torch's own layers in float64, and how far right versions stay below the tolerances."""

from __future__ import annotations

from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY, SLUG = "day4", "residual_block"
REFERENCE = daykit.reference(DAY, SLUG)
VERSIONS = daykit.functions(DAY, SLUG)
CASES = [((3, 3), 1), ((2, 4), 2), ((4, 2, 4), 1), ((3, 2, 5), 2)]


def layers(widths: tuple[int, ...], stride: int) -> Any:
    return (REFERENCE.residual if len(widths) == 2 else REFERENCE.bottleneck)(*widths, stride)


@pytest.mark.parametrize(("widths", "stride"), CASES)
def test_reference_matches_torch(widths: tuple[int, ...], stride: int) -> None:
    """Layers of torch's own, put together here: two batches in training, then one example in evaluation."""
    rng, plan = np.random.default_rng(2), layers(widths, stride)
    values = REFERENCE.Values(rng, plan)
    block = REFERENCE.Block(values, plan, len(widths))
    held = []
    for out, given, k, step in plan:
        conv, norm = nn.Conv2d(given, out, k, step, k // 2, bias=False).double(), nn.BatchNorm2d(out).double()
        conv.weight.data.copy_(torch.from_numpy(values.convs[out, given, k, k]))
        for place, row in zip(("weight", "bias", "running_mean", "running_var"), values.norms[out], strict=True):
            getattr(norm, place).data.copy_(torch.from_numpy(row))
        held.append(nn.Sequential(conv, norm))
    for n, training in ((4, True), (2, True), (1, False)):
        x = rng.normal(size=(n, widths[0], 5, 4))
        start = torch.from_numpy(x)
        out = start
        for i, layer in enumerate(held[: len(widths)]):
            out = layer.train(training)(out.relu() if i else out)
        wire = held[-1].train(training)(start) if len(held) > len(widths) else start
        checks.close("out", block(x, training), (out + wire).relu().detach().numpy(), tol=1e-12)


def test_convolution_weights_of_the_statement() -> None:
    """69,632 in the bottleneck of ResNet-50, 1,179,648 in the basic block of the same ends."""
    for plan, count in ((REFERENCE.bottleneck(256, 64, 256, 1), 69_632), (REFERENCE.residual(256, 256, 1), 1_179_648)):
        assert sum(out * given * k * k for out, given, k, _ in plan) == count


@pytest.mark.parametrize("name", sorted(VERSIONS))
@pytest.mark.parametrize(("widths", "stride"), CASES)
def test_right_versions_stay_well_below_the_tolerances(name: str, widths: tuple[int, ...], stride: int) -> None:
    """1e-10 on outputs, 1e-6 on gradients by x: torch's autograd against the grader's central differences."""
    lab, plan = daykit.apparatus(DAY), layers(widths, stride)
    make = VERSIONS[name]["ResidualBlock" if len(widths) == 2 else "Bottleneck"]
    for seed in range(5):
        rng = np.random.default_rng(seed)
        values, x = REFERENCE.Values(rng, plan), rng.normal(size=(3, widths[0], 3, 4))
        block, model = REFERENCE.Block(values, plan, len(widths)), make(*widths, stride=stride)
        model = lab.residual_loaded(model, *values.crossing())
        for training in (False, True, False):
            want = block(x, training)
            out, _ = lab.residual_output(model, x, training)
            assert checks.scaled_error(out.numpy(), want) < 1e-12
    weights = rng.normal(size=want.shape)
    if block.margin > 1e-3:
        dx, _ = lab.residual_gradients(model, x, weights, False)
        slope = checks.numeric_gradient(lambda v: float((weights * block(v, False)).sum()), x)
        assert checks.scaled_error(dx.numpy(), slope) < 1e-8
