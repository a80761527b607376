"""What stands in nbgrader's gradebook beside the automatic scores: lateness, and what an instructor decides by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from nbgrader.api import Comment, Grade, Gradebook, MissingEntry, SubmittedNotebook

from autograder.course import Assignment
from autograder.outputs.connection import GradebookError, reading
from autograder.outputs.gradebook import grade_id

__all__ = ["Late", "Mark", "late", "marks", "override"]


@dataclass(frozen=True)
class Late:
    """When something was handed in (UTC, without a zone), and the points that this costs."""

    at: datetime
    penalty: float


@dataclass(frozen=True)
class Mark:
    """What the gradebook says of an exercise: `manual` is an instructor's score in place of the automatic one."""

    auto: float
    manual: float | None
    comment: str


def late(url: str, assignment: Assignment, students: Mapping[str, Late], due: datetime | None) -> None:
    """Note the due date, and when each of `students` handed in and what being late costs, where nbgrader keeps it."""
    with reading(url) as book:
        about = book.find_assignment(assignment.id)
        when = None if due is None else due.astimezone(UTC).replace(tzinfo=None)
        if about.duedate != when:
            about.duedate = when
        for student, said in students.items():
            try:
                submission = book.find_submission(assignment.id, student)
            except MissingEntry:
                continue
            if submission.timestamp != said.at:
                submission.timestamp = said.at
            for notebook in submission.notebooks:
                if (notebook.late_submission_penalty or 0.0) != said.penalty:
                    notebook.late_submission_penalty = said.penalty
        book.db.commit()


def marks(url: str, assignment: Assignment, student: str) -> dict[str, Mark]:
    """Exercise -> what the gradebook says of it; {} where the student has handed in nothing.

    Raises GradebookError where there is no gradebook, GradebookFault where the database does not answer.
    """
    with reading(url) as book:
        try:
            notebook = book.find_submission_notebook(assignment.id, assignment.id, student)
        except MissingEntry:
            return {}
        grades = {grade.name: grade for grade in notebook.grades}
        found = {}
        for exercise in assignment.exercises:
            grade = grades.get(grade_id(exercise.slug))
            if grade is not None:
                comment = _comment(book, notebook, assignment, exercise.slug)
                said = "" if comment is None else str(comment.manual_comment or "")
                found[exercise.slug] = Mark(float(grade.auto_score or 0.0), grade.manual_score, said)
        return found


def override(url: str, assignment: Assignment, student: str, slug: str, score: float | None, comment: str) -> None:
    """Set an instructor's score and comment on an exercise, as formgrader would; None gives the automatic score back.

    Raises GradebookError where there is no gradebook, nothing is handed in, or the exercise cannot have that score;
    GradebookFault where the database does not answer.
    """
    most = assignment.exercise(slug).points
    if score is not None and not 0 <= score <= most:
        raise GradebookError(f"{slug} has 0 to {most:g} points, not {score:g}")
    with reading(url) as book:
        try:
            notebook = book.find_submission_notebook(assignment.id, assignment.id, student)
            grade: Grade = book.find_grade(grade_id(slug), assignment.id, assignment.id, student)
        except MissingEntry as problem:
            raise GradebookError(f"{student} has handed in nothing for {assignment.id}") from problem
        grade.manual_score = score
        grade.needs_manual_grade = False
        place = _comment(book, notebook, assignment, slug)
        if place is not None:
            place.manual_comment = comment or None
        book.db.commit()


def _comment(book: Gradebook, notebook: SubmittedNotebook, assignment: Assignment, slug: str) -> Comment | None:
    """Where nbgrader keeps a comment on the exercise: beside its first solution cell."""
    name = next(iter(assignment.exercise(slug).functions))
    return next((c for c in notebook.comments if c.name == name), None)
