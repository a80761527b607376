"""D5-15: the reference against torch.autograd, torch's Adam and scikit-learn's PCA; right versions against it."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY, SLUG = "day5-autoencoder", "autoencoder"
SOURCES = daykit.right_versions(DAY, SLUG)
DOUBLE, GRADIENT, WEIGHTS = daykit.stated(DAY, SLUG, "DOUBLE", "GRADIENT", "WEIGHTS")


def linear(*_: Any) -> nn.Linear:
    """The graders' probe: a linear map of 64 numbers that starts from zeros."""
    layer = nn.Linear(64, 64, dtype=torch.float64)
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    return layer


def learned(layer: Any) -> Any:
    return torch.cat([layer.weight, layer.bias[:, None]], dim=1).detach().numpy()


def test_the_reference_loop_is_torchs_adam(reference: ModuleType) -> None:
    X = np.random.default_rng(0).normal(size=(9, 64))
    batches = [np.array(b) for b in ([0, 1, 2, 3], [4, 5, 6], [7, 8], [2, 0, 5])]
    layer, x = linear(), torch.tensor(X)
    adam = torch.optim.Adam(layer.parameters(), lr=0.01)
    for batch in batches:
        loss = nn.functional.mse_loss(layer(x[batch]), x[batch])
        layer.weight.grad, layer.bias.grad = torch.autograd.grad(loss, (layer.weight, layer.bias))
        adam.step()
    checks.close("weights", reference.trained(X, batches, 0.01), learned(layer), tol=1e-10)


def test_principal_components_are_scikit_learns(reference: ModuleType) -> None:
    from sklearn.decomposition import PCA

    rng = np.random.default_rng(1)
    train, test = (rng.normal(size=(n, 64)) * np.linspace(0.2, 2, 64) + 1 for n in (90, 30))
    theirs = PCA(n_components=8, svd_solver="full").fit(train)
    left = np.mean((test - theirs.inverse_transform(theirs.transform(test))) ** 2)
    assert reference.principal_error(train, test) == pytest.approx(float(left), rel=1e-10)


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    scope = daykit.namespace(DAY, SOURCES[name])
    rng = np.random.default_rng(2)
    values, x, dout = reference.parameters(rng, 2), rng.normal(size=(3, 64)), rng.normal(size=(3, 64))
    model = scope["AutoEncoder"](2).double()
    for parameter, value in zip(model.parameters(), values, strict=True):
        parameter.data.copy_(torch.tensor(value))
    z, out = model.encode(torch.tensor(x)), model(torch.tensor(x))
    checks.close("z", z.detach().numpy(), reference.encode(x, values), tol=DOUBLE / 100)
    checks.close("x", model.decode(z).detach().numpy(), reference.decode(z.detach().numpy(), values), tol=DOUBLE / 100)
    parameters = list(model.parameters())
    got = torch.autograd.grad(out, parameters, torch.tensor(dout))
    for ours, theirs in zip(reference.gradients(x, values, dout), got, strict=True):
        checks.close("gradient", ours, theirs.numpy(), tol=GRADIENT / 1000)

    class Probe(nn.Module):
        def __init__(self, latent: int = 8) -> None:
            super().__init__()
            self.linear = linear()

        def encode(self, x: Any) -> Any:
            return self.linear(x)

        def decode(self, z: Any) -> Any:
            return z

        def forward(self, x: Any) -> Any:
            return self.linear(x)

    scope["AutoEncoder"] = Probe
    X = rng.normal(size=(40, 64))
    fitted = scope["fit_autoencoder"](torch.tensor(X), epochs=12, lr=0.01, batch_size=64)
    right = reference.trained(X, [np.arange(40)] * 12, 0.01)
    checks.close("weights", learned(fitted.linear), right, tol=WEIGHTS / 100)
