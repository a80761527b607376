"""Remove all that is kept here of a student, for good: what `autograder serve` and the commands of the course wrote.

Files go first, then the gradebook, then the rows that say which files there were: erasing that was cut short is
repeated, and finds what is left.
"""

from __future__ import annotations

import glob
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, select, text

from autograder.course import Course
from autograder.outputs import gradebook
from autograder.serve.places import Places
from autograder.serve.store import ATTEMPTS, JOBS, PEOPLE, SESSIONS, Attempt, Person, Store

__all__ = ["OUTSIDE", "Kept", "erase", "kept"]

# By student, beside results/: what was handed in, what nbgrader makes of it, and reports.
FOLDERS = ("submitted", "autograded", "feedback")

OUTSIDE = (
    "backups, report/ and whatever was exported or downloaded, rosters and link files, nbgrader's exchange and logs, "
    "and free space of the disk"
)


@dataclass(frozen=True)
class Kept:
    """What there is of a student. `files`: files and folders; `shared`: notebooks that others handed in as well."""

    person: Person
    attempts: Sequence[Attempt]
    files: Sequence[Path]
    shared: int
    graded: Sequence[str]  # assignments that the gradebook has of them


def kept(course: Course, store: Store, places: Places, book: str, person: Person) -> Kept:
    """What there is of `person`. Raises GradebookFault where the gradebook does not answer."""
    attempts = store.attempts(person=person.id)
    with store.begin() as db:
        others = set(db.execute(select(ATTEMPTS.c.sha256).where(ATTEMPTS.c.person != person.id)).scalars())
    mine = {a.sha256 for a in attempts}
    days = sorted((course.root / "results").glob("*"))
    found = [
        *(course.root / name / person.id for name in FOLDERS),
        *(day / "history" / person.id for day in days),
        *(path for day in days for path in _written(day / f"{person.id}.json")),
        *(path for a in attempts for path in _written(places.result(a.id))),
        *(places.notebook(sha256) for sha256 in sorted(mine - others)),
    ]
    there = [path for path in found if path.is_symlink() or path.exists()]
    return Kept(person, attempts, there, len(mine & others), gradebook.entered(book, person.id))


def erase(store: Store, book: str, what: Kept) -> None:
    """Remove all of it, and what SQLite would leave of it in pages that are free. The server must not be running."""
    for path in what.files:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    gradebook.forget(book, what.person.id)
    with store.begin() as db:
        mine = select(ATTEMPTS.c.id).where(ATTEMPTS.c.person == what.person.id)
        db.execute(delete(JOBS).where(JOBS.c.attempt.in_(mine)))
        db.execute(delete(ATTEMPTS).where(ATTEMPTS.c.person == what.person.id))
        db.execute(delete(SESSIONS).where(SESSIONS.c.person == what.person.id))
        db.execute(delete(PEOPLE).where(PEOPLE.c.id == what.person.id))
    if store.engine.dialect.name == "sqlite":
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.execute(text("VACUUM"))
            db.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _written(path: Path) -> list[Path]:
    """A file that `files.write` makes, and what it leaves where it is killed."""
    return [path, *path.parent.glob(f".{glob.escape(path.name)}.*.part")]
