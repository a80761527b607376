"""Earlier results are kept, one for each notebook, and the last graded one is found again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder import history
from autograder.result import Result


def result(notebook: str, hour: int, **fields: Any) -> Result:
    provenance = {"notebook": notebook * 8, "graded_at": f"2026-11-21T{hour:02}:00:00+00:00"}
    return replace(Result("day1", "minji", "graded", 0, 10, "namespaces", "cpu", "ko", provenance=provenance), **fields)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "results" / "day1" / "minji.json"


def seen(path: Path) -> str | None:
    found = history.previous(path)
    return None if found is None else found.provenance["notebook"][0]


def test_the_first_submission_has_none_before_it(path: Path) -> None:
    assert history.previous(path) is None
    history.store(result("a", 1), path)
    assert history.previous(path) is None


def test_each_new_notebook_leaves_the_one_before_it(path: Path) -> None:
    for hour, notebook in enumerate("abc", 1):
        history.store(result(notebook, hour), path)
    assert seen(path) == "b"
    assert len(list(path.parent.rglob("*.json"))) == 3
    assert [p.name for p in path.parent.glob("*.json")] == ["minji.json"], "those of the class are as before"


def test_the_same_notebook_graded_again_is_no_new_submission(path: Path) -> None:
    history.store(result("a", 1), path)
    history.store(result("b", 2), path)
    history.store(result("b", 3), path)
    assert seen(path) == "a" and len(list(path.parent.rglob("*.json"))) == 2


def test_going_back_to_an_earlier_notebook_is_told_apart_from_it(path: Path) -> None:
    for hour, notebook in enumerate("aba", 1):
        history.store(result(notebook, hour), path)
    assert seen(path) == "b"


def test_what_was_not_graded_is_kept_and_not_compared_with(path: Path) -> None:
    history.store(result("a", 1), path)
    history.store(result("b", 2, status="unreadable"), path)
    history.store(result("c", 3, status="needs_regrade"), path)
    history.store(result("d", 4), path)
    assert seen(path) == "a"
    assert len(list(path.parent.rglob("*.json"))) == 3, "a fault of ours is no submission"


def test_a_damaged_result_stops_nothing(path: Path) -> None:
    history.store(result("a", 1), path)
    history.store(result("b", 2), path)
    next((path.parent / "history" / "minji").iterdir()).write_text("{")
    path.write_text("{")
    history.store(result("c", 3), path)
    assert history.previous(path) is None
