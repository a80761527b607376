"""D5-02: Newton's reference against scikit-learn, its gradient against torch.autograd, right versions against both."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from sklearn.linear_model import LogisticRegression

DAY, SLUG = "day5-classification", "logistic_regression"
VERSIONS = daykit.functions(DAY, SLUG)


def data(seed: int, share: float, gap: float) -> tuple[Any, Any]:
    rng = np.random.default_rng(seed)
    y = (np.arange(60) < 60 * share).astype(np.int64)
    X = rng.normal(size=(60, 3)) + gap * (2 * y - 1)[:, None]
    return (X - X.mean(axis=0)) / X.std(axis=0), y


@pytest.mark.parametrize(("share", "gap", "l2"), [(0.5, 0.4, 1e-2), (0.9, 0.4, 0.3), (0.5, 5.0, 1e-2)])
def test_the_minimum_is_scikit_learns(share: float, gap: float, l2: float, reference: ModuleType) -> None:
    X, y = data(1, share, gap)
    w, b = reference.optimum(X, y, l2)
    # its C weighs the sum of losses against the penalty
    theirs = LogisticRegression(C=1 / (l2 * len(y)), tol=1e-10, max_iter=10_000).fit(X, y)
    np.testing.assert_allclose(np.append(w, b), np.append(theirs.coef_[0], theirs.intercept_), atol=1e-5)


def test_the_gradient_is_autograds(reference: ModuleType) -> None:
    X, y = data(2, 0.7, 0.4)
    at = torch.tensor([0.3, -0.5, 0.2, 0.1], dtype=torch.float64, requires_grad=True)
    z = torch.tensor(X) @ at[:3] + at[3]
    loss = torch.nn.functional.binary_cross_entropy_with_logits(z, torch.tensor(y).double())
    loss = loss + 0.2 / 2 * at[:3].square().sum()
    (slope,) = torch.autograd.grad(loss, at)
    w, b = at.detach().numpy()[:3], float(at.detach()[3])
    assert reference.loss(X, y, 0.2, w, b) == pytest.approx(float(loss.detach()), abs=1e-12)
    np.testing.assert_allclose(reference.gradient(X, y, 0.2, w, b), slope.numpy(), atol=1e-12)


@pytest.mark.parametrize("version", sorted(VERSIONS))
@pytest.mark.parametrize(("share", "gap", "l2"), [(0.5, 0.4, 1e-2), (0.9, 0.4, 1e-2), (0.5, 5.0, 1e-2)])
def test_right_versions_reach_it(version: str, share: float, gap: float, l2: float, reference: ModuleType) -> None:
    scope = VERSIONS[version]
    X, y = data(3, share, gap)
    w, b = scope["logistic_fit"](X, y, l2)
    assert reference.loss(X, y, l2, w, b) - reference.loss(X, y, l2, *reference.optimum(X, y, l2)) < 1e-6
    assert np.linalg.norm(reference.gradient(X, y, l2, w, b)) < 1e-5
    np.testing.assert_allclose(scope["predict_proba"](300 * X, w, b), reference.probability(300 * X, w, b), atol=1e-12)
