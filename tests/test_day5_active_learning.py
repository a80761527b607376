"""D5-16: the references against torch and scikit-learn, and how far right versions stay below the tolerances."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day5_explanation"


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """The graders' reference, under a name of its own."""
    path = DAY / "graders" / "reference_active_learning.py"
    spec = importlib.util.spec_from_file_location("day5_reference_active_learning", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stated() -> tuple[float, float, int]:
    """EXACT, ROOM and REPEATS as the graders' file states them."""
    for node in ast.parse((DAY / "graders" / "test_active_learning.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("(EXACT"):
            exact, room, repeats = ast.literal_eval(node.value)
            return float(exact), float(room), int(repeats)
    raise LookupError("EXACT")


def right_versions() -> dict[str, dict[str, Any]]:
    """The functions of the solution and of each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    names = ("entropy_sampling", "permutation_importance")
    cells = [lesson.split(f'# %% solution="{name}"\n')[1].split("\n# %%")[0] for name in names]
    sources = {"solution": "\n\n".join(cells)}
    folder = DAY / "alternatives" / "active_learning"
    sources |= {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"np": np}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope
    return found


class Linear:
    """A classifier as scikit-learn wants it."""

    def __init__(self, weights: Any) -> None:
        self.weights = weights

    def fit(self, X: Any, y: Any) -> None:
        raise NotImplementedError

    def predict(self, X: Any) -> Any:
        return (X @ self.weights).argmax(axis=1)

    def score(self, X: Any, y: Any) -> float:
        return float((self.predict(X) == y).mean())


def test_order_matches_torch(reference: ModuleType) -> None:
    probs = np.random.default_rng(1).dirichlet(np.ones(5), size=40)
    want = np.argsort(-torch.special.entr(torch.tensor(probs)).sum(dim=1).numpy(), kind="stable")
    assert np.array_equal(reference.most_uncertain(probs, 17), want[:17])


def test_mean_importance_matches_scikit_learn(reference: ModuleType) -> None:
    from sklearn.inspection import permutation_importance

    rng = np.random.default_rng(4)
    model = Linear(rng.normal(size=(4, 3)))
    X, y = reference.data(rng, 60, model.weights)
    found = permutation_importance(model, X, y, n_repeats=2000, random_state=0).importances_mean
    # Five standard deviations of a mean of 2000 accuracies over 60 examples.
    assert np.abs(found - reference.mean_importance(model.predict, X, y)).max() < 5 * 0.5 / np.sqrt(60 * 2000)


@pytest.mark.parametrize("name", sorted(right_versions()))
def test_right_versions_stay_within_the_room(name: str, reference: ModuleType) -> None:
    functions, (_, room, repeats) = right_versions()[name], stated()
    for seed in range(6):
        rng = np.random.default_rng(seed)
        model = Linear(rng.normal(size=(4, 3)))
        X, y = reference.data(rng, 60, model.weights)
        found = functions["permutation_importance"](model.predict, X, y, rng, repeats)
        assert np.abs(found - reference.mean_importance(model.predict, X, y)).max() < 0.75 * room
        probs = rng.dirichlet(np.ones(4), size=20)
        probs = np.concatenate([np.eye(4), probs, probs])
        for k in (0, 7, len(probs)):
            assert np.array_equal(functions["entropy_sampling"](probs, k), reference.most_uncertain(probs, k))
