"""Read what a student handed in as bounded data: it is parsed, never run, and never trusted to be a notebook."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from autograder.result import Message

__all__ = ["Cell", "Submission", "Unreadable", "digest", "read", "template"]

MAX_MB = 32  # a notebook full of figures is a few MB; outputs are not read at all
MAX_CELLS = 2_000
MAX_NESTS = (
    1_000_000  # lists and objects in the file, each some 70 bytes of memory for 3 of JSON; honest ones have 10^4
)
MAX_SOURCE = 1 << 19  # characters in one cell; on the wire each may take six bytes, and they must fit in a header


class Unreadable(Exception):
    """The file is no notebook that can be graded; `message` says why, to the student."""

    def __init__(self, id: str, **values: Any) -> None:
        super().__init__(id)
        self.message = Message(id, values)


@dataclass(frozen=True)
class Cell:
    """One code cell: `number` counts the notebook's cells from 1, as a reader would; `role` is the author's word."""

    number: int
    source: str
    role: str = ""


@dataclass(frozen=True)
class Submission:
    """A readable notebook: its language and code cells, in order."""

    lang: str
    cells: tuple[Cell, ...]

    def to_run(self, released: Mapping[str, str]) -> tuple[Cell, ...]:
        """The cells that matter: all but those which still stand as they were released and only show or check.

        `released` maps the source of each released code cell to its role; metadata of the student's copy is not asked.
        """
        return tuple(c for c in self.cells if released.get(c.source.strip()) not in SKIPPED)

    def altered(self, released: Mapping[str, str]) -> int:
        """How many locked cells (checks, grades) are changed or gone, and how many cells claim another's role.

        Nothing depends on it: the grader has its own checks and asks no metadata. A person may want to know.
        """
        here = {c.source.strip() for c in self.cells}
        gone = sum(role in LOCKED and source not in here for source, role in released.items())
        claimed = sum(c.role in SKIPPED and released.get(c.source.strip()) != c.role for c in self.cells)
        return gone + claimed if released else 0


LOCKED = frozenset({"check", "grade"})
# The parts replace the learner's names when USE_MINE is off; grading puts them in itself, and only where they belong.
SKIPPED = frozenset({"check", "grade", "demo", "parts"})


def read(path: Path) -> Submission:
    """The submission in `path`. Raises Unreadable; OSError is the machine's fault and passes through."""
    return _submission(_load(path))


def template(path: Path) -> dict[str, str]:
    """Source of each released code cell -> its role, from a notebook of the course's own."""
    return {c.source.strip(): c.role for c in read(path).cells}


def digest(path: Path) -> str:
    """A hash of what `read` would read, with the size; "" where there is no plain file."""
    try:
        with _open(path) as file:
            size = os.fstat(file.fileno()).st_size
            return hashlib.sha256(file.read((MAX_MB << 20) + 1) + b"%d" % size).hexdigest()[:32]
    except (OSError, Unreadable):
        return ""


def _open(path: Path) -> BinaryIO:
    if path.parent.is_symlink():
        raise Unreadable("not_a_notebook")
    # O_NOFOLLOW and the check for a plain file: a link or a pipe handed in must not be followed or waited for.
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise Unreadable("missing_notebook") from None
    except OSError:
        if path.is_symlink():
            raise Unreadable("not_a_notebook") from None
        raise
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        raise Unreadable("not_a_notebook")
    return os.fdopen(handle, "rb")


def _load(path: Path) -> Any:
    with _open(path) as file:
        data = file.read((MAX_MB << 20) + 1)
        size = os.fstat(file.fileno()).st_size
    if len(data) > MAX_MB << 20:
        raise Unreadable("too_big", size_mb=round(size / (1 << 20), 1), limit_mb=MAX_MB)
    if data.count(b"[") + data.count(b"{") > MAX_NESTS:
        raise Unreadable("too_deep")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("wrong_encoding") from None
    except RecursionError:
        raise Unreadable("too_deep") from None
    except ValueError:
        raise Unreadable("not_json") from None


def _submission(data: Any) -> Submission:
    if not isinstance(data, dict) or data.get("nbformat") != 4 or not isinstance(data.get("cells"), list):
        raise Unreadable("not_a_notebook")
    cells = []
    for number, cell in enumerate(data["cells"][:MAX_CELLS], 1):
        if not isinstance(cell, dict) or cell.get("cell_type") != "code":
            continue
        source = cell.get("source", "")
        if isinstance(source, list) and all(isinstance(line, str) for line in source):
            source = "".join(source)
        if not isinstance(source, str) or len(source) > MAX_SOURCE:
            raise Unreadable("not_a_notebook")
        cells.append(Cell(number, source.replace("\r\n", "\n"), str(_inside(cell, "metadata", "autograder", "role"))))
    lang = _inside(data, "metadata", "autograder", "lang")
    return Submission("en" if lang == "en" else "ko", tuple(cells))


def _inside(data: Any, *keys: str) -> Any:
    for key in keys:
        data = data.get(key, "") if isinstance(data, dict) else ""
    return data
