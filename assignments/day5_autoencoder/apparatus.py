"""Runs beside the student's code in the sandbox: public, holds no expected value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

names: Mapping[str, Any]  # the student's own names, put here by the worker
kept: dict[str, Any] = {}  # the student's own class, while the probe has its name


def parameter_shapes(model: Any) -> list[list[int]]:
    """The shape of each of the model's parameters, in their order."""
    return [list(p.shape) for p in model.parameters()]


def loaded(model: Any, values: list[Any]) -> Any:
    """The model, in float64, with `values` as its parameters, in their order."""
    model.double()
    for parameter, value in zip(model.parameters(), values, strict=True):
        parameter.data.copy_(torch.as_tensor(value))
    return model


def gradients(model: Any, x: Any, dout: Any) -> list[Any]:
    """d sum(model(x) * dout) / d parameter for each parameter; zeros where backward left no gradient."""
    (model(torch.as_tensor(x)) * torch.as_tensor(dout)).sum().backward()
    return [torch.zeros_like(p) if p.grad is None else p.grad for p in model.parameters()]


class Probe(nn.Module):
    """A linear map of 64 numbers that starts from zeros, so that its final weights follow from the training loop."""

    def __init__(self, latent: int = 8) -> None:
        super().__init__()
        self.latent = latent
        self.linear = nn.Linear(64, 64)
        nn.init.zeros_(self.linear.weight)
        nn.init.zeros_(self.linear.bias)

    def encode(self, x: Any) -> Any:
        return self.linear(x)

    def decode(self, z: Any) -> Any:
        return z

    def forward(self, x: Any) -> Any:
        return self.decode(self.encode(x))


def probe() -> Any:
    """A class to stand in for AutoEncoder."""
    own()
    return Probe


def own() -> Any:
    """The student's own AutoEncoder, whether the probe stands in for it or not."""
    if names["AutoEncoder"] is not Probe:
        kept["AutoEncoder"] = names["AutoEncoder"]
    return kept["AutoEncoder"]


def probe_weights(model: Any) -> Any:
    """What a trained probe has learned: (64, 65), the bias in the last column."""
    return torch.cat([model.linear.weight, model.linear.bias[:, None]], dim=1)


def probe_latent(model: Any) -> int:
    """The latent size that a probe was made with."""
    return int(model.latent)
