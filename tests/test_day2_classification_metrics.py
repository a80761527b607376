"""D2-17: the reference and every right version against scikit-learn."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
from sklearn import metrics

from autograder import checks

DAY, SLUG = "day2", "classification_metrics"
VERSIONS = daykit.functions(DAY, SLUG)


@pytest.fixture(params=["reference", *sorted(VERSIONS)])
def version(request: pytest.FixtureRequest, reference: ModuleType) -> Any:
    """The three functions, of the reference or of a right version, by name."""
    return vars(reference) if request.param == "reference" else VERSIONS[request.param]


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
