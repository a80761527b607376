"""Fixtures that cost seconds to make and that no test can change, and those of the exercise that a module is about."""

from __future__ import annotations

import os

# As in a sandbox, and before NumPy and torch read it: on a busy machine, test processes with a thread for each core
# wait for one another, and a minute is lost where a second would do.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import coursekit
import daykit
import pytest

from autograder.course import Course
from autograder.sandbox import Template


@pytest.fixture(scope="session")
def template() -> Iterator[Template]:
    """One template for all tests of a process, as a slot has one for all its submissions."""
    made = Template()
    yield made
    made.close()


@pytest.fixture
def quick_gradebooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new gradebook does not wait for the alembic command, whose answer is always the same."""
    monkeypatch.setattr("nbgrader.api.get_alembic_version", coursekit.alembic_version)


@pytest.fixture
def course(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, quick_gradebooks: None) -> Course:
    """The course of two small exercises, built, in a folder of its own."""
    return coursekit.built(tmp_path_factory, tmp_path / "course")


@pytest.fixture(scope="module")
def reference(request: pytest.FixtureRequest) -> ModuleType:
    """The graders' reference for the exercise that the test's module names: its DAY and SLUG."""
    return daykit.reference(request.module.DAY, request.module.SLUG)


@pytest.fixture
def apparatus(request: pytest.FixtureRequest) -> ModuleType:
    """The apparatus of the test module's DAY, fresh for each test: it keeps notes."""
    return daykit.apparatus(request.module.DAY)
