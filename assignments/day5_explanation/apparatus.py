"""Runs beside the student's code in the sandbox: public, holds no expected value."""

from __future__ import annotations

from typing import Any

import numpy as np


def active_learning_rng(seed: int) -> Any:
    """A generator to hand over."""
    return np.random.default_rng(seed)


def active_learning_predict(weights: Any) -> Any:
    """A classifier: the class with the largest of X @ weights, weights (D, C); it gives integers (N,)."""

    def predict(X: Any) -> Any:
        return (np.asarray(X) @ weights).argmax(axis=1)

    return predict


def active_learning_same_values(X: Any, y: Any) -> Any:
    """
    A classifier that is right where every column of its input has the values of X's, in whatever order, and at most
    one column is in another order; and wrong everywhere else. Classes are 0 and 1.
    """
    X, y = X.copy(), y.copy()

    def predict(given: Any) -> Any:
        given = np.asarray(given)
        right = given.shape == X.shape and np.array_equal(np.sort(given, axis=0), np.sort(X, axis=0))
        right = right and int((given != X).any(axis=0).sum()) <= 1
        return y if right else 1 - y

    return predict


def active_learning_only_as_given(X: Any, y: Any) -> Any:
    """A classifier that is right for X itself, and wrong in every row for anything else. Classes are 0 and 1."""
    X, y = X.copy(), y.copy()
    return lambda given: y if np.array_equal(given, X) else 1 - y
