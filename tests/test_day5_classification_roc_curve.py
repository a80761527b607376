"""D5-03: the reference and every right version against scikit-learn, ties and many examples included."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
from sklearn import metrics

DAY, SLUG = "day5-classification", "roc_curve"
VERSIONS = daykit.functions(DAY, SLUG)


def data(n: int, values: int | None) -> tuple[Any, Any]:
    rng = np.random.default_rng(11)
    y = rng.permutation(np.arange(n) % 3 // 2)
    score = rng.normal(size=n) + y
    return y, score if values is None else np.floor(score * values / 5)


@pytest.mark.parametrize(("n", "values"), [(3, None), (40, 4), (300, None), (50_000, 100)])
def test_the_reference_is_scikit_learns(n: int, values: int | None, reference: ModuleType) -> None:
    y, score = data(n, values)
    theirs = metrics.roc_curve(y, score, drop_intermediate=False)
    for got, want in zip(reference.curve(y, score), theirs, strict=True):
        np.testing.assert_allclose(got, want, rtol=0, atol=1e-14)
    if n < 1000:
        assert reference.pairs(y, score) == pytest.approx(metrics.roc_auc_score(y, score), abs=1e-14)
        called = score >= np.median(score)
        np.testing.assert_array_equal(
            reference.confusion(y, score, np.median(score)), metrics.confusion_matrix(y, called)
        )
        assert reference.f1(y, score, np.median(score)) == pytest.approx(metrics.f1_score(y, called), abs=1e-14)
        best = max(metrics.f1_score(y, score >= t) for t in np.unique(score))
        assert reference.largest_f1(y, score) == pytest.approx(best, abs=1e-14)


@pytest.mark.parametrize("version", sorted(VERSIONS))
@pytest.mark.parametrize(("n", "values"), [(3, None), (40, 4), (300, None), (50_000, 100)])
def test_right_versions_are_exact(version: str, n: int, values: int | None, reference: ModuleType) -> None:
    scope, tolerance = VERSIONS[version], daykit.stated(DAY, SLUG, "EXACT") / 100
    y, score = data(n, values)
    fpr, tpr, thr = scope["roc_curve"](y, score)
    want = reference.curve(y, score)
    np.testing.assert_allclose(fpr, want[0], rtol=0, atol=tolerance)
    np.testing.assert_allclose(tpr, want[1], rtol=0, atol=tolerance)
    np.testing.assert_array_equal(thr[1:], want[2][1:])
    assert scope["auc"](fpr, tpr) == pytest.approx(metrics.roc_auc_score(y, score), abs=tolerance)
    threshold, f1 = scope["best_threshold"](y, score)
    assert f1 == pytest.approx(reference.largest_f1(y, score), abs=tolerance)
    assert reference.f1(y, score, threshold) == pytest.approx(f1, abs=tolerance)
    np.testing.assert_array_equal(scope["confusion_at"](y, score, 0.5), reference.confusion(y, score, 0.5))


def test_the_public_check_passes_in_a_notebook(capsys: pytest.CaptureFixture[str]) -> None:
    daykit.public_check(DAY, SLUG)
    assert "relative error" in capsys.readouterr().out
