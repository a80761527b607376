"""Results into nbgrader's own gradebook, where formgrader, `nbgrader export` and `generate_feedback` find them.

What a person entered there (manual scores, extra credit, comments) is never touched.
"""

from __future__ import annotations

import os
import sysconfig
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors import ClearSolutions, ComputeChecksums, SaveCells
from nbgrader.utils import setenv
from sqlalchemy.exc import SQLAlchemyError

from autograder.course import LANGS, Assignment
from autograder.result import Result

__all__ = ["COURSE_ID", "STUB", "GradebookError", "record", "recording", "register", "scores"]

COURSE_ID = "deep-learning"
# What nbgrader leaves of a solution. The checksum of an untouched cell, hence "No response.", rests on it.
STUB = {"python": "raise NotImplementedError()"}


class GradebookError(ValueError):
    """The gradebook cannot take these results; the message says why and what to do."""


def record(gradebook_url: str, assignment: Assignment, results: Iterable[Result]) -> None:
    """Write `results` into the gradebook at `gradebook_url` (a database URL), one transaction for each submission.

    A result that needs a regrade is left out: it never becomes a zero. An unreadable one is a submission with 0.
    Raises GradebookError where assignment, points and gradebook do not fit together; submissions written before stay.
    """
    with recording(gradebook_url, assignment) as enter:
        for result in results:
            enter(result)


@contextmanager
def recording(gradebook_url: str, assignment: Assignment) -> Iterator[Callable[[Result], None]]:
    """A function that enters one result as `record` does, over one connection: opening one costs more than a grade."""
    register(gradebook_url, assignment)
    with _open(gradebook_url) as book:

        def enter(result: Result) -> None:
            if result.assignment != assignment.id:
                raise GradebookError(f"a result of {result.assignment!r} is no result of {assignment.id!r}")
            if result.status == "needs_regrade":
                return
            try:
                _submission(book, assignment, result)
                book.db.commit()
            except SQLAlchemyError as problem:
                book.db.rollback()
                raise GradebookError(f"{result.student}: the gradebook refused the scores: {problem}") from problem
            except GradebookError:
                book.db.rollback()
                raise
            book.db.expire_all()  # what a person enters meanwhile, in formgrader say, is read afresh

        yield enter


def register(gradebook_url: str, assignment: Assignment) -> None:
    """Enter `assignment` with its cells and points, where the gradebook lacks it, just as generate_assignment would.

    The cells come from the committed `source/`. Raises GradebookError where that is missing, or where the gradebook
    holds submissions of the assignment with other exercises.
    """
    points = {_cell(exercise.slug): exercise.points for exercise in assignment.exercises}
    with _open(gradebook_url) as book:
        try:
            notebook = book.find_notebook(assignment.id, assignment.id)
        except MissingEntry:
            pass
        else:
            held = {cell.name: cell for cell in notebook.grade_cells}
            if held.keys() == points.keys():
                for name, cell in held.items():
                    cell.max_score = points[name]
                book.db.commit()
                return
            if notebook.submissions:
                odd = ", ".join(sorted(held.keys() ^ points.keys()))
                raise GradebookError(
                    f"the gradebook holds submissions of {assignment.id} with other exercises than assignment.toml "
                    f"({odd}); start a new gradebook or restore the exercises"
                )
        book.update_or_create_assignment(assignment.id)
    source = _source(assignment)
    node = nbformat.read(source, as_version=4)
    resources = {"nbgrader": {"notebook": assignment.id, "assignment": assignment.id, "db_url": gradebook_url}}
    for step in (ClearSolutions(code_stub=STUB), ComputeChecksums(), SaveCells()):
        node, resources = step.preprocess(node, resources)


def scores(gradebook_url: str, assignment_id: str) -> dict[str, float]:
    """What the gradebook says each student has: automatic or manual score with extra credit, as nbgrader counts it."""
    with _open(gradebook_url) as book:
        return {s.student.id: float(s.score) for s in book.assignment_submissions(assignment_id)}


def _open(url: str) -> Gradebook:
    """The gradebook at `url`. To make a new one nbgrader runs `alembic` by name, which lies beside this Python."""
    scripts = sysconfig.get_path("scripts")
    with setenv(PATH=os.pathsep.join([scripts, os.environ.get("PATH", os.defpath)])):
        return Gradebook(url, COURSE_ID)


def _cell(slug: str) -> str:
    return f"{slug}-grade"


def _source(assignment: Assignment) -> Path:
    root = assignment.folder.parents[1] / "source"
    for lang in LANGS:  # cells, ids and points are the same in every language
        path = root / lang / assignment.id / f"{assignment.id}.ipynb"
        if path.is_file():
            return path
    raise GradebookError(f"there is no source notebook of {assignment.id} in {root}: run 'autograder build' first")


def _submission(book: Gradebook, assignment: Assignment, result: Result) -> None:
    """Enter one result into the open transaction."""
    earned = {_cell(e.id): e.score for e in result.exercises}
    notebook = book.find_notebook(assignment.id, assignment.id)
    if result.status == "graded" and earned.keys() != {cell.name for cell in notebook.grade_cells}:
        raise GradebookError(f"{result.student}: the result does not cover the exercises of {assignment.id}")
    for grade in _submitted(book, notebook, result.student).grades:
        score = earned.get(grade.name, 0.0) if result.status == "graded" else 0.0
        if not 0 <= score <= grade.max_score:
            raise GradebookError(f"{result.student}: {grade.name} earned {score} of {grade.max_score}")
        grade.auto_score = score
        # nbgrader's own rule: after a regrade, a person looks again at what they had scored by hand.
        grade.needs_manual_grade = grade.manual_score is not None


def _submitted(book: Gradebook, notebook: Notebook, student_id: str) -> SubmittedNotebook:
    """The student's copy of `notebook`, created with empty grades and comments where missing; commits nothing."""
    db = book.db
    if db.get(Student, student_id) is None:
        db.add(Student(id=student_id))
        db.flush()
    submission = (
        db.query(SubmittedAssignment)
        .filter_by(assignment_id=notebook.assignment_id, student_id=student_id)
        .one_or_none()
    )
    if submission is None:
        submission = SubmittedAssignment(assignment_id=notebook.assignment_id, student_id=student_id)
        db.add(submission)
        db.flush()
    submitted = (
        db.query(SubmittedNotebook).filter_by(notebook_id=notebook.id, assignment_id=submission.id).one_or_none()
    )
    if submitted is None:
        submitted = SubmittedNotebook(notebook_id=notebook.id, assignment_id=submission.id)
        db.add(submitted)
        db.flush()
    graded = {g.cell_id for g in submitted.grades}
    commented = {c.cell_id for c in submitted.comments}
    new: list[Grade | Comment] = [
        *(Grade(cell_id=c.id, notebook=submitted) for c in notebook.grade_cells if c.id not in graded),
        *(Comment(cell_id=c.id, notebook=submitted) for c in notebook.solution_cells if c.id not in commented),
    ]
    db.add_all(new)
    db.flush()
    return submitted
