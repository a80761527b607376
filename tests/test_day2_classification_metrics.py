"""D2-17: the reference and every right version against scikit-learn."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from sklearn import metrics

from autograder import checks

DAY = Path(__file__).resolve().parents[1] / "assignments" / "day2_pytorch"
FUNCTIONS = ("confusion_matrix", "precision_recall_f1", "roc_auc")


def right_versions() -> dict[str, dict[str, Any]]:
    """The solution's functions and each alternative's, by version."""
    cells = (DAY / "lesson.py").read_text(encoding="utf-8").split('# %% solution="')[1:]
    found = {"solution": "\n".join(c.split("\n", 1)[1].split("\n# %%")[0] for c in cells if c.startswith(FUNCTIONS))}
    folder = DAY / "alternatives" / "classification_metrics"
    found |= {p.stem: p.read_text(encoding="utf-8") for p in folder.glob("*.py")}
    scopes: dict[str, dict[str, Any]] = {}
    for version, source in found.items():
        scopes[version] = {"np": np}
        exec(compile(source, version, "exec"), scopes[version])  # the author's own
    return scopes


@pytest.fixture(params=["reference", *sorted(right_versions())])
def version(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The three functions, of the reference or of a right version, by name."""
    if request.param != "reference":
        return right_versions()[request.param]
    path = DAY / "graders" / "reference_classification_metrics.py"
    spec = importlib.util.spec_from_file_location("day2_classification_metrics", path)
    assert spec is not None and spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return vars(module)


@pytest.mark.parametrize(("n", "classes", "num_classes"), [(200, 5, 5), (50, 3, 6), (1, 2, 3), (400, 20, 20)])
def test_counts_and_ratios_match_sklearn(n: int, classes: int, num_classes: int, version: Any) -> None:
    rng = np.random.default_rng(7)
    y_true, y_pred = rng.integers(0, classes, size=(2, n))
    labels = list(range(num_classes))
    matrix = version["confusion_matrix"](y_true.astype(np.uint8), y_pred.astype(np.uint8), num_classes)
    np.testing.assert_array_equal(matrix, metrics.confusion_matrix(y_true, y_pred, labels=labels))
    assert matrix.dtype.kind == "i"
    want = metrics.precision_recall_fscore_support(y_true, y_pred, labels=labels, zero_division=0)[:3]
    for got, theirs in zip(version["precision_recall_f1"](matrix), want, strict=True):
        # a tenth of the graders' tolerance: 1e-8 in a denominator is allowed
        assert checks.scaled_error(np.asarray(got), theirs) < 1e-7


@pytest.mark.parametrize(("n", "values"), [(20, 3), (200, 8), (500, None), (100_000, 200)])
def test_auc_matches_sklearn(n: int, values: int | None, version: Any) -> None:
    rng = np.random.default_rng(8)
    labels = rng.permutation(np.arange(n) % 3 // 2)
    scores = rng.normal(size=n) + 0.5 * labels
    if values is not None:
        scores = np.floor(scores * values / 5)
    want = metrics.roc_auc_score(labels, scores)
    assert version["roc_auc"](scores, labels) == pytest.approx(want, abs=1e-12)
    assert version["roc_auc"](-scores, labels) == pytest.approx(1 - want, abs=1e-12)
    assert version["roc_auc"](np.exp(scores), labels) == pytest.approx(want, abs=1e-12)
