"""Progress that tells the truth, in words and as JSON; each result goes to its places."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from labkit import hand_in, lab
from rich.console import Console

from autograder import engine, publish, slots
from autograder.course import Course
from autograder.outputs import gradebook
from autograder.publish import Count
from autograder.result import Message, Result


def result(student: str, status: Any = "graded") -> Result:
    notes = (Message("infrastructure", {"what": "no memory"}),) if status == "needs_regrade" else ()
    return Result("lab", student, status, 3.0, 11.0, "namespaces", "cpu", "en", notes=notes)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_rate_counts_what_was_graded_in_this_run_and_not_what_the_cache_gave() -> None:
    clock = Clock()
    count = Count("lab", 10, clock=clock)
    for name in "abcd":
        count.end(result(name))
    assert count.per_minute == 0
    assert count.seconds_left is None
    assert count.words() == ""
    count.start("e")
    clock.now += 30
    count.end(result("e"))
    assert count.done == 5
    assert count.per_minute == pytest.approx(2.0)
    assert count.seconds_left == pytest.approx(150.0)
    assert count.words() == "2 a minute, 2 min 30 s left"


def test_what_waits_for_another_run_and_what_was_tried_twice_is_told() -> None:
    clock = Clock()
    count = Count("lab", 2, clock=clock)
    count.start("a")
    count.start("a")
    clock.now += 60
    count.end(result("a", "needs_regrade"))
    assert (count.regrade, count.retried, count.done) == (1, 1, 1)
    assert count.words() == "1 to grade again, 1 retried, 1 a minute, 1 min 00 s left"


def test_the_slot_that_has_not_moved_on_for_longest_is_told() -> None:
    count = Count("lab", 3)
    assert count.slowest == ""
    count.reach("a", "train")
    count.reach("b", "affine")
    assert count.slowest == "a: train"
    count.reach("a", "norms")
    assert count.slowest == "b: affine"
    count.end(result("b"))
    assert count.slowest == "a: norms"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    made = lab(tmp_path)
    for name in ("ann", "bob", "eve"):
        hand_in(made, name)
    return made


@pytest.fixture
def entered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grading without graders: ann from the cache, bob graded, eve left for another run; who reached the gradebook."""

    def graded(
        setting: engine.Setting,
        todo: Mapping[str, Path],
        started: Callable[[str], None],
        at: Callable[[str, str], None],
        **options: Any,
    ) -> Iterator[Result]:
        yield result("ann")
        started("bob")
        at("bob", "long_exercise")
        started("eve")
        yield result("bob")
        started("eve")
        yield result("eve", "needs_regrade")

    names: list[str] = []

    @contextmanager
    def recording(url: str, assignment: object) -> Iterator[Callable[[Result], None]]:
        yield lambda found: names.append(found.student)

    monkeypatch.setattr(slots, "grade_class", graded)
    monkeypatch.setattr(gradebook, "recording", recording)
    return names


def test_a_line_of_json_for_each_submission(
    course: Course, entered: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    said = io.StringIO()
    found: list[str] = []
    publish.grade_and_publish(
        course, "lab", Console(file=said), json_lines=True, each=lambda r: found.append(r.student)
    )
    assert found == entered == ["ann", "bob", "eve"]
    assert said.getvalue() == "", "standard output holds JSON and nothing else"
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(v["student"], v["status"], v["cached"], v["done"]) for v in lines] == [
        ("ann", "graded", True, 1),
        ("bob", "graded", False, 2),
        ("eve", "needs_regrade", False, 3),
    ]
    assert lines[-1]["total"] == 3
    assert lines[-1]["to_regrade"] == 1
    assert lines[-1]["retried"] == 1
    assert lines[0]["seconds_left"] is None


def test_plain_lines_where_there_is_no_terminal(course: Course, entered: list[str]) -> None:
    said = io.StringIO()
    publish.grade_and_publish(course, "lab", Console(file=said, width=200))
    lines = said.getvalue().splitlines()
    assert lines[0] == "1/3 ann: 3 of 11"
    assert lines[1].startswith("2/3 bob: 3 of 11 (")
    assert lines[2].startswith("3/3 eve: needs regrade: ")
    assert "1 to grade again, 1 retried" in lines[2]


def test_a_terminal_shows_which_exercise_is_being_graded(course: Course, entered: list[str]) -> None:
    said = io.StringIO()
    console = Console(file=said, force_terminal=True, width=200)
    publish.grade_and_publish(course, "lab", console)
    assert "bob: long_exercise" in said.getvalue()


def test_each_learner_gets_a_report(course: Course, entered: list[str]) -> None:
    publish.grade_and_publish(course, "lab", Console(file=io.StringIO()))
    assert sorted(p.parent.parent.name for p in course.root.glob("feedback/*/lab/report.html")) == entered


def test_nobody_handed_in(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing to grade"):
        publish.grade_and_publish(lab(tmp_path), "lab", Console(file=io.StringIO()))
