"""D5-07: weights, scores and training against scikit-learn, segments against it, and how even right versions draw."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score
from sklearn.neighbors import NearestNeighbors
from sklearn.utils.class_weight import compute_class_weight

DAY, SLUG = "day5-imbalance", "class_imbalance"
VERSIONS = daykit.functions(DAY, SLUG)
EXACT, GEOMETRY = daykit.stated(DAY, SLUG, "EXACT", "GEOMETRY")
SEEDS = 20


def test_weights_and_scores_are_scikit_learns(reference: ModuleType) -> None:
    rng = np.random.default_rng(0)
    y = rng.permutation(np.repeat([0, 1, 2], [5, 30, 11]))
    pred = rng.integers(3, size=46)
    theirs = compute_class_weight("balanced", classes=np.arange(3), y=y)
    np.testing.assert_allclose(reference.weights(y, 3), theirs, rtol=1e-14)
    assert reference.balanced_accuracy(y, pred) == pytest.approx(balanced_accuracy_score(y, pred), abs=1e-14)


def test_neighbours_are_scikit_learns(reference: ModuleType) -> None:
    points = np.random.default_rng(1).normal(size=(15, 3))
    _, rows = NearestNeighbors(n_neighbors=4).fit(points).kneighbors(points)
    starts, ends = reference.neighbours(points, 3)
    np.testing.assert_array_equal(starts, np.repeat(points, 3, axis=0))
    np.testing.assert_array_equal(ends, points[rows[:, 1:]].reshape(-1, 3))


def test_distance_from_a_segment_by_hand(reference: ModuleType) -> None:
    new = np.array([[1.0, 1.0], [3.0, 0.0], [-1.0, 0.0]])
    start, end = np.array([[0.0, 0.0]]), np.array([[2.0, 0.0]])
    np.testing.assert_allclose(reference.off(new, start, end), [1, 1, 1], atol=1e-15)
    np.testing.assert_allclose(reference.off(new, start, end, line=True), [1, 0, 0], atol=1e-15)
    np.testing.assert_allclose(reference.off(new, start, start), np.sqrt([2, 9, 1]), atol=1e-15)


def test_each_link_of_the_chain_but_the_first_has_one_base(reference: ModuleType) -> None:
    for seed in range(SEEDS):
        points = reference.chain(np.random.default_rng(seed), 3)
        _, ends = reference.neighbours(points, 1)
        np.testing.assert_array_equal(ends, points[[1, 0, 1, 2]])


def test_the_classifier_is_scikit_learns(reference: ModuleType) -> None:
    X, y, test_X, test_y = reference.imbalanced(np.random.default_rng(0))
    weight = reference.weights(y, 2)[y]
    theirs = LogisticRegression(C=1e6, tol=1e-8).fit(X, y, sample_weight=weight)
    score = balanced_accuracy_score(test_y, theirs.predict(test_X))
    assert reference.learned(X, y, weight, test_X, test_y) == pytest.approx(score, abs=0.01)


@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_right_versions_stay_far_below_the_tolerances(version: str, reference: ModuleType) -> None:
    scope = VERSIONS[version]
    for seed in range(SEEDS):
        rng = np.random.default_rng(seed)
        X, y = reference.clouds(rng, [40, 14, 25], 3, 1.0)
        pred = rng.integers(3, size=len(y))
        np.testing.assert_allclose(scope["class_weights"](y, 4), reference.weights(y, 4), rtol=EXACT / 1000)
        score = scope["balanced_accuracy"](y, pred)
        assert score == pytest.approx(reference.balanced_accuracy(y, pred), abs=EXACT / 1000)
        new = scope["smote"](X, y, 1, 100, 3, rng)
        assert reference.off(new, *reference.neighbours(X[y == 1], 3)).max() < GEOMETRY / 1000


@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_thresholds_lie_between_right_and_plain_training(version: str, reference: ModuleType) -> None:
    scope, limits = VERSIONS[version], daykit.assignment(DAY).exercise(SLUG).thresholds
    for seed in range(3):
        X, y, test_X, test_y = reference.imbalanced(np.random.default_rng(seed))
        weighted = reference.learned(X, y, scope["class_weights"](y, 2)[y], test_X, test_y)
        assert weighted >= limits["weighted"]["value"] + 0.02
        new = scope["smote"](X, y, 1, 1800, 5, np.random.default_rng(seed))
        more = np.concatenate([X, new]), np.append(y, np.ones(1800, dtype=np.int64))
        assert reference.learned(*more, np.ones(3800), test_X, test_y) >= limits["smote"]["value"] + 0.01
        assert reference.learned(X, y, np.ones(2000), test_X, test_y) <= limits["smote"]["value"] - 0.03
