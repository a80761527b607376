"""Fixtures that cost seconds to make and that no test can change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from autograder.sandbox import Template


@pytest.fixture(scope="session")
def template() -> Iterator[Template]:
    """One template for all tests of a process, as a slot has one for all its submissions."""
    made = Template()
    yield made
    made.close()
