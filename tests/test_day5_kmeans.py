"""D5-05: the graders' parts against scikit-learn, and how far right versions stay from the thresholds."""

from __future__ import annotations

import ast
import importlib.util
import tomllib
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from autograder import checks

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day5_clustering"


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """The graders' reference, under a name of its own."""
    spec = importlib.util.spec_from_file_location("day5_reference_kmeans", DAY / "graders" / "reference_kmeans.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def threshold(name: str) -> float:
    """A threshold of the exercise, from assignment.toml."""
    told = tomllib.loads((DAY / "assignment.toml").read_text(encoding="utf-8"))
    return float(told["exercise"][0]["thresholds"][name]["value"])


def exact() -> float:
    """EXACT as the graders' file states it."""
    for node in ast.parse((DAY / "graders" / "test_kmeans.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("(EXACT"):
            return float(ast.literal_eval(node.value)[0])
    raise LookupError("EXACT")


def right_versions() -> dict[str, Any]:
    """kmeans of the solution and of each alternative, by name."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    sources = {"solution": lesson.split('# %% solution="kmeans"\n')[1].split("\n# %%")[0]}
    folder = DAY / "alternatives" / "kmeans"
    sources |= {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    found = {}
    for name, source in sources.items():
        scope: dict[str, Any] = {"np": np}
        exec(compile(source, name, "exec"), scope)  # the author's own
        found[name] = scope["kmeans"]
    return found


def test_a_step_and_the_planted_inertia_match_scikit_learn(reference: ModuleType) -> None:
    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning

    rng = np.random.default_rng(2)
    X = rng.normal(size=(60, 3))
    start = X[:5]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # one step is what is wanted
        moved = KMeans(5, init=start, n_init=1, max_iter=1, algorithm="lloyd").fit(X).cluster_centers_
    checks.close("centers", reference.step(X, start), moved, tol=1e-10)
    X, planted = reference.blobs(rng, 12, 8)
    assert KMeans(12, n_init=25, random_state=0).fit(X).inertia_ == pytest.approx(planted, rel=1e-10)


def test_start_chances_of_three_points_on_a_line(reference: ModuleType) -> None:
    # Places 0, 1 and 3. First 0, then 1 or 3: 1/10, 9/10. First 1: 1/5, 4/5. First 3: 9/13, 4/13.
    chances = reference.start_chances(np.array([[0.0], [1.0], [3.0]]), 2)
    want = {(0, 1): 1 / 10 + 1 / 5, (0, 2): 9 / 10 + 9 / 13, (1, 2): 4 / 5 + 4 / 13}
    assert chances == {frozenset(pair): pytest.approx(p / 3) for pair, p in want.items()}


@pytest.mark.parametrize("name", sorted(right_versions()))
def test_right_versions_stay_well_below_the_tolerances(name: str, reference: ModuleType) -> None:
    kmeans = right_versions()[name]
    for seed in range(5):
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(60, 2)) * 2
        centers = kmeans(X, 4, np.random.default_rng(seed), 1, 0)[0]
        for steps in (1, 2, 3):
            centers = reference.step(X, centers)
            got, labels, inertia = kmeans(X, 4, np.random.default_rng(seed), 1, steps)
            gap = reference.distances(X, got)
            assert checks.scaled_error(got, centers) < exact() / 100
            assert inertia == pytest.approx(gap[np.arange(60), labels].sum(), rel=exact() / 100)
        X, planted = reference.blobs(rng, 12, 8)
        assert kmeans(X, 12, rng, 25)[2] / planted == pytest.approx(1.0, abs=(threshold("inertia") - 1) / 100)
