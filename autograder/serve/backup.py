"""One archive with all that the page keeps, made while it runs, and the way back from it.

The tables are read in one transaction, and a notebook is on the disk before its row is there, so that the archive has
the file of every row. What results/, feedback/ and the gradebook hold is published again from it.
"""

from __future__ import annotations

import io
import json
import os
import re
import secrets
import tarfile
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select, text, update

from autograder.course import CourseError
from autograder.serve.places import Places
from autograder.serve.store import ATTEMPTS, JOBS, TABLES, Store

__all__ = ["backup", "restore"]

ROWS = "tables.json"
MEMBER = re.compile(r"uploads/[0-9a-f]{2}/[0-9a-f]{64}\.ipynb|results/\d+\.json|secret|tables\.json")


def backup(store: Store, places: Places, path: Path) -> int:
    """Write the archive to `path`, which its owner alone can read; how many attempts are in it.

    Raises FileExistsError where `path` is there.
    """
    with store.begin() as db:
        if store.engine.dialect.name == "postgresql":
            db.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        rows = {t.name: [dict(row._mapping) for row in db.execute(select(t).order_by(*t.primary_key))] for t in TABLES}
    if path.exists():
        raise FileExistsError(f"{path} is there already")
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with (
            os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file,
            tarfile.open(fileobj=file, mode="w:gz") as archive,
        ):
            _add(archive, ROWS, json.dumps(rows).encode())
            _add(archive, "secret", places.secret().encode())
            for attempt in rows["attempts"]:
                place = places.notebook(attempt["sha256"])
                _add(archive, str(place.relative_to(places.folder)), place.read_bytes())
                if (result := places.result(attempt["id"])).is_file():
                    _add(archive, str(result.relative_to(places.folder)), result.read_bytes())
        with part.open("rb") as written:
            os.fsync(written.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return len(rows["attempts"])


def restore(store: Store, places: Places, path: Path) -> int:
    """Read the archive in `path` into an empty place; how many attempts are there now, each to be published again.

    Raises CourseError where something is there already, or where the archive is none of ours.
    """
    if any(store.people(role) for role in ("student", "teacher")) or store.attempts():
        raise CourseError("there are people or attempts already: restore goes into an empty database only")
    rows: dict[str, list[dict[str, Any]]] | None = None
    try:
        with tarfile.open(path, "r:gz") as archive:
            for member in archive:
                source = archive.extractfile(member) if member.isreg() else None
                if source is None or not MEMBER.fullmatch(member.name):
                    raise CourseError(f"{path}: {member.name!r} belongs to no backup")
                if member.name == ROWS:
                    rows = json.loads(source.read())
                else:
                    _put(places.folder / member.name, source.read())
    except (tarfile.TarError, EOFError, ValueError, OSError) as problem:
        if isinstance(problem, FileNotFoundError):
            raise
        raise CourseError(f"{path}: no backup of ours, or a damaged one: {problem}") from problem
    if rows is None or {"factors", *rows} != {t.name for t in TABLES}:  # older archives have no factors
        raise CourseError(f"{path}: it has no {ROWS}")
    missing = [a["id"] for a in rows["attempts"] if not places.notebook(a["sha256"]).is_file()]
    if missing:
        raise CourseError(f"{path}: the notebooks of {len(missing)} attempts are missing")
    with store.begin() as db:
        for table in TABLES:
            if found := rows.get(table.name):
                db.execute(insert(table), found)
        done = update(JOBS).where(JOBS.c.state.in_(("done", "graded")))
        db.execute(done.values(state="queued", anew=0))  # their results came along and are only published
        db.execute(update(JOBS).where(JOBS.c.state == "running").values(state="queued"))
        if store.engine.dialect.name == "postgresql":  # the numbers go on behind those that came along
            for table in (ATTEMPTS, JOBS):
                last = select(func.coalesce(func.max(table.c.id), 0) + 1).scalar_subquery()
                db.execute(select(func.setval(f"{table.name}_id_seq", last, False)))
    return len(rows["attempts"])


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    about = tarfile.TarInfo(name)
    about.size, about.mode = len(content), 0o600
    archive.addfile(about, io.BytesIO(content))


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
