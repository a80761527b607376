"""Runs beside the student's code in the sandbox: public, holds no expected value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

LAYERS = ("q_proj", "k_proj", "v_proj", "out_proj")


def multi_head_count(model: Any) -> int:
    """How many numbers the registered parameters hold."""
    return sum(p.numel() for p in model.parameters())


def multi_head_loaded(model: Any, values: Sequence[Any]) -> Any:
    """The model in the dtype of these values, which are weight and bias of each of LAYERS."""
    model.to(torch.tensor(values[0]).dtype)
    with torch.no_grad():
        for place, value in zip(multi_head_places(model), values, strict=True):
            if place.shape != value.shape:
                raise ValueError(f"a weight or bias of {list(value.shape)} was expected, not {list(place.shape)}")
            place.copy_(torch.tensor(value))
    return model


def multi_head_places(model: Any) -> list[Any]:
    """Weight and bias of each of LAYERS."""
    return [p for name in LAYERS for p in (getattr(model, name).weight, getattr(model, name).bias)]


def multi_head_out(model: Any, x: Any, mask: Any = None) -> Any:
    """What the model makes of x, an array or a tensor."""
    given = torch.as_tensor(x)
    with torch.no_grad():
        return model(given) if mask is None else model(given, torch.as_tensor(mask))


def multi_head_gradient(model: Any, x: Any, mask: Any, upstream: Any) -> Any:
    """The gradient of sum(upstream * out) with respect to x and to each of multi_head_places, in one vector."""
    given = torch.tensor(x, requires_grad=True)
    model.zero_grad()
    (torch.tensor(upstream) * model(given, torch.tensor(mask))).sum().backward()
    found = [given, *multi_head_places(model)]
    return torch.cat([(torch.zeros_like(p) if p.grad is None else p.grad).reshape(-1) for p in found])
