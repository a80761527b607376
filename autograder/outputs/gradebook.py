"""Results into nbgrader's own gradebook, where formgrader, `nbgrader export` and `generate_feedback` find them.

What a person entered there (manual scores, extra credit, comments) is never touched. Several processes may write to one
gradebook, SQLite or PostgreSQL: they wait for one another, and each submission is there whole or not at all.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import ClearSolutions, ComputeChecksums, SaveCells
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from autograder.course import LANGS, Assignment
from autograder.outputs import grades
from autograder.outputs.connection import (
    COURSE_ID,
    GradebookError,
    GradebookFault,
    alone,
    line,
    named,
    opened,
    plainly,
    reading,
    there,
)
from autograder.result import Result

__all__ = [
    "STUB",
    "entered",
    "final",
    "forget",
    "grade_id",
    "record",
    "recording",
    "register",
    "scores",
]

# What nbgrader leaves of a solution. The checksum of an untouched cell, hence "No response.", rests on it.
STUB = {"python": "raise NotImplementedError()"}
BATCH = 100  # submissions in one transaction
PAUSE = 0.5  # seconds from one transaction to the next: what comes sooner waits, and goes with it
TRIES = (0.2, 1.0, 5.0)  # seconds before each new try, where another writer or a server that restarts is in the way


def record(gradebook_url: str, assignment: Assignment, results: Iterable[Result]) -> None:
    """Write `results` into the gradebook at `gradebook_url` (a database URL), each of them whole or not at all.

    A result that needs a regrade is left out: it never becomes a zero. An unreadable one is a submission with 0.
    Raises GradebookError where assignment, points and gradebook do not fit together, GradebookFault where the database
    does not answer; submissions written before stay.
    """
    with recording(gradebook_url, assignment, together=True) as enter:
        for result in results:
            enter(result)


@contextmanager
def recording(
    gradebook_url: str, assignment: Assignment, *, together: bool = False
) -> Iterator[Callable[[Result], None]]:
    """A function that enters one result as `record` does, over one connection: opening one costs more than a grade.

    Results that come fast are written together; `together`: so is the first one, since the others are at hand. The last
    ones are written when the context ends, however it ends.
    """
    register(gradebook_url, assignment)
    with opened(gradebook_url) as book:
        waiting: dict[str, Result] = {}
        last = time.monotonic() if together else -PAUSE

        def write() -> None:
            nonlocal last
            batch = list(waiting.values())
            waiting.clear()
            if batch:
                _write(book, assignment, batch)
                last = time.monotonic()

        def enter(result: Result) -> None:
            _check(assignment, result)
            if result.status != "needs_regrade":
                waiting[result.student] = result
            if len(waiting) >= BATCH or time.monotonic() - last >= PAUSE:
                write()

        try:
            yield enter
        finally:
            write()


def register(gradebook_url: str, assignment: Assignment) -> None:
    """Enter `assignment` with its cells and points, where the gradebook lacks it, just as generate_assignment would.

    The cells come from the committed `source/`. Raises GradebookError where that is missing, or where the gradebook
    holds submissions of the assignment with other exercises.
    """
    with alone(gradebook_url):
        _register(gradebook_url, assignment)


def _register(gradebook_url: str, assignment: Assignment) -> None:
    points = {grade_id(exercise.slug): exercise.points for exercise in assignment.exercises}
    with opened(gradebook_url) as book:
        try:
            notebook = book.find_notebook(assignment.id, assignment.id)
        except MissingEntry:
            pass
        else:
            held = {cell.name: cell for cell in notebook.grade_cells}
            if held.keys() == points.keys():
                for name, cell in held.items():
                    if cell.max_score != points[name]:  # else SQLAlchemy would look at each cell once more
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
    """What the gradebook says each student has: automatic or manual score with extra credit, as nbgrader counts it.

    Raises GradebookError where there is no gradebook, GradebookFault where the database does not answer.
    """
    with reading(gradebook_url) as book:
        return grades.scores(book.db, assignment_id)


def final(gradebook_url: str, results: Iterable[Result]) -> list[Result]:
    """`results` of one assignment with the gradebook's scores: a person's points, extra credit and penalties counted.

    A result that has none there, since it waits for a regrade, is left as it is; one that was graded waits for a
    regrade, too, which enters it: without a person's points and penalties its score is not the final one. Exercises
    are left out: a penalty is the whole submission's. Raises GradebookError where there is no gradebook, or one that
    holds none of `results`, GradebookFault where the database does not answer.
    """
    found: list[Result] = []
    left_out: list[Result] = []
    with reading(gradebook_url) as book:
        counted: dict[str, tuple[dict[str, float], dict[str, float]]] = {}
        for result in results:
            day = result.assignment
            if day not in counted:
                counted[day] = grades.scores(book.db, day), grades.penalties(book.db, day)
            scores, late = counted[day]
            if result.student in scores:
                score = max(0.0, scores[result.student] - late.get(result.student, 0.0))
                result = replace(result, status="graded", score=score)
            elif result.status == "graded":
                result = replace(result, status="needs_regrade", score=0.0)
                left_out.append(result)
            found.append(replace(result, exercises=()))
    if left_out and not any(r.status == "graded" for r in found):
        day = left_out[0].assignment
        raise GradebookError(
            f"{named(gradebook_url)} holds no score of {day}: run `autograder grade {day}` with the same --db first, "
            "or name the gradebook that it wrote to"
        )
    return found


def entered(gradebook_url: str, student: str) -> list[str]:
    """The assignments of which the gradebook holds a submission of this student. None is made where there is none."""
    if not there(gradebook_url):
        return []
    with reading(gradebook_url) as book:
        try:
            return sorted(s.assignment.name for s in book.find_student(student).submissions)
        except MissingEntry:
            return []


def forget(gradebook_url: str, student: str) -> None:
    """Remove a student with all that the gradebook holds of them, and what SQLite leaves of it in free pages."""
    if not there(gradebook_url):
        return
    with reading(gradebook_url) as book:
        try:
            book.remove_student(student)
        except MissingEntry:
            pass
    if make_url(gradebook_url).get_backend_name() == "sqlite":
        engine = create_engine(gradebook_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with plainly(gradebook_url), engine.connect() as db:
            db.execute(text("VACUUM"))


def grade_id(slug: str) -> str:
    """What the grade cell of an exercise is called."""
    return f"{slug}-grade"


def _source(assignment: Assignment) -> Path:
    root = assignment.folder.parents[1] / "source"
    for lang in LANGS:  # cells, ids and points are the same in every language
        path = root / lang / assignment.id / f"{assignment.id}.ipynb"
        if path.is_file():
            return path
    raise GradebookError(f"there is no source notebook of {assignment.id} in {root}: run 'autograder build' first")


def _check(assignment: Assignment, result: Result) -> None:
    """Raise GradebookError unless `result` is one of `assignment` with points that it can have."""
    if result.assignment != assignment.id:
        raise GradebookError(f"a result of {result.assignment!r} is no result of {assignment.id!r}")
    if result.status != "graded":
        return
    most = {exercise.slug: exercise.points for exercise in assignment.exercises}
    if most.keys() != {e.id for e in result.exercises}:
        raise GradebookError(f"{result.student}: the result does not cover the exercises of {assignment.id}")
    for e in result.exercises:
        if not 0 <= e.score <= most[e.id]:
            raise GradebookError(f"{result.student}: {grade_id(e.id)} earned {e.score} of {most[e.id]}")


def _write(book: Gradebook, assignment: Assignment, batch: Sequence[Result]) -> None:
    """Write a batch in one transaction. Where the database refuses it, each submission by itself, to tell which one."""
    try:
        _enter(book, assignment, batch)
    except SQLAlchemyError as problem:
        if len(batch) == 1:
            said = f"{batch[0].student}: the gradebook refused the scores: {line(problem)}"
            raise GradebookError(said) from problem
        refused = []
        for result in batch:
            try:
                _write(book, assignment, [result])
            except GradebookError as odd:
                refused.append(odd)
        if refused:
            raise refused[0] from problem


def _enter(book: Gradebook, assignment: Assignment, batch: Sequence[Result]) -> None:
    earned = {
        result.student: {
            grade_id(exercise.slug): next((e.score for e in result.exercises if e.id == exercise.slug), 0.0)
            if result.status == "graded"
            else 0.0
            for exercise in assignment.exercises
        }
        for result in batch
    }
    for pause in (*TRIES, None):
        try:
            notebook = book.find_notebook(assignment.id, assignment.id)
            if {cell.name for cell in notebook.grade_cells} != {grade_id(e.slug) for e in assignment.exercises}:
                raise GradebookError(f"the gradebook has other exercises of {assignment.id} by now; run it again")
            grades.enter(book.db, COURSE_ID, notebook, earned)
            return
        except MissingEntry as problem:
            raise GradebookError(f"somebody removed {assignment.id} from the gradebook; run it again") from problem
        except (IntegrityError, OperationalError) as problem:
            # Somebody else entered the same student just now, holds the database, or the server went away.
            if pause is None:
                if isinstance(problem, OperationalError):
                    raise GradebookFault(f"the gradebook does not answer: {line(problem)}") from problem
                raise
        finally:
            book.db.rollback()  # nothing to undo after a commit; what was read is read afresh the next time
        time.sleep(pause)
