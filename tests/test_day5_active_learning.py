"""D5-16: the references against torch and scikit-learn, and how far right versions stay below the tolerances."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

DAY, SLUG = "day5-explanation", "active_learning"
VERSIONS = daykit.functions(DAY, SLUG)
ROOM, REPEATS = daykit.stated(DAY, SLUG, "ROOM", "REPEATS")


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


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_versions_stay_within_the_room(name: str, reference: ModuleType) -> None:
    functions = VERSIONS[name]
    for seed in range(6):
        rng = np.random.default_rng(seed)
        model = Linear(rng.normal(size=(4, 3)))
        X, y = reference.data(rng, 60, model.weights)
        found = functions["permutation_importance"](model.predict, X, y, rng, REPEATS)
        assert np.abs(found - reference.mean_importance(model.predict, X, y)).max() < 0.75 * ROOM
        probs = rng.dirichlet(np.ones(4), size=20)
        probs = np.concatenate([np.eye(4), probs, probs])
        for k in (0, 7, len(probs)):
            assert np.array_equal(functions["entropy_sampling"](probs, k), reference.most_uncertain(probs, k))
