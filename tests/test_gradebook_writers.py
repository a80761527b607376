"""Several graders write to one gradebook at once, on SQLite and on a real PostgreSQL server: nothing is lost."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import coursekit
import pytest
from nbgrader.api import Comment, Grade, Gradebook, GradeCell, Student, SubmittedAssignment, SubmittedNotebook
from postgres import Server, running
from sqlalchemy import select

from autograder.course import Assignment, Course
from autograder.outputs import gradebook, grades
from autograder.outputs.connection import GradebookError, GradebookFault
from autograder.outputs.gradebook import record, recording, scores
from autograder.result import ExerciseResult, Result

CONTEXT = multiprocessing.get_context("spawn")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'gradebook.db'}"
    made: Server = request.getfixturevalue("server")
    return made.database()


@pytest.fixture
def course(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    return coursekit.built(tmp_path_factory, tmp_path)


@pytest.fixture
def assignment(course: Course, monkeypatch: pytest.MonkeyPatch) -> Assignment:
    monkeypatch.setattr("nbgrader.api.get_alembic_version", coursekit.alembic_version)
    return course.assignment("day1")


def result(student: str, double: float, shift: float) -> Result:
    text = coursekit.title("x")
    exercises = (
        ExerciseResult("double", text, double, 3.0, "partial"),
        ExerciseResult("shift", text, shift, 4.5, "partial"),
    )
    return Result("day1", student, "graded", double + shift, 7.5, "namespaces", "cpu", "ko", exercises)


def write(url: str, root: str, students: Sequence[str], earned: tuple[float, float]) -> None:
    """A grader's life, in a process of its own: from an unmade gradebook to every one of its students."""
    record(url, Course(Path(root)).assignment("day1"), [result(student, *earned) for student in students])


def write_on(url: str, root: str) -> None:
    with recording(url, Course(Path(root)).assignment("day1")) as enter:
        for n in itertools.count():
            enter(result(f"s{n:06}", 1.0, 2.0))


def rows(url: str) -> dict[str, int]:
    with Gradebook(url) as book:
        tables = (Student, SubmittedAssignment, SubmittedNotebook, Grade, Comment)
        return {table.__name__: book.db.query(table).count() for table in tables}


def pairs(url: str) -> dict[str, tuple[float | None, ...]]:
    """Student -> the automatic scores of double and shift."""
    found: dict[str, dict[str, float | None]] = {}
    query = (
        select(SubmittedAssignment.student_id, GradeCell.name, Grade.auto_score)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(GradeCell, GradeCell.id == Grade.cell_id)
    )
    with Gradebook(url) as book:
        for student, cell, score in book.db.execute(query):
            found.setdefault(student, {})[cell] = score
    return {student: tuple(of.get(cell) for cell in ("double-grade", "shift-grade")) for student, of in found.items()}


def test_graders_at_once_lose_nothing(url: str, course: Course) -> None:
    """Three of them, from a gradebook that does not exist yet; ten students are graded by all three, differently."""
    shared = [f"shared{n}" for n in range(10)]
    earned = [(1.0, 1.5), (2.0, 2.5), (3.0, 3.5)]
    writers = []
    for who, scored in enumerate(earned):
        own = [f"own{who}-{n}" for n in range(25)]
        mixed = [s for pair in itertools.zip_longest(own, shared if who % 2 else shared[::-1]) for s in pair if s]
        writers.append(CONTEXT.Process(target=write, args=(url, str(course.root), mixed, scored)))
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(300)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    found = pairs(url)
    assert found.keys() == {*shared, *(f"own{who}-{n}" for who in range(3) for n in range(25))}
    for student, pair in found.items():
        assert pair in ([earned[int(student[3])]] if student.startswith("own") else earned), f"{student} is torn"
    n = len(found)
    assert rows(url) == {
        "Student": n,
        "SubmittedAssignment": n,
        "SubmittedNotebook": n,
        "Grade": 2 * n,
        "Comment": 3 * n,
    }


def test_a_grader_that_is_killed_leaves_no_half_a_submission(url: str, course: Course, assignment: Assignment) -> None:
    record(url, assignment, [])
    grader = CONTEXT.Process(target=write_on, args=(url, str(course.root)))
    grader.start()
    while rows(url)["SubmittedAssignment"] < gradebook.BATCH:
        grader.join(0.05)
        assert grader.is_alive()
    assert grader.pid is not None
    os.kill(grader.pid, signal.SIGKILL)
    grader.join()
    found = pairs(url)
    assert set(found.values()) == {(1.0, 2.0)}
    of_each = {"Student": 1, "SubmittedAssignment": 1, "SubmittedNotebook": 1, "Grade": 2, "Comment": 3}
    assert rows(url) == {table: each * len(found) for table, each in of_each.items()}


def test_what_comes_fast_is_written_together_and_what_is_left_at_the_end(
    url: str, assignment: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = []
    enter_all = grades.enter

    def counting(db: object, course: str, notebook: object, earned: dict[str, dict[str, float]]) -> None:
        sizes.append(len(earned))
        enter_all(db, course, notebook, earned)

    monkeypatch.setattr(grades, "enter", counting)
    monkeypatch.setattr(gradebook, "PAUSE", 3600.0)
    with pytest.raises(KeyboardInterrupt), recording(url, assignment) as enter:
        for n in range(gradebook.BATCH + 20):
            enter(result(f"s{n}", 1.0, 1.0))
        raise KeyboardInterrupt
    assert sizes == [1, gradebook.BATCH, 19], "the first at once, then full batches, then the rest"
    assert scores(url, "day1") == {f"s{n}": 2.0 for n in range(gradebook.BATCH + 20)}


def test_the_later_of_two_results_of_a_student_counts(
    url: str, assignment: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gradebook, "PAUSE", 3600.0)
    record(url, assignment, [result("zoe", 0, 0), result("ann", 1, 1), result("bob", 1, 1), result("ann", 3, 4.5)])
    assert scores(url, "day1") == {"zoe": 0.0, "ann": 7.5, "bob": 2.0}


def test_what_a_person_enters_in_mid_run_stays(
    url: str, assignment: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gradebook, "PAUSE", 0.0)
    with recording(url, assignment) as enter:
        enter(result("ann", 1, 1))
        with Gradebook(url) as formgrader:
            grade = formgrader.find_grade("double-grade", "day1", "day1", "ann")
            grade.manual_score = 2.5
            formgrader.db.commit()
        enter(result("ann", 0, 4.5))
    assert scores(url, "day1") == {"ann": 7.0}


def test_one_that_the_database_refuses_is_named_and_the_others_are_kept(
    server: Server, assignment: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gradebook, "PAUSE", 3600.0)
    url, name = server.database(), "x" * 200  # nbgrader's column holds 128 characters
    results = [result(student, 1, 1) for student in ("first", "ann", name, "zoe")]
    with pytest.raises(GradebookError, match=f"^{name}: .*too long"):
        record(url, assignment, results)
    assert scores(url, "day1") == {"first": 2.0, "ann": 2.0, "zoe": 2.0}


def test_a_server_that_starts_again_in_mid_run_costs_nothing(
    server: Server, assignment: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gradebook, "PAUSE", 0.0)
    url = server.database()
    with recording(url, assignment) as enter:
        enter(result("ann", 1, 1))
        server.stop()
        server.start()
        enter(result("bob", 1, 1))
    assert scores(url, "day1") == {"ann": 2.0, "bob": 2.0}


def test_a_server_that_is_gone_is_a_fault_and_not_a_wrong_result(
    server: Server, assignment: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gradebook, "TRIES", (0.01,))
    url = server.database()
    record(url, assignment, [result("ann", 1, 1)])
    server.stop()
    try:
        with pytest.raises(GradebookFault, match=r"^the gradebook does not answer: .+$"):
            record(url, assignment, [result("bob", 1, 1)])
    finally:
        server.start()
    assert scores(url, "day1") == {"ann": 2.0}


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("gradebook.db", "not the URL"),
        ("oracl://host/name", "not the URL"),
        ("sqlite:////no/such/folder/gradebook.db", "no folder for the gradebook: /no/such/folder"),
    ],
)
def test_a_url_that_cannot_be_used_is_one_clear_line(url: str, complaint: str, assignment: Assignment) -> None:
    with pytest.raises(GradebookError, match=complaint) as told:
        record(url, assignment, [])
    assert "\n" not in str(told.value)


def test_a_missing_driver_is_told_with_what_to_install(assignment: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(GradebookError, match=r"autograder\[postgres\]"):
        record("postgresql+psycopg://teacher@/grades", assignment, [])
