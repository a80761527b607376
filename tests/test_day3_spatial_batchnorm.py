"""D3-07: the reference against torch in float64, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch

from autograder import checks

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day3_cnn"


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """The graders' reference, under a name of its own."""
    path = DAY / "graders" / "reference_spatial_batchnorm.py"
    spec = importlib.util.spec_from_file_location("day3_reference_spatial_batchnorm", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tolerances() -> tuple[float, float, float]:
    """DOUBLE, GRADIENT and SINGLE as the graders' file states them."""
    tree = ast.parse((DAY / "graders" / "test_spatial_batchnorm.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "(DOUBLE, GRADIENT, SINGLE)":
            double, gradient, single = ast.literal_eval(node.value)
            return double, gradient, single
    raise LookupError("the tolerances of test_spatial_batchnorm.py")


def versions() -> dict[str, dict[str, Any]]:
    """The functions of the solution and of each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    names = ("spatial_batchnorm_forward", "spatial_batchnorm_backward")
    cells = [lesson.split(f'# %% solution="{name}"\n')[1].split("\n# %%")[0] for name in names]
    sources = {"solution": "\n\n".join(cells)}
    folder = DAY / "alternatives" / "spatial_batchnorm"
    sources |= {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"np": np}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope
    return found


@pytest.mark.parametrize(("shape", "eps"), [((3, 2, 2, 4), 1e-5), ((1, 3, 4, 2), 0.5), ((2, 1, 3, 3), 1e-5)])
def test_reference_matches_batchnorm2d_and_autograd(
    reference: ModuleType, shape: tuple[int, int, int, int], eps: float
) -> None:
    rng = np.random.default_rng(3)
    x, dout, c = reference.images(rng, shape), rng.normal(size=shape), shape[1]
    gamma, beta = reference.layer(rng, c)
    layer = torch.nn.BatchNorm2d(c, eps=eps, momentum=0.3, dtype=torch.float64)
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(gamma))
        layer.bias.copy_(torch.from_numpy(beta))
    leaf = torch.tensor(x, requires_grad=True)
    out = layer(leaf)
    out.backward(torch.from_numpy(dout))
    checks.close("out", reference.train(x, gamma, beta, eps), out.detach().numpy(), tol=1e-12)
    assert leaf.grad is not None
    assert layer.weight.grad is not None
    assert layer.bias.grad is not None
    want = [leaf.grad.numpy(), layer.weight.grad.numpy(), layer.bias.grad.numpy()]
    for got, expected in zip(reference.gradients(x, gamma, beta, dout, eps), want, strict=True):
        checks.close("gradient", got, expected, tol=1e-8)

    batches = [x, *(reference.images(rng, shape) for _ in range(4))]
    for later in batches[1:]:
        layer(torch.from_numpy(later))
    mean, var = reference.moved(np.zeros(c), np.ones(c), batches, 0.3)
    assert layer.running_mean is not None
    assert layer.running_var is not None
    checks.close("mean", mean, layer.running_mean.numpy(), tol=1e-12)
    checks.close("var", var, layer.running_var.numpy(), tol=1e-12)
    layer.eval()
    got = reference.normalise(x, gamma, beta, mean, var, eps)
    checks.close("out", got, layer(torch.from_numpy(x)).detach().numpy(), tol=1e-12)


@pytest.fixture(scope="module")
def samples(reference: ModuleType) -> list[Any]:
    """Kind of tolerance, arguments x, gamma, beta, dout, eps, and what is right for them: out, dx, dgamma, dbeta."""
    found = []
    for seed in range(3):
        rng = np.random.default_rng(seed)
        cases = [("gradient", case) for case in reference.backward_cases(rng)]
        x, dout = reference.images(rng, (3, 2, 4, 2)), rng.normal(size=(3, 2, 4, 2))
        single = tuple(a.astype(np.float32) for a in (x, *reference.layer(rng, 2), dout))
        for kind, (x, gamma, beta, dout, eps) in [*cases, ("single", (*single, 1e-5))]:
            right = (reference.train(x, gamma, beta, eps), *reference.gradients(x, gamma, beta, dout, eps))
            found.append((kind, (x, gamma, beta, dout, eps), right))
    return found


@pytest.mark.parametrize("name", sorted(versions()))
def test_right_versions_stay_well_below_the_tolerances(name: str, samples: list[Any]) -> None:
    functions = versions()[name]
    worst = {"double": 0.0, "gradient": 0.0, "single": 0.0}
    for kind, (x, gamma, beta, dout, eps), right in samples:
        running = {"mean": np.zeros(x.shape[1], x.dtype), "var": np.ones(x.shape[1], x.dtype)}
        out, cache = functions["spatial_batchnorm_forward"](x, gamma, beta, running, "train", eps=eps)
        gradients = functions["spatial_batchnorm_backward"](dout, cache)
        kinds = ["double" if kind == "gradient" else kind, kind, kind, kind]
        for key, got, want in zip(kinds, (out, *gradients), right, strict=True):
            worst[key] = max(worst[key], checks.scaled_error(np.asarray(got).reshape(want.shape), want))
    double, gradient, single = tolerances()
    assert worst["double"] < double / 100, worst
    assert worst["gradient"] < gradient / 10, worst
    assert worst["single"] < single / 4, worst
