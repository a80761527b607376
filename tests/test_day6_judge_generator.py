"""D6-09: the reference against scipy's matrix root, and how near right versions come to it."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest

DAY, SLUG = "day6", "judge_generator"
VERSIONS = daykit.functions(DAY, SLUG)
DISTANCE = daykit.stated(DAY, SLUG, "DISTANCE")
SIZES = [(12, 9, 4), (40, 60, 7), (6, 5, 12), (30, 4, 8)]


def scale(f1: Any, f2: Any) -> float:
    spread = f1.var(axis=0, ddof=1).sum() + f2.var(axis=0, ddof=1).sum()
    return float(spread + ((f1.mean(axis=0) - f2.mean(axis=0)) ** 2).sum())


def test_reference_matches_scipys_matrix_root(reference: ModuleType) -> None:
    from scipy.linalg import sqrtm

    for seed, (n1, n2, d) in enumerate(SIZES):
        rng = np.random.default_rng(seed)
        f1, f2 = reference.features(rng, n1, d), reference.features(rng, n2, d)
        c1, c2 = np.cov(f1, rowvar=False), np.cov(f2, rowvar=False)
        root = np.real(sqrtm(sqrtm(c2) @ c1 @ sqrtm(c2)))
        want = ((f1.mean(axis=0) - f2.mean(axis=0)) ** 2).sum() + np.trace(c1 + c2 - 2 * root)
        assert abs(reference.frechet_distance(f1, f2) - want) <= DISTANCE / 10 * scale(f1, f2)


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_well_within_the_tolerance(reference: ModuleType, name: str) -> None:
    right = VERSIONS[name]
    for seed in range(20):
        rng = np.random.default_rng(seed)
        for n1, n2, d in SIZES:
            f1, f2 = reference.features(rng, n1, d), reference.features(rng, n2, d)
            for other in (f2, f1, f1 + 3):
                error = abs(right["frechet_distance"](f1, other) - reference.frechet_distance(f1, other))
                assert error <= DISTANCE / 20 * scale(f1, other)
            far, near = (1000 + 0.1 * f for f in (f1, f2))
            single = far.astype(np.float32), near.astype(np.float32)
            error = abs(right["frechet_distance"](*single) - reference.frechet_distance(*single))
            assert error <= DISTANCE / 10 * scale(*(f.astype(np.float64) for f in single))
        probs = reference.probabilities(rng, 100, 10, 2.0)
        for limits in ((0.01, 0.7), (0.1, 0.5)):
            assert right["class_coverage"](probs, *limits) == reference.class_coverage(probs, *limits)


def test_coverage_of_digits_counts_what_a_classifier_is_sure_of(reference: ModuleType) -> None:
    sure = np.eye(10)[np.arange(200) % 10] * 0.9 + 0.01
    assert reference.class_coverage(sure, 0.01, 0.7) == 10
    assert reference.class_coverage(sure, 0.01, 0.95) == 0
    assert reference.class_coverage(sure[:, :5][np.arange(200) % 10 < 3], 0.01, 0.7) == 3
