"""D4-05's NumPy network against torch in float64 and float32, and the solution on torchvision's ResNet."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks, vision

DAY, SLUG = "day4", "replace_head"
SINGLE, LR = daykit.stated(DAY, SLUG, "SINGLE", "LR")


@pytest.mark.parametrize(("dtype", "tol"), [(np.float64, 1e-11), (np.float32, SINGLE / 10)])
def test_reference_matches_torch(dtype: Any, tol: float, reference: ModuleType, apparatus: ModuleType) -> None:
    for seed in range(30):
        rng = np.random.default_rng(seed)
        state, steps = reference.tensors(rng, 5, dtype), reference.batches(rng, 5, 5, dtype)
        model = apparatus.replace_head_model(state).eval()
        X = steps[0][0]
        checks.close("logits", apparatus.replace_head_logits(model, X).numpy(), reference.logits(state, X), tol=tol)
        apparatus.replace_head_fit(model, model.fc.parameters(), steps, LR)
        found = apparatus.replace_head_tensors(model)
        for name, value in reference.head_trained(state, steps, LR).items():
            checks.close(name, found[name], value, tol=tol)


def test_statistics_of_the_batch_are_far_above_the_tolerance(reference: ModuleType, apparatus: ModuleType) -> None:
    for seed in range(30):
        rng = np.random.default_rng(seed)
        state, [[X, _]] = reference.tensors(rng, 5), reference.batches(rng, 1, 5)
        model = apparatus.replace_head_model(state).train()
        got = apparatus.replace_head_logits(model, X).numpy()
        assert checks.scaled_error(got, reference.logits(state, X)) > 0.1


def test_solution_freezes_a_resnet() -> None:
    vision.guard()
    models = pytest.importorskip("torchvision.models")
    scope = daykit.functions(DAY, SLUG)["solution"]
    torch.manual_seed(0)
    model = models.resnet18(num_classes=10)
    scope["replace_head"](model, 3)
    scope["freeze_backbone"](model)
    chosen = scope["trainable_parameters"](model)
    assert [id(p) for p in chosen] == [id(p) for p in model.fc.parameters()]
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    optimizer = torch.optim.SGD(chosen, lr=LR)
    model.train()
    logits = model(torch.randn(2, 3, 32, 32))
    assert logits.shape == (2, 3)
    nn.functional.cross_entropy(logits, torch.tensor([0, 2])).backward()
    optimizer.step()
    moved = {name for name, tensor in model.state_dict().items() if not torch.equal(tensor, before[name])}
    assert moved == {"fc.weight", "fc.bias"}
