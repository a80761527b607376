"""What the page keeps: people, sessions, attempts, jobs and settings, in SQLite or PostgreSQL.

Times are seconds since 1970, UTC. A transaction that returned is on the disk: SQLite is asked for that (synchronous
FULL), PostgreSQL does it by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import ArgumentError, IntegrityError, NoSuchModuleError

__all__ = ["TABLES", "Attempt", "Job", "Person", "Session", "Store", "StoreError", "sqlite"]

METADATA = MetaData()
PEOPLE = Table(
    "people",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("role", String(8), nullable=False),  # student or teacher
    Column("serial", Integer, nullable=False),  # raised to revoke every link made before
    Column("expires", Float, nullable=False),  # of the personal link
    Column("password", String(200), nullable=False),  # argon2's hash; empty for students
)
SESSIONS = Table(
    "sessions",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("person", String(64), nullable=False, index=True),
    Column("csrf", String(64), nullable=False),
    Column("expires", Float, nullable=False),
)
ATTEMPTS = Table(
    "attempts",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("person", String(64), nullable=False),
    Column("day", String(64), nullable=False, index=True),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("name", String(200), nullable=False),  # of the file, as the student's browser told it
    Column("received", Float, nullable=False),
    Column("status", String(16), nullable=False),  # that of the result; empty until there is one
    Column("score", Float, nullable=False),
    Column("max_score", Float, nullable=False),
    sqlite_autoincrement=True,
)
JOBS = Table(
    "jobs",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("attempt", Integer, nullable=False, index=True),
    Column("state", String(8), nullable=False, index=True),
    Column("anew", Integer, nullable=False),  # 1: also where the same notebook was graded before
    Column("tries", Integer, nullable=False),
    sqlite_autoincrement=True,
)
FACTORS = Table(
    "factors",
    METADATA,
    Column("person", String(64), primary_key=True),
    Column("nonce", String(64), nullable=False),  # with the server's secret, what the authenticator app holds
    Column("used", Integer, nullable=False),  # the time step of the last code that was taken
)
SETTINGS = Table("settings", METADATA, Column("key", String(80), primary_key=True), Column("value", Text))
TABLES = (PEOPLE, FACTORS, ATTEMPTS, JOBS, SETTINGS)  # what a backup holds; sessions end with the server that is lost
# A job is queued, running, then graded (its result is stored), then done (gradebook and report have it); failed is one
# that a fault of ours kept from being graded, and that waits for a person.
OPEN = ("queued", "running", "graded")

# What every request, every grading and every look at the queue asks. Of a constant, SQLAlchemy makes the SQL once; to
# put a statement together anew takes it three times as long as to have it answered (0.4 ms and 0.14 ms).
PERSON = select(PEOPLE).where(PEOPLE.c.id == bindparam("id"))
SIGNED_IN = (
    select(SESSIONS.c.csrf, *PEOPLE.c)
    .join(PEOPLE, PEOPLE.c.id == SESSIONS.c.person)
    .where(SESSIONS.c.digest == bindparam("digest"), SESSIONS.c.expires >= bindparam("now"))
)
OUTLIVED = delete(SESSIONS).where(SESSIONS.c.expires < bindparam("now"))
OPENED = insert(SESSIONS)
ATTEMPT = select(ATTEMPTS).where(ATTEMPTS.c.id == bindparam("id"))
THEIRS, OF_DAY = ATTEMPTS.c.person == bindparam("person"), ATTEMPTS.c.day == bindparam("day")
CAME = {
    (person, day): select(ATTEMPTS).where(*[THEIRS] * person, *[OF_DAY] * day).order_by(ATTEMPTS.c.id)
    for person in (False, True)
    for day in (False, True)
}
LAST = select(ATTEMPTS).order_by(ATTEMPTS.c.id.desc()).limit(1)
TAKEN, QUEUED = insert(ATTEMPTS), insert(JOBS)
ABOUT = select(
    *(JOBS.c.id, JOBS.c.state, JOBS.c.anew, JOBS.c.tries), *(c.label(f"attempt_{c.name}") for c in ATTEMPTS.c)
).join(ATTEMPTS, ATTEMPTS.c.id == JOBS.c.attempt)
NEXT = (
    ABOUT.where(JOBS.c.state == "queued", JOBS.c.id.not_in(bindparam("passing", expanding=True)))
    .order_by(JOBS.c.id)
    .limit(1)
)
CLAIMED = update(JOBS).where(JOBS.c.id == bindparam("job"), JOBS.c.state == "queued")
CLAIMED = CLAIMED.values(state="running", tries=bindparam("tries"))
MOVED = update(JOBS).where(JOBS.c.id == bindparam("job"))
NOTED = update(ATTEMPTS).where(ATTEMPTS.c.id == bindparam("attempt"))
IN_STATE = ABOUT.where(JOBS.c.state.in_(bindparam("states", expanding=True))).order_by(JOBS.c.id)
LATEST = ABOUT.where(JOBS.c.attempt == bindparam("attempt")).order_by(JOBS.c.id.desc()).limit(1)
WAITING = select(func.count()).select_from(JOBS).where(JOBS.c.state == "queued")
BEFORE = WAITING.where(JOBS.c.id < bindparam("job"))
SETTING = select(SETTINGS.c.value).where(SETTINGS.c.key == bindparam("key"))


class StoreError(ValueError):
    """The database cannot be used; the message says why."""


@dataclass(frozen=True)
class Person:
    """Somebody who may sign in. `serial` and `expires` are those of the personal link."""

    id: str
    name: str
    role: str
    serial: int = 1
    expires: float = 0.0
    password: str = ""


@dataclass(frozen=True)
class Session:
    """Somebody signed in: `csrf` must come back with every form."""

    person: Person
    csrf: str


@dataclass(frozen=True)
class Attempt:
    """One notebook that was accepted. `status`: that of its result, "" as long as there is none."""

    id: int
    person: str
    day: str
    sha256: str
    size: int
    name: str
    received: float
    status: str = ""
    score: float = 0.0
    max_score: float = 0.0


@dataclass(frozen=True)
class Job:
    """An attempt to be graded, and how far that is."""

    id: int
    attempt: Attempt
    state: str
    anew: bool
    tries: int


class Store:
    """The database at `url`; its tables are made where they are missing. Raises StoreError for an impossible URL."""

    def __init__(self, url: str) -> None:
        try:
            self.engine = create_engine(url, pool_pre_ping=True)
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as problem:
            raise StoreError(f"not the URL of a database that can be used: {problem}") from problem
        if self.engine.dialect.name == "sqlite":
            event.listen(self.engine, "connect", _pragmas)
        METADATA.create_all(self.engine)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction: committed at the end, undone where something is raised."""
        with self.engine.begin() as db:
            yield db

    def close(self) -> None:
        self.engine.dispose()

    # People and their sessions

    def person(self, id: str) -> Person | None:
        with self.begin() as db:
            row = db.execute(PERSON, {"id": id}).first()
        return None if row is None else Person(*row)

    def people(self, role: str = "student") -> list[Person]:
        with self.begin() as db:
            rows = db.execute(select(PEOPLE).where(PEOPLE.c.role == role).order_by(PEOPLE.c.id)).all()
        return [Person(**row._mapping) for row in rows]

    def put(self, *people: Person) -> None:
        """Enter people, or change those that are there; all of them or none."""
        with self.begin() as db:
            for person in people:
                if not db.execute(update(PEOPLE).where(PEOPLE.c.id == person.id).values(**vars(person))).rowcount:
                    db.execute(insert(PEOPLE).values(**vars(person)))

    def open_session(self, digest: str, person: str, csrf: str, expires: float, now: float) -> None:
        with self.begin() as db:
            db.execute(OUTLIVED, {"now": now})
            db.execute(OPENED, {"digest": digest, "person": person, "csrf": csrf, "expires": expires})

    def session(self, digest: str, now: float) -> Session | None:
        with self.begin() as db:
            row = db.execute(SIGNED_IN, {"digest": digest, "now": now}).first()
        if row is None:
            return None
        csrf, *about = row
        return Session(Person(*about), csrf)

    def close_session(self, digest: str) -> None:
        with self.begin() as db:
            db.execute(delete(SESSIONS).where(SESSIONS.c.digest == digest))

    def close_sessions_of(self, person: str) -> None:
        with self.begin() as db:
            db.execute(delete(SESSIONS).where(SESSIONS.c.person == person))

    # Attempts and jobs

    def accept(self, attempt: Attempt) -> Attempt:
        """Keep an attempt (its `id` is chosen here) with a job to grade it; afterwards it is never lost."""
        values = {key: value for key, value in vars(attempt).items() if key != "id"}
        with self.begin() as db:
            (id,) = db.execute(TAKEN, values).inserted_primary_key or (0,)
            db.execute(QUEUED, {"attempt": id, "state": "queued", "anew": 0, "tries": 0})
        return replace(attempt, id=int(id))

    def rerun(self, attempt: int) -> bool:
        """Grade an attempt once more, unless it waits for that already; whether it was put into the queue."""
        with self.begin() as db:
            waits = select(JOBS.c.id).where(JOBS.c.attempt == attempt, JOBS.c.state.in_(OPEN))
            if db.execute(waits).first() is not None:
                return False
            db.execute(insert(JOBS).values(attempt=attempt, state="queued", anew=1, tries=0))
        return True

    def attempt(self, id: int) -> Attempt | None:
        with self.begin() as db:
            row = db.execute(ATTEMPT, {"id": id}).first()
        return None if row is None else Attempt(*row)

    def attempts(self, *, person: str = "", day: str = "") -> list[Attempt]:
        """Those of a person, of a day, or both, in the order in which they came."""
        query = CAME[bool(person), bool(day)]
        with self.begin() as db:
            return [Attempt(*row) for row in db.execute(query, {"person": person, "day": day}).all()]

    def latest(self) -> Attempt | None:
        """The one that came last of all."""
        with self.begin() as db:
            row = db.execute(LAST).first()
        return None if row is None else Attempt(*row)

    def claim(self, passing: frozenset[int] = frozenset()) -> Job | None:
        """The job that has waited longest, but for those in `passing`; from now on it is running."""
        with self.begin() as db:
            found = _job(db.execute(NEXT, {"passing": sorted(passing)}).first())
            if found is None:
                return None
            taken = db.execute(CLAIMED, {"job": found.id, "tries": found.tries + 1}).rowcount
        return replace(found, state="running", tries=found.tries + 1) if taken else None

    def resume(self) -> int:
        """Put back into the queue what was running when the server ended; how many."""
        with self.begin() as db:
            return int(db.execute(update(JOBS).where(JOBS.c.state == "running").values(state="queued")).rowcount)

    def move(self, job: int, state: str) -> None:
        with self.begin() as db:
            db.execute(MOVED, {"job": job, "state": state})

    def done(self, jobs: Sequence[Job]) -> None:
        """Gradebook and report have what these found: all of them in one transaction."""
        with self.begin() as db:
            db.execute(MOVED, [{"job": job.id, "state": "done"} for job in jobs])

    def put_off(self, job: Job) -> None:
        """The job is queued again as if it had not been claimed: it could not even be tried."""
        with self.begin() as db:
            db.execute(update(JOBS).where(JOBS.c.id == job.id).values(state="queued", tries=job.tries - 1))

    def graded(self, job: Job, status: str, score: float, max_score: float) -> None:
        """The job's result is stored: note what it says, in the same transaction as that the job is graded."""
        with self.begin() as db:
            db.execute(NOTED, {"attempt": job.attempt.id, "status": status, "score": score, "max_score": max_score})
            db.execute(MOVED, {"job": job.id, "state": "graded"})

    def note(self, attempt: int, status: str, score: float, max_score: float) -> None:
        """What the result of an attempt says by now."""
        with self.begin() as db:
            db.execute(NOTED, {"attempt": attempt, "status": status, "score": score, "max_score": max_score})

    def fail(self, job: Job) -> None:
        """The job waits for a person; an attempt that has no result yet counts as none."""
        with self.begin() as db:
            said = update(ATTEMPTS).where(ATTEMPTS.c.id == job.attempt.id, ATTEMPTS.c.status == "")
            db.execute(said.values(status="needs_regrade"))
            db.execute(update(JOBS).where(JOBS.c.id == job.id).values(state="failed"))

    def jobs(self, *states: str) -> list[Job]:
        with self.begin() as db:
            rows = db.execute(IN_STATE, {"states": states}).all()
        return [job for row in rows if (job := _job(row)) is not None]

    def job(self, attempt: int) -> Job | None:
        """The latest job of an attempt."""
        with self.begin() as db:
            return _job(db.execute(LATEST, {"attempt": attempt}).first())

    def waiting(self, before: int | None = None) -> int:
        """How many jobs are queued, or how many of them before this one."""
        with self.begin() as db:
            return int(db.execute(WAITING if before is None else BEFORE, {"job": before}).scalar_one())

    def states(self, day: str) -> dict[int, str]:
        """Attempt of the day -> state of its latest job."""
        query = select(JOBS.c.attempt, JOBS.c.state).join(ATTEMPTS, ATTEMPTS.c.id == JOBS.c.attempt)
        with self.begin() as db:
            return {
                row.attempt: row.state for row in db.execute(query.where(ATTEMPTS.c.day == day).order_by(JOBS.c.id))
            }

    # Settings that an instructor changes while the server runs

    def setting(self, key: str, default: Any = None) -> Any:
        with self.begin() as db:
            row = db.execute(SETTING, {"key": key}).first()
        return default if row is None else json.loads(row.value)

    def settings(self) -> Mapping[str, Any]:
        with self.begin() as db:
            return {row.key: json.loads(row.value) for row in db.execute(select(SETTINGS))}

    def set(self, key: str, value: Any) -> None:
        said = json.dumps(value)
        with self.begin() as db:
            if not db.execute(update(SETTINGS).where(SETTINGS.c.key == key).values(value=said)).rowcount:
                try:
                    db.execute(insert(SETTINGS).values(key=key, value=said))
                except IntegrityError as problem:
                    raise StoreError(f"{key} is being changed by somebody else") from problem


def _pragmas(connection: Any, record: object) -> None:
    cursor = connection.cursor()
    # A reader does not wait for a writer, and what was acknowledged outlives a loss of power.
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "busy_timeout = 10000", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def sqlite(path: Path) -> str:
    """The URL of an SQLite database at `path`."""
    return f"sqlite:///{path}"


def _job(row: Any) -> Job | None:
    if row is None:
        return None
    id, state, anew, tries, *about = row
    return Job(id, Attempt(*about), state, bool(anew), tries)
