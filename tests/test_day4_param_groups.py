"""D4-06's step of SGD against torch's, and which parameters decay against the types of the layers."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
from torch import nn

from autograder import checks

DAY, SLUG = "day4", "param_groups"
TOL = daykit.stated(DAY, SLUG, "TOL")


def test_names_and_decay_follow_the_layers(reference: ModuleType, apparatus: ModuleType) -> None:
    model = apparatus.param_groups_model(reference.tensors(np.random.default_rng(0)), ["fc.bias"])
    assert {name: tuple(p.shape) for name, p in model.named_parameters()} == dict(reference.SHAPES)
    assert list(reference.SHAPES) == [name for name, _ in model.named_parameters()]
    assert tuple(name for name, _ in model.named_children()) == reference.BLOCKS
    weights = {f"{n}.weight" for n, layer in model.named_modules() if isinstance(layer, nn.Conv2d | nn.Linear)}
    assert weights == reference.DECAYING
    assert [name for name, p in model.named_parameters() if p.requires_grad] == ["fc.bias"]


def test_reference_steps_match_torch(reference: ModuleType, apparatus: ModuleType) -> None:
    for seed in range(10):
        rng = np.random.default_rng(seed)
        start, grads = reference.tensors(rng), reference.tensors(rng)
        learning = [name for name in reference.SHAPES if rng.random() < 0.7]
        model = apparatus.param_groups_model(start, learning)
        groups = [
            {
                "params": [parameter],
                "lr": 0.2 if name.startswith("fc.") else 0.05,
                "weight_decay": 0.3 if name in reference.DECAYING else 0.0,
            }
            for name, parameter in model.named_parameters()
            if name in learning
        ]
        apparatus.param_groups_step(model, groups, grads, 9.0)
        found = apparatus.param_groups_tensors(model)
        for name, value in reference.stepped(start, grads, learning, 0.05, 0.2, 0.3).items():
            checks.close(name, found[name], value, tol=TOL * 1e-6)


def test_a_loss_with_given_gradients_moves_what_is_not_frozen(reference: ModuleType, apparatus: ModuleType) -> None:
    rng = np.random.default_rng(0)
    start, grads = reference.tensors(rng), reference.tensors(rng)
    model = apparatus.param_groups_model(start, reference.of_blocks("mix"))
    apparatus.param_groups_learn(model, grads, 0.1)
    found = apparatus.param_groups_tensors(model)
    for name, value in reference.stepped(start, grads, reference.of_blocks("mix"), 0.1, 0.1).items():
        checks.close(name, found[name], value, tol=TOL * 1e-6)
