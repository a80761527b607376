"""D4-03: the reference against torch in float64, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional

from autograder import checks

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day4_advanced_cnn"


def loaded(path: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """The graders' reference, under a name of its own."""
    return loaded(DAY / "graders" / "reference_mini_resnet.py", "day4_reference_mini_resnet")


@pytest.fixture(scope="module")
def apparatus() -> ModuleType:
    assert "apparatus" not in sys.modules
    return loaded(DAY / "apparatus.py", "day4_apparatus")


def stated(name: str) -> Any:
    """What the graders' file assigns to `name`."""
    tree = ast.parse((DAY / "graders" / "test_mini_resnet.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return ast.literal_eval(node.value)
    raise LookupError(name)


def versions() -> dict[str, dict[str, Any]]:
    """The functions of the solution and of each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    names = ("make_deep_net", "gradient_ratio", "train_resnet")
    cells = [lesson.split(f'# %% solution="{name}"\n')[1].split("\n# %%")[0] for name in names]
    sources = {"solution": "\n\n".join(cells)}
    folder = DAY / "alternatives" / "mini_resnet"
    sources |= {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"torch": torch, "nn": nn, "functional": functional}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope
    return found


@pytest.mark.parametrize("residual", [True, False])
def test_reference_matches_torchs_layers(reference: ModuleType, residual: bool) -> None:
    rng = np.random.default_rng(2)
    weights, x = reference.weights(rng, 2, 3), rng.normal(size=(2, 1, 5, 7))
    w = [torch.tensor(value) for value in weights]
    out = functional.relu(functional.conv2d(torch.tensor(x), w[0], w[1], padding=1))
    for i in (2, 6):
        inner = functional.relu(functional.conv2d(out, w[i], w[i + 1], padding=1))
        inner = functional.conv2d(inner, w[i + 2], w[i + 3], padding=1)
        out = functional.relu(inner + out if residual else inner)
    want = functional.linear(out.mean(dim=(2, 3)), w[-2], w[-1])
    checks.close("logits", reference.logits(weights, residual, x), want.numpy(), tol=1e-12)


def test_gradients_match_autograd(reference: ModuleType, apparatus: ModuleType) -> None:
    for sizes, nested in reference.NETWORKS:
        numbers, X, y = reference.network(np.random.default_rng(4), sizes)
        got = reference.smooth_gradients(numbers, X, y)
        want = apparatus.mini_resnet_gradients(apparatus.mini_resnet_network(*numbers, nested), X, y)
        for g, expected in zip(got, want, strict=True):
            checks.close("gradient", g, expected.numpy(), tol=1e-8)


@pytest.mark.parametrize("name", sorted(versions()))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType, apparatus: ModuleType) -> None:
    functions, (double, gradient) = versions()[name], stated("(DOUBLE, GRADIENT)")
    worst_logits, worst_ratio = 0.0, 0.0
    for seed in range(3):
        rng = np.random.default_rng(seed)
        for depth, channels, shape in stated("NETS"):
            weights, x = reference.weights(rng, depth, channels), rng.normal(size=shape)
            for residual in (True, False):
                net = functions["make_deep_net"](depth, residual, channels=channels)
                got = apparatus.mini_resnet_logits(net, weights, x).numpy()
                error = checks.scaled_error(got, reference.logits(weights, residual, x))
                worst_logits = max(worst_logits, error)
        for sizes, nested in reference.NETWORKS:
            numbers, X, y = reference.network(rng, sizes)
            net = apparatus.mini_resnet_network(*numbers, nested)
            got = functions["gradient_ratio"](net, torch.tensor(X), torch.tensor(y))
            want = reference.ratio(reference.smooth_gradients(numbers, X, y))
            worst_ratio = max(worst_ratio, abs(got / want - 1))
    assert worst_logits < double / 100
    assert worst_ratio < gradient / 100
