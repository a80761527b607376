"""Day 6's right versions on images of other data sets' shapes: CIFAR-100 (3x32x32) and MNIST (1x28x28), random pixels.

Only shapes and who moves are looked at here; values on these shapes are the graders' own matter.
"""

from __future__ import annotations

import itertools
import math
from typing import Any

import daykit
import pytest
import torch

DAY = "day6"
NOISE, COUNT = 16, 8
SHAPES = {"CIFAR-100": (3, 32), "MNIST": (1, 28), "digits": (1, 8)}


def versions(slug: str) -> dict[str, dict[str, Any]]:
    losses = daykit.namespace(DAY, daykit.right_versions(DAY, "gan_losses")["solution"])
    return daykit.functions(DAY, slug, d_loss=losses["d_loss"], g_loss=losses["g_loss"])


DISCRIMINATORS, GENERATORS = versions("discriminator"), versions("generator")
NETWORKS = list(itertools.product(DISCRIMINATORS, GENERATORS))
STEPS = list(itertools.product(versions("d_step"), versions("g_step")))


def pair(d: str, g: str, channels: int, side: int) -> tuple[Any, Any]:
    """The networks of these versions, narrow."""
    torch.manual_seed(0)
    return GENERATORS[g]["Generator"](NOISE, channels, side, 4), DISCRIMINATORS[d]["Discriminator"](channels, side, 4)


def images(channels: int, side: int, count: int = COUNT) -> torch.Tensor:
    return torch.rand(count, channels, side, side, generator=torch.Generator().manual_seed(1)) * 2 - 1


def weights(model: Any) -> list[torch.Tensor]:
    return [p.detach().clone() for p in model.parameters()]


def moved(model: Any, before: list[torch.Tensor]) -> bool:
    return any(not torch.equal(p, w) for p, w in zip(model.parameters(), before, strict=True))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("d", "g"), NETWORKS)
def test_both_networks_take_the_shape(d: str, g: str, shape: str) -> None:
    channels, side = SHAPES[shape]
    generator, discriminator = pair(d, g, channels, side)
    made = generator(torch.randn(COUNT, NOISE))
    assert made.shape == images(channels, side).shape and made.abs().max() <= 1
    assert discriminator(made).shape == (COUNT, 1)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("d", "g"), STEPS)
def test_each_step_moves_its_own_network_on_the_shape(d: str, g: str, shape: str) -> None:
    channels, side = SHAPES[shape]
    generator, discriminator = pair("solution", "solution", channels, side)
    opt_d, opt_g = (torch.optim.Adam(net.parameters(), lr=1e-3) for net in (discriminator, generator))
    real = images(channels, side)
    g_before, d_before = weights(generator), weights(discriminator)
    loss = versions("d_step")[d]["d_step"](generator, discriminator, opt_d, real, torch.randn(COUNT, NOISE))
    assert math.isfinite(float(loss))
    assert moved(discriminator, d_before) and not moved(generator, g_before)
    d_before = weights(discriminator)
    loss = versions("g_step")[g]["g_step"](generator, discriminator, opt_g, torch.randn(COUNT, NOISE))
    assert math.isfinite(float(loss))
    assert moved(generator, g_before) and not moved(discriminator, d_before)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("version", daykit.right_versions(DAY, "train_gan"))
def test_train_gan_runs_on_the_shape_where_its_two_names_hold_networks_for_it(version: str, shape: str) -> None:
    """As docs/gan.md tells learners to do it."""
    channels, side = SHAPES[shape]
    held = {
        "DigitGenerator": lambda: GENERATORS["solution"]["Generator"](NOISE, channels, side, 4),
        "DigitDiscriminator": lambda: DISCRIMINATORS["solution"]["Discriminator"](channels, side, 4),
    }
    train_gan = daykit.functions(DAY, "train_gan", **held)[version]["train_gan"]
    model, history = train_gan(images(channels, side, 20), steps=3, batch_size=COUNT)
    assert model(torch.randn(2, NOISE)).shape == (2, channels, side, side)
    assert len(history["d_loss"]) == len(history["g_loss"]) == 3
    assert torch.tensor([history["d_loss"], history["g_loss"]]).isfinite().all()
