"""The embedded classes: made of the author's own versions, graded within a budget; a verdict that differs is told."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import coursekit
import pytest
from rich.console import Console

from autograder import cli, demo
from autograder.course import Course
from autograder.demo import budget, build_budget, differences
from autograder.learners import CLASS, Learner, course_classes, learners, takers
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


def test_who_has_not_finished_has_nothing_after_the_mistake() -> None:
    day = Course(coursekit.REPOSITORY).assignment("day3")
    order = [e.slug for e in day.exercises]
    unfinished = [x for x in learners(day, finished=False) if x.mistake is not None]
    assert len(unfinished) == 14
    for learner in unfinished:
        assert learner.mistake is not None
        at = order.index(learner.mistake[0])
        done = {name for slug in order[: at + 1] for name in day.exercise(slug).functions}
        assert set(learner.cells) == done
        assert learner.expected == {order[at]: "failed|partial"} | dict.fromkeys(order[at + 1 :], "missing")


def test_the_whole_course_is_handed_in_by_the_same_24_learners_and_each_assignment_by_every_kind() -> None:
    course = Course(coursekit.REPOSITORY)
    classes = course_classes(course)
    assert set(classes) == {a.id for a in course.assignments.values() if a.enabled}
    assert len({x.student for class_ in classes.values() for x in class_}) == CLASS
    for day, class_ in classes.items():
        assert len({x.student for x in class_}) == len(class_) == (8 if "-" in day else CLASS), day
        kinds = Counter("mistake" if x.mistake is not None else x.kind for x in class_)
        assert kinds["mistake"] >= 3, day
        assert kinds.keys() >= {"solution", "alternative", "untouched", "endless-loop", "malformed"}, day
        assert {x.lang for x in class_} == {"ko", "en"}, day
    roles: dict[str, set[str]] = {}
    for class_ in classes.values():
        for learner in class_:
            roles.setdefault(learner.student, set()).add(learner.kind)
    assert all(len(kinds) > 1 for kinds in roles.values()), "nobody is always right, or always wrong"


def test_a_switched_off_elective_has_no_class(tmp_path: Path) -> None:
    course = coursekit.mini_course(tmp_path)
    toml = tmp_path / "assignments" / "day1_small" / "assignment.toml"
    toml.write_text("enabled = false\n" + toml.read_text(encoding="utf-8"), encoding="utf-8")
    assert course_classes(course) == {}


def test_the_budget_follows_from_what_notebooks_cost_and_the_slots_at_work(tmp_path: Path) -> None:
    day = replace(coursekit.mini_course(tmp_path).assignment("day1"), cpu_seconds=9.0)
    right, blank = Learner("a", "ko", day.solutions), Learner("b", "ko", raw="{", status="unreadable")
    one_of_three = Learner("c", "ko", {"double": "..."})
    wrong = replace(right, mistake=("double", "triple", "test_hidden_double"))
    assert budget(day, [right], 1) == demo.START + 9 + 9
    assert budget(day, [right, right, blank], 2) == demo.START + 18 / 2 + 9
    assert budget(day, [right, one_of_three], 4) == demo.START + (9 + 3) / 4 + 9
    assert budget(day, [wrong], 1) == demo.START + 2 * 9 * demo.MISTAKEN
    assert budget(day, [replace(right, waits=20)], 1) == demo.START + 2 * (9 + 20)
    assert build_budget(17, 4) == demo.BUILD * 17 * 2 / 4 + demo.BUILD


def test_only_the_endless_loop_waits_and_as_long_as_a_call_may(tmp_path: Path) -> None:
    day = coursekit.mini_course(tmp_path).assignment("day1")
    waits = {x.kind: x.waits for class_ in (learners(day), takers(day)) for x in class_ if x.waits}
    assert waits == {"endless-loop": day.limits.call_seconds}


def test_the_demo_grades_its_class_with_every_verdict_as_expected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "demo"
    status = cli.main(["--course", str(coursekit.REPOSITORY), "demo", "--jobs", "2", "--out", str(out)])
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


@pytest.mark.parametrize(("planned", "loud"), [(0.0, True), (1e6, False)])
def test_a_run_over_its_budget_is_told_and_changes_no_verdict(
    small: Course,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    planned: float,
    loud: bool,
) -> None:
    from autograder.outputs import gradebook

    monkeypatch.setattr(demo, "grade_and_publish", lambda *args, each, **kwargs: each(result(status="unreadable")))
    monkeypatch.setattr(gradebook, "scores", lambda url, day: {"ann": 0.0})
    monkeypatch.setattr(demo, "budget", lambda *args: planned)
    assert demo.run(small, tmp_path / "out", Console(stderr=True, width=500)) == 0
    said = capsys.readouterr().err
    assert ("OVER BUDGET: day1" in said) is loud
    assert f"(budget {planned:.0f} s)" in said


def test_the_whole_course_runs_from_build_to_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two assignments, a day and an elective, and of each class the one who is right, one mistake, one malformed."""
    course = coursekit.mini_course(tmp_path / "course")
    (day,) = (course.root / "assignments").iterdir()
    mistake = day / "mistakes" / "double" / "triple.py"  # fails the public check already, so the hidden one is not run
    mistake.write_text(mistake.read_text(encoding="utf-8").replace("test_hidden", "test_public"), encoding="utf-8")
    shutil.copytree(day, day.parent / "day2_chosen")
    toml = day.parent / "day2_chosen" / "assignment.toml"
    text = toml.read_text(encoding="utf-8").replace('"day1"', '"day2"').replace('"core"', '"elective"')
    toml.write_text(text, encoding="utf-8")
    shutil.copy(coursekit.REPOSITORY / "nbgrader_config.py", course.root)
    few = {
        id: [x for x in class_ if x.kind in ("solution", "triple", "malformed")]
        for id, class_ in course_classes(Course(course.root)).items()
    }
    assert {id: len(class_) for id, class_ in few.items()} == {"day1": 3, "day2": 3}
    monkeypatch.setattr(demo, "course_classes", lambda course: few)
    out = tmp_path / "out"
    status = cli.main(["--course", str(course.root), "demo", "--all-days", "--jobs", "1", "--out", str(out)])
    captured = capsys.readouterr()
    said = " ".join(captured.err.split())
    assert status == 0, said
    assert "built 4 notebooks in" in said and said.count("verdicts as expected: 3 of 3") == 2
    assert "2 assignments, 6 submissions in" in said and "verdicts as expected: 6 of 6" in said
    assert "day2" in captured.out, "the table has a line an assignment"
    for id, class_ in few.items():
        assert (out / "report" / id / "class.html").is_file() and (out / "report" / id / "scores.csv").is_file()
        for learner in class_:
            assert (out / "results" / id / f"{learner.student}.json").is_file()
            assert (out / "feedback" / learner.student / id / "report.html").is_file()
