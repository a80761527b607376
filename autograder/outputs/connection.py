"""How we come to nbgrader's gradebook: opened once and used again, one of our processes at a time where many steps are
taken, and what a database says as one of two errors.
"""

from __future__ import annotations

import fcntl
import os
import sysconfig
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import ClassVar

from nbgrader.api import Gradebook
from sqlalchemy import create_engine, func, make_url, select
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import NullPool

__all__ = [
    "COURSE_ID",
    "GradebookError",
    "GradebookFault",
    "alone",
    "line",
    "named",
    "opened",
    "plainly",
    "reading",
    "there",
]

COURSE_ID = "deep-learning"
IDLE = 4  # gradebooks kept for the next use
LOCK = 0x67726164  # which of PostgreSQL's advisory locks is ours


class GradebookError(ValueError):
    """The gradebook cannot take these results; the message says why and what to do."""


class GradebookFault(RuntimeError):
    """The gradebook cannot be reached; nothing is wrong with the results, and the same command goes on later."""


def there(url: str) -> bool:
    """Whether there is a gradebook at `url`; of a server that is not asked."""
    with plainly(url):
        place = make_url(url)
    return place.get_backend_name() != "sqlite" or Path(str(place.database)).is_file()


def named(url: str) -> str:
    """A gradebook as a person knows it: SQLite's file, or the URL without its password."""
    place = make_url(url)
    file = place.database if place.get_backend_name() == "sqlite" else None
    return file or place.render_as_string(hide_password=True)


@contextmanager
def reading(url: str) -> Iterator[Gradebook]:
    """The gradebook at `url`, which has to be there: a new one, made for a slip of the pen, would say wrong scores.

    Raises GradebookError and GradebookFault, also for what the database says while the context lasts.
    """
    if not there(url):
        raise GradebookError(
            f"no gradebook at {named(url)}: name the one that `autograder grade` wrote to, or run that first"
        )
    with opened(url) as book, plainly(url):
        yield book


def opened(url: str) -> Gradebook:
    """The gradebook at `url`. To make a new one nbgrader runs `alembic` by name, which lies beside this Python."""
    with plainly(url), _scripts_on_path():
        book = _Kept.idle.pop(url, None)
        if book is not None:
            try:
                book.check_course(COURSE_ID)
                return book
            except SQLAlchemyError:  # a new one by now, or none, lies where it was; or else it is said once more
                Gradebook.close(book)
        return _Kept(url)


class _Kept(Gradebook):  # type: ignore[misc]  # nbgrader has no types
    """A gradebook that is used again once it is closed. It connects anew then, but what SQLAlchemy has made of
    nbgrader's tables and queries stays: to look for the tables and make all that again is half a publication's time.
    """

    idle: ClassVar[dict[str, _Kept]] = {}  # by URL

    def __init__(self, url: str) -> None:
        super().__init__(url, COURSE_ID)
        self.url = url

    def close(self) -> None:
        super().close()
        if len(self.idle) < IDLE:
            self.idle[self.url] = self


@contextmanager
def _scripts_on_path() -> Iterator[None]:
    """nbgrader has such a function, which takes PATH away altogether when it ends (nbgrader.utils.setenv, 0.9.6)."""
    before = os.environ.get("PATH")
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), before or os.defpath])
    try:
        yield
    finally:
        if before is None:
            del os.environ["PATH"]
        else:
            os.environ["PATH"] = before


@contextmanager
def alone(url: str) -> Iterator[None]:
    """None of our other processes is in here with the same gradebook: nbgrader makes tables and cells in many steps."""
    with ExitStack() as held:
        with plainly(url):
            place = make_url(url)
            kind = place.get_backend_name()
            if kind == "postgresql":
                connection = held.enter_context(create_engine(url, poolclass=NullPool).connect())
                connection.execute(select(func.pg_advisory_lock(LOCK)))  # let go with the connection, even by a kill
        if kind == "sqlite" and place.database not in (None, "", ":memory:"):
            folder = Path(str(place.database)).parent
            if not folder.is_dir():
                raise GradebookError(f"no folder for the gradebook: {folder}")
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            held.callback(os.close, descriptor)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


@contextmanager
def plainly(url: str) -> Iterator[None]:
    """What SQLAlchemy says about `url` or what answers there, as one of our two errors."""
    try:
        yield
    except (ArgumentError, NoSuchModuleError) as problem:
        raise GradebookError(f"not the URL of a database that can be used: {line(problem)}") from problem
    except ModuleNotFoundError as problem:
        said = f"no driver for this database: {problem}; for PostgreSQL: pip install 'autograder[postgres]'"
        raise GradebookError(said) from problem
    except OperationalError as problem:
        raise GradebookFault(f"the gradebook does not answer: {line(problem)}") from problem
    except DatabaseError as problem:
        raise GradebookError(
            f"{named(url)} is no gradebook that can be used: {line(problem)}; put a copy of it back, or move it away "
            "and run `autograder grade` for each day, which enters all stored results, but no points given by hand"
        ) from problem


def line(problem: Exception) -> str:
    """The first line of what a database says; SQLAlchemy goes on with the statement and a link."""
    said = str(getattr(problem, "orig", None) or problem)
    return said.strip().split("\n")[0]
