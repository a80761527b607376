"""D2-15: the reference and every right version against torch.optim's own trajectories in float64."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day2", "optimizers"
VERSIONS = daykit.functions(DAY, SLUG)
STEPS = daykit.stated(DAY, SLUG, "STEPS")
ORACLES: dict[str, Callable[..., torch.optim.Optimizer]] = {
    "SGDMomentum": torch.optim.SGD,
    "MyAdagrad": torch.optim.Adagrad,
    "MyRMSprop": torch.optim.RMSprop,
    "MyAdam": torch.optim.Adam,
}
SETTINGS: dict[str, list[dict[str, Any]]] = {
    "SGDMomentum": [{"lr": 0.1, "momentum": 0.9}, {"lr": 0.05, "momentum": 0.6, "weight_decay": 0.2}],
    "MyAdagrad": [{"lr": 0.1}, {"lr": 0.1, "eps": 0.0}],
    "MyRMSprop": [{"lr": 0.05}, {"lr": 0.05, "alpha": 0.7, "eps": 0.0}],
    "MyAdam": [{"lr": 0.05}, {"lr": 0.05, "betas": (0.6, 0.9), "eps": 0.0, "weight_decay": 0.2}],
}


def trained(make: Callable[..., torch.optim.Optimizer], chosen: dict[str, Any], seed: int) -> Any:
    """Ten steps of training tanh(x @ w + b) @ v with torch."""
    x, y, start = network(seed)
    params = [torch.nn.Parameter(torch.tensor(p)) for p in start]
    optimizer = make(params, **chosen)
    walked = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        out = torch.tanh(torch.tensor(x) @ params[0] + params[1]) @ params[2]
        (0.5 * (out - torch.tensor(y)).square().sum()).backward()
        optimizer.step()
        walked.append(np.concatenate([p.detach().numpy().ravel() for p in params]))
    return np.stack(walked)


def network(seed: int) -> tuple[Any, Any, list[Any]]:
    rng = np.random.default_rng(seed)
    shapes = [(6, 3), (6, 2), (3, 4), (4,), (4, 2)]
    x, y, *start = (rng.normal(size=s) for s in shapes)
    return x, y, start


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("name", sorted(ORACLES))
def test_the_reference_walks_as_torch_optim_does(name: str, which: int, reference: ModuleType) -> None:
    chosen = SETTINGS[name][which]
    x, y, start = network(3)
    got = reference.walk(name, start, lambda _, p: reference.network_gradients(p, x, y), STEPS, [chosen] * 3)
    checks.close("parameters", got, trained(ORACLES[name], chosen, 3), tol=1e-13)


@pytest.mark.parametrize("name", sorted(ORACLES))
def test_the_reference_waits_and_follows_rates_as_torch_optim_does(name: str, reference: ModuleType) -> None:
    rng = np.random.default_rng(4)
    start = [rng.normal(size=3), rng.normal(size=(2, 2))]
    gradients: list[list[Any]] = [[1e-6 * rng.normal(size=p.shape) for p in start] for _ in range(STEPS)]
    for step in (0, 1, 5):
        gradients[step][1] = None
    rates = rng.uniform(0.01, 0.1, size=(STEPS, 2)).tolist()
    chosen = SETTINGS[name][0]
    params = [torch.nn.Parameter(torch.tensor(p)) for p in start]
    optimizer = ORACLES[name]([{"params": [p]} for p in params], **chosen)
    walked = []
    for given, rate in zip(gradients, rates, strict=True):
        for p, g, group, lr in zip(params, given, optimizer.param_groups, rate, strict=True):
            p.grad = None if g is None else torch.tensor(g)
            group["lr"] = lr
        optimizer.step()
        walked.append(np.concatenate([p.detach().numpy().ravel() for p in params]))
    got = reference.walk(name, start, lambda step, _: gradients[step], STEPS, [chosen] * 2, rates)
    checks.close("parameters", got, np.stack(walked), tol=1e-13)


@pytest.mark.parametrize("name", sorted(ORACLES))
def test_right_versions_stay_well_below_the_tolerance(name: str) -> None:
    for version, scope in VERSIONS.items():
        for seed in range(5):
            for chosen in SETTINGS[name]:
                got = trained(scope[name], chosen, seed)
                assert checks.scaled_error(got, trained(ORACLES[name], chosen, seed)) < 1e-13, version
