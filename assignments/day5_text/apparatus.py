"""Runs beside the student's code in the sandbox: public, holds no expected value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
import torch._dynamo  # the first optimizer imports it, for seconds: here no call's time limit pays for that
from torch import nn

names: Mapping[str, Any]  # the student's own names, put here by the worker


def text_values(tensor: Any) -> Any:
    """What a tensor holds; raises what torch says of anything that is no tensor."""
    return torch.Tensor.numpy(tensor).copy()


def text_dtype(tensor: Any) -> Any:
    """What kind of numbers a result holds, in words."""
    return str(getattr(tensor, "dtype", "none"))


def classifier_sizes(model: Any) -> Any:
    """Rows and columns of each registered parameter, sorted: (P, 2); columns 0 for a vector."""
    sizes = sorted((*p.shape, 0)[:2] for p in model.parameters())
    return torch.tensor(sizes, dtype=torch.int64).reshape(-1, 2)


def classifier_loaded(model: Any, values: Any) -> Any:
    """The model with these values, each in every parameter of its shape; other parameters stay as they are."""
    with torch.no_grad():
        for parameter in model.parameters():
            for value in values:
                if parameter.shape == value.shape:
                    parameter.copy_(torch.tensor(value))
    return model


def classifier_gradient(model: Any, ids: Any, lengths: Any, weights: Any, shape: list[int]) -> Any:
    """The gradient of sum(weights * logits) for the parameter of this shape."""
    (parameter,) = [p for p in model.parameters() if list(p.shape) == shape]
    model.zero_grad()
    (torch.tensor(weights) * model(torch.tensor(ids), torch.tensor(lengths))).sum().backward()
    return torch.zeros_like(parameter) if parameter.grad is None else parameter.grad


def classifier_trained(sizes: list[int], ids: Any, lengths: Any, labels: Any, seed: int) -> Any:
    """A SeqClassifier of the student's, made and trained with this seed: Adam, 8 epochs, batches of 50."""
    torch.manual_seed(seed)
    model = names["SeqClassifier"](*sizes)
    ids, lengths, labels = map(torch.tensor, (ids, lengths, labels))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(8):
        for rows in torch.randperm(len(ids)).split(50):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(ids[rows], lengths[rows]), labels[rows]).backward()
            optimizer.step()
    return model


def classifier_labels(model: Any, ids: Any, lengths: Any) -> Any:
    """The classes (B,) that the model gives to sentences."""
    with torch.no_grad():
        return model(torch.tensor(ids), torch.tensor(lengths)).argmax(dim=1)
