"""The grades of many submissions in one transaction on nbgrader's tables, in a dozen statements whatever their number.

nbgrader's own API loads and commits a submission at a time, fifty statements each; on a server across a network these
would take longer than grading does.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Course,
    Grade,
    GradeCell,
    Notebook,
    SolutionCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import insert, select, update

__all__ = ["enter", "penalties", "scores"]


def scores(db: Any, assignment: str) -> dict[str, float]:
    """Student -> score in the assignment of that name, as nbgrader counts it.

    Added up here, over rows that an index or one look at each finds: nbgrader's tables have no index from a submission
    to its grades, so that the database would read all grades again for each student.
    """
    of = select(Assignment.id).where(Assignment.name == assignment).scalar_subquery()
    copies = select(SubmittedNotebook.id, SubmittedAssignment.student_id).join(
        SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id
    )
    student = _pairs(db, copies.where(SubmittedAssignment.assignment_id == of))
    found = dict.fromkeys(db.scalars(select(SubmittedAssignment.student_id).filter_by(assignment_id=of)), 0.0)
    cells = db.scalars(
        select(BaseCell.id).join(Notebook, Notebook.id == BaseCell.notebook_id).filter_by(assignment_id=of)
    )
    for copy, score in db.execute(select(Grade.notebook_id, Grade.score).where(Grade.cell_id.in_(cells.all()))):
        found[student[copy]] += float(score)
    return found


def penalties(db: Any, assignment: str) -> dict[str, float]:
    """Student -> what nbgrader took off for being late, of those who were."""
    late = (
        select(SubmittedAssignment.student_id, SubmittedNotebook.late_submission_penalty)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Assignment.name == assignment, SubmittedNotebook.late_submission_penalty.is_not(None))
    )
    return {student: float(penalty) for student, penalty in db.execute(late)}


def enter(db: Any, course: str, notebook: Notebook, earned: Mapping[str, Mapping[str, float]]) -> None:
    """Write `earned` (student -> name of grade cell -> score) of `notebook` in the session `db`, and commit.

    What is missing of students, submissions, grades and comments is created. Other columns are left as they are. Raises
    what the database raises, without rolling back.
    """
    # A row that all of us write first: SQLite then lets one process at a time go on, PostgreSQL one of ours at a time,
    # and what is read afterwards is not changed by another before we commit.
    db.execute(update(Course).where(Course.id == course).values(id=course))
    students = _missing(db, Student.id, Student.id.in_(earned), earned)
    _insert(db, Student, ({"id": student} for student in students))
    submitted = _notebooks(db, notebook, list(earned))
    _grades(db, notebook, {submitted[student]: scores for student, scores in earned.items()})
    _comments(db, notebook, list(submitted.values()))
    db.commit()


def _missing(db: Any, column: Any, where: Any, wanted: Iterable[str]) -> list[str]:
    held = set(db.scalars(select(column).where(where)))
    return [key for key in wanted if key not in held]


def _new_id() -> str:
    """32 digits like nbgrader's own ids, but growing with time: new rows then lie side by side in the database's
    indexes, where random ones would touch a page each, and a large class cost more for each student."""
    return f"{time.time_ns():016x}{secrets.token_hex(8)}"


def _pairs(db: Any, query: Any) -> dict[str, str]:
    """The rows of a query of two columns, by the first."""
    return dict(db.execute(query).all())


def _insert(db: Any, table: Any, rows: Iterable[Mapping[str, Any]]) -> None:
    if values := list(rows):
        db.execute(insert(table), values)


def _notebooks(db: Any, notebook: Notebook, students: Sequence[str]) -> dict[str, str]:
    """Student -> id of their copy of `notebook`, created where missing."""
    assignment = SubmittedAssignment.assignment_id == notebook.assignment_id
    of = select(SubmittedAssignment.student_id, SubmittedAssignment.id)
    submissions = _pairs(db, of.where(assignment, SubmittedAssignment.student_id.in_(students)))
    new = {s: _new_id() for s in students if s not in submissions}
    about = {"assignment_id": notebook.assignment_id}
    _insert(db, SubmittedAssignment, ({**about, "id": id, "student_id": s} for s, id in new.items()))
    submissions |= new

    copies = select(SubmittedNotebook.assignment_id, SubmittedNotebook.id).where(
        SubmittedNotebook.notebook_id == notebook.id, SubmittedNotebook.assignment_id.in_(submissions.values())
    )
    held = _pairs(db, copies)
    new = {submission: _new_id() for submission in submissions.values() if submission not in held}
    about = {"notebook_id": notebook.id}
    _insert(db, SubmittedNotebook, ({**about, "id": id, "assignment_id": s} for s, id in new.items()))
    held |= new
    return {student: held[submission] for student, submission in submissions.items()}


def _grades(db: Any, notebook: Notebook, earned: Mapping[str, Mapping[str, float]]) -> None:
    """`earned`: id of a submitted notebook -> name of grade cell -> score."""
    cells = _pairs(db, select(GradeCell.id, GradeCell.name).where(_of(GradeCell, notebook)))
    known = select(
        Grade.notebook_id, Grade.cell_id, Grade.id, Grade.auto_score, Grade.manual_score, Grade.needs_manual_grade
    ).where(Grade.cell_id.in_(cells), Grade.notebook_id.in_(earned))  # the cells too: that is what has an index
    held = {(copy, cell): row for copy, cell, *row in db.execute(known)}
    new, changed = [], []
    for copy, scores in earned.items():
        for cell, name in cells.items():
            score = float(scores[name])
            if (copy, cell) not in held:
                about = {"id": _new_id(), "notebook_id": copy, "cell_id": cell}
                new.append({**about, "auto_score": score, "needs_manual_grade": False})
                continue
            id, auto, manual, needs = held[copy, cell]
            # After a regrade, a person looks again at what they had scored by hand; nbgrader has it so even where the
            # score is the same, which would ask for everything again whenever a run is repeated.
            if auto != score or (needs and manual is None):
                changed.append({"id": id, "auto_score": score, "needs_manual_grade": manual is not None})
    _insert(db, Grade, new)
    if changed:
        db.execute(update(Grade), changed)


def _comments(db: Any, notebook: Notebook, copies: Sequence[str]) -> None:
    """An empty comment for each solution cell, where formgrader puts what a person writes."""
    cells = list(db.scalars(select(SolutionCell.id).where(_of(SolutionCell, notebook))))
    known = select(Comment.notebook_id, Comment.cell_id).where(
        Comment.cell_id.in_(cells), Comment.notebook_id.in_(copies)
    )
    held = {(copy, cell) for copy, cell in db.execute(known)}
    missing = ((copy, cell) for copy in copies for cell in cells if (copy, cell) not in held)
    _insert(db, Comment, ({"id": _new_id(), "notebook_id": copy, "cell_id": cell} for copy, cell in missing))


def _of(kind: Any, notebook: Notebook) -> Any:
    return kind.notebook_id == notebook.id
