# /// alternative
# note = "the same network, differentiated by torch"
# ///
import numpy as np


def gradient_norms(depth, activation, width=64, seed=0, scale="xavier"):
    import torch

    rng = np.random.default_rng(seed)
    h = torch.tensor(rng.normal(size=(32, width)))
    std = {"xavier": width**-0.5, "he": (2 / width) ** 0.5}[scale]
    layers = [torch.tensor(std * rng.normal(size=(width, width)), requires_grad=True) for _ in range(depth)]
    weight = torch.tensor(rng.normal(size=(32, width)))
    for w in layers:
        h = getattr(torch, activation)(h @ w)
    (h * weight).sum().backward()
    return np.array([w.grad.norm().item() for w in layers])
