"""Results in nbgrader's gradebook, through nbgrader's own database and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import coursekit
import pytest
from nbgrader.api import Gradebook, MissingEntry

from autograder import outputs
from autograder.course import Assignment, Course
from autograder.outputs import connection, gradebook, marks
from autograder.outputs.connection import GradebookError
from autograder.outputs.gradebook import final, record, register, scores
from autograder.result import ExerciseResult, Message, Result, Status

pytestmark = pytest.mark.usefixtures("quick_gradebooks")


@pytest.fixture
def assignment(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    return coursekit.built(tmp_path_factory, tmp_path).assignment("day1")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'gradebook.db'}"


@pytest.fixture
def book(url: str, assignment: Assignment) -> Iterator[Gradebook]:
    register(url, assignment)
    with Gradebook(url) as opened:
        yield opened


def result(student: str, *earned: float, status: Status = "graded", assignment: str = "day1") -> Result:
    text = coursekit.title("x")
    exercises = tuple(
        ExerciseResult(slug, text, score, most, "partial")
        for (slug, most), score in zip([("double", 3.0), ("shift", 4.5)], earned, strict=False)
    )
    notes = () if status == "graded" else (Message("not_json"),)
    total = sum(earned)
    return Result(assignment, student, status, total, 7.5, "namespaces", "cpu", "ko", exercises, notes)


def test_scores_come_back_exactly(url: str, assignment: Assignment) -> None:
    record(url, assignment, [result("full", 3, 4.5), result("part", 1 / 3, 0.1 + 0.2), result("none", 0, 0)])
    assert scores(url, "day1") == {"full": 7.5, "part": 1 / 3 + (0.1 + 0.2), "none": 0.0}


def test_no_cell_waits_for_a_person(book: Gradebook, url: str, assignment: Assignment) -> None:
    record(url, assignment, [result("ann", 3, 0)])
    grades = book.find_submission_notebook("day1", "day1", "ann").grades
    assert {g.name: (g.auto_score, g.needs_manual_grade, g.max_score) for g in grades} == {
        "double-grade": (3.0, False, 3.0),
        "shift-grade": (0.0, False, 4.5),
    }
    comments = book.find_submission_notebook("day1", "day1", "ann").comments
    assert {c.name for c in comments} == {"double", "shift_forward", "shift_back"}


def test_a_regrade_is_left_out_and_keeps_what_was_there(url: str, assignment: Assignment) -> None:
    record(url, assignment, [result("ann", 3, 0)])
    record(url, assignment, [result("ann", status="needs_regrade"), result("bob", status="needs_regrade")])
    assert scores(url, "day1") == {"ann": 3.0}


def test_an_unreadable_submission_is_a_zero(url: str, assignment: Assignment) -> None:
    record(url, assignment, [result("ann", 3, 0)])
    record(url, assignment, [result("ann", status="unreadable"), result("bob", status="unreadable")])
    assert scores(url, "day1") == {"ann": 0.0, "bob": 0.0}


def test_what_a_person_entered_stays(book: Gradebook, url: str, assignment: Assignment) -> None:
    record(url, assignment, [result("ann", 1, 2)])
    grade = book.find_grade("double-grade", "day1", "day1", "ann")
    grade.manual_score, grade.extra_credit = 2.5, 0.25
    book.find_comment("double", "day1", "day1", "ann").manual_comment = "well done"
    book.db.commit()
    record(url, assignment, [result("ann", 0, 4.5)])
    book.db.expire_all()
    grade = book.find_grade("double-grade", "day1", "day1", "ann")
    assert (grade.auto_score, grade.manual_score, grade.extra_credit) == (0.0, 2.5, 0.25)
    assert grade.needs_manual_grade, "nbgrader's rule: a person looks again after a regrade"
    grade.needs_manual_grade = False
    book.db.commit()
    record(url, assignment, [result("ann", 0, 4.5)])
    book.db.expire_all()
    grade = book.find_grade("double-grade", "day1", "day1", "ann")
    assert (grade.manual_score, grade.needs_manual_grade) == (2.5, False), "nothing new: nothing to look at again"
    assert book.find_comment("double", "day1", "day1", "ann").manual_comment == "well done"
    assert scores(url, "day1") == {"ann": 2.5 + 0.25 + 4.5}


def test_final_scores_are_what_nbgrader_exports(book: Gradebook, url: str, assignment: Assignment) -> None:
    found = [result("ann", 1, 2), result("bob", 0, 4.5), result("eve", status="unreadable")]
    record(url, assignment, found)
    for student, manual, penalty in (("ann", 2.5, 0.5), ("bob", None, 99.0), ("eve", 1.0, None)):
        grade = book.find_grade("double-grade", "day1", "day1", student)
        grade.manual_score, grade.extra_credit = manual, 0.25 if student == "ann" else None
        grade.notebook.late_submission_penalty = penalty
    book.db.commit()
    waiting = result("zoe", status="needs_regrade")
    told = {r.student: (r.status, r.score) for r in final(url, [*found, waiting])}
    assert told == {
        "ann": ("graded", 2.5 + 0.25 + 2 - 0.5),
        "bob": ("graded", 0.0),
        "eve": ("graded", 1.0),
        "zoe": ("needs_regrade", 0.0),
    }


def test_a_final_score_that_the_gradebook_lacks_is_not_made_up(url: str, assignment: Assignment) -> None:
    """What the grader found may not be what counts: a person's points and a penalty are unknown."""
    record(url, assignment, [result("ann", 3, 0)])
    told = final(url, [result("ann", 3, 0), result("bob", 3, 4.5)])
    assert [(r.student, r.status, r.score) for r in told] == [("ann", "graded", 3.0), ("bob", "needs_regrade", 0.0)]
    with pytest.raises(GradebookError, match="holds no score of day1: run `autograder grade day1`"):
        final(url, [result("bob", 3, 4.5)])
    assert final(url, [result("bob", status="needs_regrade")])[0].status == "needs_regrade"


@pytest.mark.parametrize("read", ["final", "scores", "marks", "override"])
def test_a_gradebook_that_is_not_there_is_told_and_none_is_made(
    tmp_path: Path, assignment: Assignment, read: str
) -> None:
    url = f"sqlite:///{tmp_path / 'gradebok.db'}"
    ask: dict[str, Callable[[], object]] = {
        "final": lambda: final(url, [result("ann", 3, 0)]),
        "scores": lambda: scores(url, "day1"),
        "marks": lambda: marks.marks(url, assignment, "ann"),
        "override": lambda: marks.override(url, assignment, "ann", "double", 1.0, ""),
    }
    with pytest.raises(GradebookError, match=rf"no gradebook at {tmp_path}/gradebok\.db: name the one"):
        ask[read]()
    assert not (tmp_path / "gradebok.db").exists()


@pytest.mark.parametrize("ask", [scores, gradebook.entered, gradebook.forget])
def test_a_file_that_is_no_database_is_named_in_one_line(url: str, assignment: Assignment, ask: Any) -> None:
    path = Path(url.removeprefix("sqlite:///"))
    path.write_bytes(b"not a database at all\n" * 100)
    for use in (lambda: ask(url, "day1"), lambda: register(url, assignment)):
        with pytest.raises(GradebookError) as caught:
            use()
        said = str(caught.value)
        assert said.startswith(f"{path} is no gradebook") and "move it away" in said and "\n" not in said
    assert path.read_bytes().startswith(b"not a database")


def test_a_password_is_not_in_what_is_said_of_a_gradebook() -> None:
    assert connection.named("postgresql://ann:secret@host/grades") == "postgresql://ann:***@host/grades"


def test_a_student_and_a_submission_that_nbgrader_made_are_used(
    book: Gradebook, url: str, assignment: Assignment
) -> None:
    book.add_student("ann", first_name="Ann")
    record(url, assignment, [result("ann", 3, 4.5)])
    book.db.expire_all()
    assert book.find_student("ann").first_name == "Ann"
    assert len(book.assignment_submissions("day1")) == 1


def test_points_follow_the_assignment(book: Gradebook, url: str, assignment: Assignment) -> None:
    book.find_grade_cell("double-grade", "day1", "day1").max_score = 99
    book.db.commit()
    register(url, assignment)
    book.db.expire_all()
    assert book.find_assignment("day1").max_score == 7.5


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (result("bob", 3.5, 0), "double-grade earned 3.5 of 3.0"),
        (result("bob", -1, 0), "earned -1"),
        (result("bob", 3), "does not cover the exercises"),
        (result("bob", 3, 0, assignment="day2"), "no result of 'day1'"),
    ],
)
def test_a_result_that_does_not_fit_is_refused_whole(
    url: str, assignment: Assignment, wrong: Result, complaint: str
) -> None:
    with pytest.raises(GradebookError, match=complaint):
        record(url, assignment, [result("ann", 3, 0), wrong, result("zoe", 3, 0)])
    assert scores(url, "day1") == {"ann": 3.0}, "one transaction each: what came before stays, nothing of bob's does"


def test_other_exercises_than_the_submissions_have_are_refused(
    book: Gradebook, url: str, assignment: Assignment
) -> None:
    record(url, assignment, [result("ann", 3, 0)])
    fewer = Assignment(assignment.id, assignment.folder, assignment.title, assignment.exercises[:1], assignment.limits)
    with pytest.raises(GradebookError, match="shift-grade"):
        register(url, fewer)
    assert scores(url, "day1") == {"ann": 3.0}


def test_without_a_source_notebook_it_says_what_to_run(tmp_path: Path) -> None:
    course = coursekit.mini_course(tmp_path / "unbuilt")
    with pytest.raises(GradebookError, match="autograder build"):
        record(f"sqlite:///{tmp_path / 'g.db'}", course.assignment("day1"), [])
    assert scores(f"sqlite:///{tmp_path / 'g.db'}", "day1") == {}


def test_a_day_that_was_never_graded_has_no_scores(url: str, assignment: Assignment) -> None:
    register(url, assignment)
    assert scores(url, "day2") == {}
    with Gradebook(url) as opened, pytest.raises(MissingEntry):
        opened.find_assignment("day2")


def test_a_new_gradebook_can_be_made_where_alembic_is_not_on_path(
    url: str, assignment: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nbgrader.api.get_alembic_version", coursekit.alembic_version.__wrapped__)
    monkeypatch.setenv("PATH", "/usr/bin")
    record(url, assignment, [result("ann", 3, 0)])
    assert scores(url, "day1") == {"ann": 3.0}
    assert os.environ["PATH"] == "/usr/bin", "left as it was found"


def test_only_what_outputs_may_import_is_imported() -> None:
    course_types = {Course.__module__, Result.__module__}
    for name in ("gradebook.py", "connection.py"):
        source = Path(outputs.__path__[0], name).read_text(encoding="utf-8")
        ours = {line.split()[1] for line in source.splitlines() if line.startswith("from autograder")}
        assert ours <= course_types | {outputs.__name__, connection.__name__}
