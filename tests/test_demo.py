"""The embedded class: made of the author's own versions, and a verdict that differs is told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import coursekit
import pytest
from rich.console import Console

from autograder import cli, demo
from autograder.course import Course
from autograder.demo import Learner, differences, learners
from autograder.result import Diagnosis, ExerciseResult, Result, TestResult, Text

TITLE = Text("x", "x")


def test(id: str, outcome: Any, points: float = 0.0) -> TestResult:
    return TestResult(id, outcome, points, 1.0, TITLE, "values")


test.__test__ = False  # type: ignore[attr-defined]

GOOD = ExerciseResult("one", TITLE, 1.0, 1.0, "passed", (test("test_one", "passed", 1.0),))
WRONG = ExerciseResult(
    "two",
    TITLE,
    0.0,
    1.0,
    "failed",
    (test("test_two", "failed"),),
    (Diagnosis("slip", TITLE), Diagnosis("twin", TITLE)),
)


def result(*exercises: ExerciseResult, **changes: Any) -> Result:
    score = sum(e.score for e in exercises)
    fields: dict[str, Any] = {"status": "graded", "score": score, "max_score": 2.0, "exercises": exercises}
    fixed = {"assignment": "day1", "student": "ann", "isolation": "namespaces", "device": "cpu", "lang": "ko"}
    return Result(**fixed | fields | changes)


EXPECTED = Learner("ann", "ko", {}, {"two": "failed|partial"}, mistake=("two", "slip", "test_two"))


def test_a_verdict_as_expected_has_no_difference() -> None:
    assert differences(EXPECTED, result(GOOD, WRONG)) == []


@pytest.mark.parametrize(
    ("learner", "got", "complaint"),
    [
        (EXPECTED, None, "no result"),
        (EXPECTED, result(status="needs_regrade"), "status needs_regrade, expected graded"),
        (EXPECTED, result(status="unreadable"), "status unreadable, expected graded"),
        (replace(EXPECTED, status="unreadable"), result(GOOD, WRONG), "status graded, expected unreadable"),
        (EXPECTED, result(replace(GOOD, outcome="partial", score=0.5), WRONG), "one partial, expected passed"),
        (EXPECTED, result(GOOD, replace(WRONG, outcome="passed", score=1.0)), "two passed, expected failed|partial"),
        (EXPECTED, result(GOOD, replace(WRONG, outcome="timeout")), "two timeout, expected failed|partial"),
        (EXPECTED, result(replace(GOOD, score=0.5), WRONG), "one passed with 0.5 points"),
        (EXPECTED, result(GOOD, replace(WRONG, score=1.0)), "two failed with 1 points"),
        (EXPECTED, result(GOOD, replace(WRONG, diagnosis=())), "diagnosed nothing, expected slip"),
        (EXPECTED, result(GOOD, replace(WRONG, diagnosis=(Diagnosis("twin", TITLE),))), "expected slip"),
        (EXPECTED, result(GOOD, replace(WRONG, tests=(test("test_x", "failed"),))), "expected test_two among them"),
        (
            Learner("ann", "ko", otherwise="failed"),
            result(replace(WRONG, outcome="failed", score=0.25)),
            "two earned 0.25, expected 0",
        ),
    ],
)
def test_a_verdict_that_differs_is_told(learner: Learner, got: Result | None, complaint: str) -> None:
    found = differences(learner, got)
    assert any(complaint in line for line in found), found
    assert all(line.startswith("ann: ") for line in found)


def test_the_class_has_24_learners_of_every_kind() -> None:
    class_ = learners(Course(coursekit.REPOSITORY).assignment("day1"))
    assert len({learner.student for learner in class_}) == 24
    assert [learner.student for learner in class_] == sorted(learner.student for learner in class_)
    kinds = {
        "right": sum(x.status == "graded" and x.otherwise == "passed" and not x.expected for x in class_),
        "mistaken": sum(x.mistake is not None for x in class_),
        "malformed": sum(x.raw is not None for x in class_),
        "missing": sum(x.missing for x in class_),
    }
    assert kinds == {"right": 3, "mistaken": 14, "malformed": 1, "missing": 1}
    assert {x.lang for x in class_} == {"ko", "en"}
    mistakes = {x.mistake[0] for x in class_ if x.mistake is not None}
    assert len(mistakes) == 14 and mistakes < {e.id for e in _exercises()}, "no two have theirs in the same exercise"


def _exercises() -> list[Any]:
    day = Course(coursekit.REPOSITORY).assignment("day1")
    return [ExerciseResult(e.slug, TITLE, 0, 0, "failed") for e in day.exercises]


def test_the_demo_grades_its_class_with_every_verdict_as_expected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "demo"
    status = cli.main(["--course", str(coursekit.REPOSITORY), "demo", "--out", str(out)])
    said = capsys.readouterr().err
    assert status == 0, said
    assert "verdicts as expected: 24 of 24" in " ".join(said.split())
    results = [json.loads(p.read_text(encoding="utf-8")) for p in (out / "results" / "day1").glob("*.json")]
    assert len(results) == 24
    assert sorted(r["status"] for r in results) == ["graded"] * 22 + ["unreadable"] * 2
    assert len(list((out / "feedback").glob("*/day1/report.html"))) >= 22
    assert (out / "gradebook.db").is_file() and (out / "report" / "day1" / "class.html").is_file()
    (forger,) = [r for r in results if "equal-to-everything" in r["student"]]
    assert forger["score"] == 0 and forger["status"] == "graded"


@pytest.fixture
def small(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The small course with a class of one, whose grading gives the results that a test puts in place."""
    course = coursekit.built(tmp_path_factory, tmp_path / "course")
    monkeypatch.setattr(demo, "learners", lambda assignment: [Learner("ann", "ko", missing=True, status="unreadable")])
    return course


@pytest.mark.parametrize(
    ("status", "recorded", "expected", "complaint"),
    [
        ("unreadable", 0.0, 0, ""),
        ("graded", 0.0, 1, "status graded, expected unreadable"),
        ("needs_regrade", 0.0, 1, "status needs_regrade"),
        ("unreadable", 3.0, 1, "gradebook has 3.0, the result says 0"),
        ("unreadable", None, 1, "gradebook has None"),
    ],
)
def test_a_difference_makes_the_demo_fail(
    small: Course,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    status: str,
    recorded: float | None,
    expected: int,
    complaint: str,
) -> None:
    from autograder.outputs import gradebook

    graded = [result(status=status), result(student="other")]
    monkeypatch.setattr(demo, "grade_and_publish", lambda *args, each, **kwargs: list(map(each, graded)))
    monkeypatch.setattr(
        gradebook,
        "scores",
        lambda url, day: {"ann": recorded, "other": 0.0} if recorded is not None else {"other": 0.0},
    )
    assert demo.run(small, tmp_path / "out", Console(stderr=True, width=500)) == expected
    assert complaint in capsys.readouterr().err


def test_a_folder_with_other_files_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thesis.tex").write_text("years of work")
    assert cli.main(["--course", str(coursekit.REPOSITORY), "demo", "--out", str(tmp_path)]) == 2
    assert (tmp_path / "thesis.tex").read_text() == "years of work"
    assert "--out" in capsys.readouterr().err
