"""Where the page keeps its files, in `served/` of the course folder: notebooks by their hash, results by attempt."""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from autograder.course import CourseError

__all__ = ["SENT", "Places", "TooBig", "keep", "receive"]

CHUNK = 1 << 20
SENT = ".zip"  # how the names of archives begin that are made to be sent


class TooBig(ValueError):
    """What is uploaded is larger than may be."""


@dataclass(frozen=True)
class Places:
    """The folder `served/` of the course in `root`."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / "served"

    @property
    def database(self) -> Path:
        return self.folder / "serve.db"

    def notebook(self, sha256: str) -> Path:
        return self.folder / "uploads" / sha256[:2] / f"{sha256}.ipynb"

    def result(self, attempt: int) -> Path:
        return self.folder / "results" / f"{attempt}.json"

    def _made(self) -> None:
        """The folder is there; where it was not, for its owner alone, as all that lies in it is thereby."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.folder.mkdir(mode=0o700, exist_ok=True)

    def secret(self) -> str:
        """What personal links are signed with; made at the first call, readable by its owner alone."""
        path = self.folder / "secret"
        self._made()
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text(encoding="ascii")
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(made := secrets.token_urlsafe(32))
            file.flush()
            os.fsync(handle)
        _settle(self.folder)
        return made

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other server of this course runs as long as this lasts. Raises CourseError where one does."""
        self._made()
        with (self.folder / "lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise CourseError(f"another `autograder serve` uses {self.folder}: stop that one first") from None
            yield

    def part(self) -> Path:
        """A name for a file that is being received."""
        self._made()
        folder = self.folder / "uploads" / "parts"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{secrets.token_hex(8)}.ipynb"

    def tidy(self) -> None:
        """Remove what was being received or sent when the server was killed; none of it was acknowledged."""
        shutil.rmtree(self.folder / "uploads" / "parts", ignore_errors=True)
        for left in self.folder.glob(f"{SENT}*"):
            left.unlink()

    def free_mb(self) -> int:
        self._made()
        return shutil.disk_usage(self.folder).free >> 20


def receive(source: BinaryIO, part: Path, most: int) -> tuple[str, int]:
    """Copy `source` to `part` and onto the disk; its SHA-256 and size in bytes. Raises TooBig above `most` bytes."""
    digest, size = hashlib.sha256(), 0
    with part.open("xb") as file:
        while piece := source.read(CHUNK):
            size += len(piece)
            if size > most:
                raise TooBig
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def keep(part: Path, place: Path) -> None:
    """Move `part` to `place`, so that a loss of power after this leaves it there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    os.replace(part, place)
    _settle(place.parent)
    _settle(place.parent.parent)


def _settle(folder: Path) -> None:
    """Have the names in `folder` written to the disk, too."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
