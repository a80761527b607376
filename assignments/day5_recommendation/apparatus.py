"""Runs beside the student's code in the sandbox: public, holds no expected value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
import torch._dynamo  # the first optimizer imports it, for seconds: here no call's time limit pays for that

names: Mapping[str, Any]  # the student's own names, put here by the worker
TABLES = ("user_factors", "item_factors", "user_bias", "item_bias")


def mf_loaded(model: Any, tables: Any) -> Any:
    """The model in float64, with these arrays in its embeddings."""
    model.double()
    with torch.no_grad():
        for name in TABLES:
            weight = getattr(model, name).weight
            if weight.shape != tables[name].shape:
                raise ValueError(f"{name}.weight: {tuple(weight.shape)}, not {tables[name].shape}")
            weight.copy_(torch.tensor(tables[name]))
    return model


def mf_tables(model: Any) -> Any:
    """What the four embeddings hold."""
    return {name: getattr(model, name).weight.detach().clone() for name in TABLES}


def mf_predict(model: Any, users: Any, items: Any) -> Any:
    """The model's predictions for arrays of ids."""
    with torch.no_grad():
        return model(torch.tensor(users), torch.tensor(items))


def mf_gradients(model: Any, users: Any, items: Any, weights: Any) -> Any:
    """The gradient of sum(weights * predictions) for each embedding; zeros where there is none."""
    model.zero_grad()
    (torch.tensor(weights) * model(torch.tensor(users), torch.tensor(items))).sum().backward()
    found = {name: getattr(model, name).weight for name in TABLES}
    return {name: torch.zeros_like(w) if w.grad is None else w.grad.clone() for name, w in found.items()}


def mf_fit_again(ratings: Any, n_users: int, n_items: int, users: Any, items: Any) -> Any:
    """Predictions (2, B) of two short fits with the same seed, from different states of the global generators."""
    both = []
    for state in (1, 2):
        torch.manual_seed(state)
        np.random.seed(state)
        both.append(mf_predict(names["fit_mf"](ratings, n_users, n_items, epochs=2, seed=5), users, items))
    return torch.stack(both)
