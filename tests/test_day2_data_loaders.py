"""D2-05's reference against scikit-learn, and the room that its checks leave between right splits and careless ones."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from autograder import checks

DAY, SLUG = "day2", "data_loaders"
SIZES = daykit.stated(DAY, SLUG, "SIZES")


def test_a_row_is_found_again_whatever_its_dtype_and_an_edited_one_is_not(reference: ModuleType) -> None:
    X, y = reference.examples(np.random.default_rng(0), SIZES, (2, 3))
    order = np.random.default_rng(1).permutation(len(y))
    assert X.dtype == np.float32
    for kind in (np.float32, np.float64, np.int64):
        np.testing.assert_array_equal(reference.rows(X, X[order].astype(kind)), order)
    np.testing.assert_array_equal(reference.rows(X, X + np.float32(0.5)), np.full(len(y), -1))


def test_standardized_matches_scikit_learn(reference: ModuleType) -> None:
    X, _ = reference.examples(np.random.default_rng(2), SIZES, (3,))
    checks.close("z", reference.standardized(X), StandardScaler().fit_transform(X.astype(float)), tol=1e-12)


def test_a_stratified_split_stays_within_one_example_and_a_plain_one_does_not(reference: ModuleType) -> None:
    y = np.repeat(np.arange(len(SIZES)), SIZES)
    everything = np.arange(len(y))
    plain = []
    for seed in range(100):
        _, stratified = train_test_split(everything, test_size=0.25, stratify=y, random_state=seed)
        assert reference.deviation(y, stratified, 0.25) <= 1
        _, careless = train_test_split(everything, test_size=0.25, random_state=seed)
        plain.append(reference.deviation(y, careless, 0.25))
    # The check draws five splits and takes the worst: of a hundred, no five in a row pass.
    assert min(max(plain[k : k + 5]) for k in range(0, 100, 5)) > 1
