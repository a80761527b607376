"""D5-15: the reference against torch.autograd, torch's Adam and scikit-learn's PCA; right versions against it."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day5_autoencoder"


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """The graders' reference, under a name of its own."""
    path = DAY / "graders" / "reference_autoencoder.py"
    spec = importlib.util.spec_from_file_location("day5_reference_autoencoder", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tolerances() -> tuple[float, float, float]:
    """DOUBLE, GRADIENT and WEIGHTS as the graders' file states them."""
    tree = ast.parse((DAY / "graders" / "test_autoencoder.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "(DOUBLE, GRADIENT, WEIGHTS)":
            double, gradient, weights = ast.literal_eval(node.value)
            return double, gradient, weights
    raise LookupError("the tolerances of test_autoencoder.py")


def versions() -> dict[str, str]:
    """Source of the solution and of each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    names = ("AutoEncoder", "fit_autoencoder")
    cells = [lesson.split(f'# %% solution="{name}"\n')[1].split("\n# %%")[0] for name in names]
    folder = DAY / "alternatives" / "autoencoder"
    return {"solution": "\n\n".join(cells)} | {p.stem: p.read_text(encoding="utf-8") for p in folder.glob("*.py")}


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


@pytest.mark.parametrize("name", sorted(versions()))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    double, gradient, weights = tolerances()
    scope: dict[str, Any] = {"np": np, "nn": nn, "torch": torch}
    exec(compile(versions()[name], name, "exec"), scope)  # the author's own
    rng = np.random.default_rng(2)
    values, x, dout = reference.parameters(rng, 2), rng.normal(size=(3, 64)), rng.normal(size=(3, 64))
    model = scope["AutoEncoder"](2).double()
    for parameter, value in zip(model.parameters(), values, strict=True):
        parameter.data.copy_(torch.tensor(value))
    z, out = model.encode(torch.tensor(x)), model(torch.tensor(x))
    checks.close("z", z.detach().numpy(), reference.encode(x, values), tol=double / 100)
    checks.close("x", model.decode(z).detach().numpy(), reference.decode(z.detach().numpy(), values), tol=double / 100)
    parameters = list(model.parameters())
    got = torch.autograd.grad(out, parameters, torch.tensor(dout))
    for ours, theirs in zip(reference.gradients(x, values, dout), got, strict=True):
        checks.close("gradient", ours, theirs.numpy(), tol=gradient / 1000)

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
    checks.close("weights", learned(fitted.linear), right, tol=weights / 100)
