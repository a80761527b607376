"""Runs beside the student's code in the sandbox: public, holds no expected value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
import torch._dynamo  # the first optimizer imports it, for seconds: here no call's time limit pays for that
from torch import nn
from torch.utils.data import DataLoader, Sampler, TensorDataset

names: Mapping[str, Any]  # the student's own names, put here by the worker


def forecaster_sizes(model: Any) -> Any:
    """Rows and columns of each registered parameter, sorted: (P, 2); columns 0 for a vector."""
    sizes = sorted((*p.shape, 0)[:2] for p in model.parameters())
    return torch.tensor(sizes, dtype=torch.int64).reshape(-1, 2)


def forecaster_loaded(model: Any, values: Any) -> Any:
    """The model with these values, each in every parameter of its shape."""
    with torch.no_grad():
        for parameter in model.parameters():
            for value in values:
                if parameter.shape == value.shape:
                    parameter.copy_(torch.tensor(value))
    return model


def forecaster_made(hidden: int, seed: int) -> Any:
    """A Forecaster of the student's, torch's global generator seeded."""
    torch.manual_seed(seed)
    return names["Forecaster"](hidden)


def forecaster_says(model: Any, X: Any) -> Any:
    """The forecasts for windows X (B, length, 1)."""
    with torch.no_grad():
        return model(torch.tensor(X))


def forecaster_linear(weight: Any, bias: float) -> nn.Module:
    """Another model in float64: the scalar product of each window with weight (length,), and a bias."""

    class Linear(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.weight = nn.Parameter(torch.tensor(weight))
            self.bias = nn.Parameter(torch.tensor(bias, dtype=torch.float64))

        def forward(self, x: Any) -> Any:
            return x[:, :, 0] @ self.weight + self.bias

    return Linear()


def forecaster_state(model: nn.Module) -> Any:
    """Every parameter of the model, by torch's names."""
    return {name: tensor.detach().clone() for name, tensor in model.state_dict().items()}


def forecaster_kinds(model: nn.Module, loader: Any) -> Any:
    """What the student's fit_forecaster returns, in words: across the wire a tensor looks like an array."""
    return [type(loss).__name__ for loss in names["fit_forecaster"](model, loader, 1, 0.01)]


def forecaster_loader(X: Any, y: Any, batch_size: int, orders: Any = None) -> DataLoader[Any]:
    """A DataLoader over X and y; each pass takes the next row of `orders` (passes, N), or shuffles without them."""

    class Scripted(Sampler[int]):
        def __init__(self) -> None:
            self.passes = 0

        def __iter__(self) -> Any:
            order = orders[self.passes % len(orders)]
            self.passes += 1
            return iter(order.tolist())

        def __len__(self) -> int:
            return len(y)

    data = TensorDataset(torch.from_numpy(X), torch.from_numpy(y))
    if orders is None:
        return DataLoader(data, batch_size=batch_size, shuffle=True)
    return DataLoader(data, batch_size=batch_size, sampler=Scripted())
