"""Runs beside the student's code in the sandbox: public, holds no expected value."""

from __future__ import annotations

from typing import Any


def standardizer_fitted(standardizer: Any, X: Any) -> Any:
    """The student's standardizer after fit(X): what fit itself returns (itself, nothing) is free."""
    standardizer.fit(X)
    return standardizer
