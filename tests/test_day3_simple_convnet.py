"""D3-08: the reference against torch in float64, and how far right versions stay below the graders' tolerances."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional

from autograder import checks

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day3_cnn"
NAMES = ("W1", "b1", "W2", "b2")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """The graders' reference, under a name of its own."""
    path = DAY / "graders" / "reference_simple_convnet.py"
    spec = importlib.util.spec_from_file_location("day3_reference_simple_convnet", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stated(name: str) -> Any:
    """What the graders' file assigns to `name`."""
    tree = ast.parse((DAY / "graders" / "test_simple_convnet.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return ast.literal_eval(node.value)
    raise LookupError(name)


def versions() -> dict[str, Any]:
    """The classes of the solution and of each alternative, by name; the parts are in reach of all of them."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    parts = next(cell for cell in lesson.split("# %% parts=true\n")[1:] if "def reference_parts" in cell)
    sources = {"solution": lesson.split('# %% solution="SimpleConvNet"\n')[1].split("\n# %%")[0]}
    folder = DAY / "alternatives" / "simple_convnet"
    sources |= {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"np": np}
        exec(compile(parts.split("\n# %%")[0], "parts", "exec"), scope)  # the author's own
        scope |= scope["reference_parts"]()
        exec(compile(source, name, "exec"), scope)
        found[name] = scope["SimpleConvNet"]
    return found


@pytest.mark.parametrize(("n", "sizes"), stated("SIZES"))
def test_reference_matches_torch_and_autograd(reference: ModuleType, n: int, sizes: Any) -> None:
    params, X, y, want = reference.steep_problem(np.random.default_rng(5), n, sizes)
    leaves = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    maps = functional.conv2d(torch.tensor(X), leaves["W1"], leaves["b1"], padding="same")
    scores = functional.max_pool2d(functional.relu(maps), 2).flatten(1) @ leaves["W2"] + leaves["b2"]
    loss = functional.cross_entropy(scores, torch.tensor(y))
    loss.backward()
    checks.close("scores", reference.scores(params, X), scores.detach().numpy(), tol=1e-12)
    assert reference.loss(params, X, y) == pytest.approx(loss.item(), rel=1e-12)
    for name, leaf in leaves.items():
        assert leaf.grad is not None
        checks.close(name, want[name], leaf.grad.numpy(), tol=1e-8)


@pytest.fixture(scope="module")
def problems(reference: ModuleType) -> list[Any]:
    """Sizes, and a problem with its gradients, for every size of the graders and three seeds."""
    seeds = [np.random.default_rng(seed) for seed in range(3)]
    return [(sizes, reference.steep_problem(rng, n, sizes)) for rng in seeds for n, sizes in stated("SIZES")]


@pytest.mark.parametrize("name", sorted(versions()))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType, problems: list[Any]) -> None:
    forward, gradient = 0.0, 0.0
    for (input_dim, filters, k, classes), (params, X, y, want) in problems:
        net = versions()[name](input_dim, filters, k, classes)
        net.params = {key: value.copy() for key, value in params.items()}
        loss, grads = net.loss(X, y)
        forward = max(forward, abs(loss - reference.loss(params, X, y)))
        forward = max(forward, checks.scaled_error(net.loss(X), reference.scores(params, X)))
        gradient = max(gradient, *(checks.scaled_error(grads[key], want[key]) for key in NAMES))
    assert forward < stated("(FORWARD, GRADIENT)")[0] / 100
    assert gradient < stated("(FORWARD, GRADIENT)")[1] / 10
