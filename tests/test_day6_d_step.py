"""The reference of D6-05 and D6-06 against torch.autograd and torch.optim, and right versions against the tolerance."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional

from autograder import checks

DAY, SLUG = "day6", "d_step"
APPARATUS = daykit.apparatus(DAY)
D_LOSS, G_LOSS = APPARATUS.d_step_losses()
VERSIONS = daykit.functions(DAY, SLUG, d_loss=D_LOSS, g_loss=G_LOSS)
TOL, LR = daykit.stated(DAY, SLUG, "TOL", "LR")
MOMENTUM = 0.8
SIZES = (3, 4, 5), (5, 4, 1)


class Game:
    """The same two networks in NumPy and, by the apparatus, in torch."""

    def __init__(self, reference: ModuleType, seed: int, *, normed: bool = False) -> None:
        self.rng = np.random.default_rng(seed)
        layers = reference.network(self.rng, *SIZES[0], normed=normed), reference.network(self.rng, *SIZES[1])
        self.g, self.d = map(reference.flat, layers)
        self.G, self.D = APPARATUS.d_step_net(layers[0], True), APPARATUS.d_step_net(layers[1], False)

    def draws(self) -> Iterator[tuple[Any, Any]]:
        for _ in range(3):
            yield np.tanh(self.rng.normal(size=(4, 5))), self.rng.normal(size=(6, 3))


def loss_of_d(reference: ModuleType, g: Any, real: Any, z: Any, d: Any) -> float:
    return float(reference.d_loss(g, d, real, z))


def loss_of_g(reference: ModuleType, d: Any, z: Any, g: Any) -> float:
    return float(reference.g_loss(g, d, z))


def agree(net: nn.Module, arrays: list[Any], tol: float) -> None:
    for p, array in zip(net.parameters(), arrays, strict=True):
        checks.close("parameters", p.detach().numpy(), array, tol=tol)


def test_step_reference_matches_torch_autograd_and_optim(reference: ModuleType) -> None:
    for normed in (False, True):
        game = Game(reference, 5, normed=normed)
        g, d = (reference.Descent(arrays, LR, MOMENTUM) for arrays in (game.g, game.d))
        opt_g, opt_d = (torch.optim.SGD(net.parameters(), lr=LR, momentum=MOMENTUM) for net in (game.G, game.D))
        bce = functional.binary_cross_entropy_with_logits
        for real, z in game.draws():
            on_real, on_fake = game.D(torch.from_numpy(real)), game.D(game.G(torch.from_numpy(z)).detach())
            loss = bce(on_real, torch.ones_like(on_real)) + bce(on_fake, torch.zeros_like(on_fake))
            opt_d.zero_grad()
            torch.autograd.backward(loss)
            opt_d.step()
            want = d.step(partial(loss_of_d, reference, g.arrays, real, z))
            assert loss.item() == pytest.approx(want, rel=1e-9)
            agree(game.D, d.arrays, 1e-9)
            on_fake = game.D(game.G(torch.from_numpy(z)))
            loss = bce(on_fake, torch.ones_like(on_fake))
            opt_g.zero_grad()
            torch.autograd.backward(loss)
            opt_g.step()
            want = g.step(partial(loss_of_g, reference, d.arrays, z))
            assert loss.item() == pytest.approx(want, rel=1e-9)
            agree(game.G, g.arrays, 1e-9)


def test_optimizer_of_the_apparatus_works_as_torch_sgd() -> None:
    rng = np.random.default_rng(1)
    start, gradients = torch.from_numpy(rng.normal(size=(2, 3))), torch.from_numpy(rng.normal(size=(4, 2, 3)))
    ends = []
    for make in (APPARATUS.d_step_sgd, lambda net, lr, momentum: torch.optim.SGD(net.parameters(), lr, momentum)):
        net = nn.Linear(3, 2, bias=False)
        net.weight = nn.Parameter(start.clone())
        optimizer = make(net, 0.3, 0.9)
        for gradient in gradients:
            optimizer.zero_grad()
            assert net.weight.grad is None
            (net.weight * gradient).sum().backward()
            optimizer.step()
        ends.append(net.weight.detach().numpy())
    checks.close("weights", ends[0], ends[1], tol=1e-14)


@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_right_d_step_stays_well_below_the_tolerance(version: str, reference: ModuleType) -> None:
    step = VERSIONS[version][SLUG]
    for seed in range(5):
        game = Game(reference, seed)
        d, opt = reference.Descent(game.d, LR, MOMENTUM), APPARATUS.d_step_sgd(game.D, LR, MOMENTUM)
        for real, z in game.draws():
            loss = step(game.G, game.D, opt, torch.from_numpy(real), torch.from_numpy(z))
            want = d.step(partial(loss_of_d, reference, game.g, real, z))
            assert float(loss) == pytest.approx(want, rel=TOL / 20)
            agree(game.D, d.arrays, TOL / 20)
