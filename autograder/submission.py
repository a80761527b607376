"""Read what a student handed in as bounded data: it is parsed, never run, and never trusted to be a notebook."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from autograder.result import Message

__all__ = ["Cell", "Submission", "Unreadable", "beside", "content", "digest", "find", "load", "read", "template"]

MAX_MB = 128  # a notebook full of figures is a few MB, one that keeps every image of a training run may be 100
MAX_CELLS = 2_000
TEXTS = ("markdown", "raw", "heading", "html")  # the last two are nbformat 3's
MAX_NESTS = 1_000_000  # lists and objects in the file, some 70 bytes of memory for 3 of JSON; honest ones have 10^4
MAX_ITEMS = 8_000_000  # commas in the file: each may part two numbers or texts of some 60 bytes of memory
MAX_SOURCE = 1 << 19  # characters in one cell; on the wire each may take six bytes, and they must fit in a header
MAX_TOTAL = 1 << 24  # characters in all cells: `recovery` looks for every released cell in each, at 1 GB a second
LOCKED = frozenset({"check", "grade"})
CLAIMED = frozenset({"check", "grade", "demo", "parts"})


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
    """A readable notebook: its language, its code cells and its text cells (markdown, raw), each in order.

    `old`: the file is of nbformat 3, which Jupyter has not written since 2015 but some tools still do.
    """

    lang: str
    cells: tuple[Cell, ...]
    texts: tuple[Cell, ...] = ()
    old: bool = False

    def altered(self, released: Mapping[str, str]) -> int:
        """How many locked cells (checks, grades) are changed or gone, and how many cells claim another's role.

        Nothing depends on it: the grader has its own checks and asks no metadata. A person may want to know.
        """
        here = {c.source.strip() for c in self.cells}
        gone = sum(role in LOCKED and source not in here for source, role in released.items())
        claimed = sum(c.role in CLAIMED and released.get(c.source.strip()) != c.role for c in self.cells)
        return gone + claimed if released else 0


def read(path: Path) -> Submission:
    """The submission in `path`. Raises Unreadable; OSError is the machine's fault and passes through."""
    return _submission(load(path))


def template(path: Path) -> dict[str, str]:
    """Source of each released cell -> its role ("text" for what is no code), from a notebook of the course's own."""
    released = read(path)
    return {c.source.strip(): "text" for c in released.texts} | {c.source.strip(): c.role for c in released.cells}


def find(folder: Path, day: str) -> Path:
    """The notebook of `day` in a folder handed in: the one of that name, else the only one that it can be.

    Browsers, Colab and people rename files (`day1 (1).ipynb`, `day1.ipynb의 사본`, `day1-홍길동.ipynb`). Where several
    could be meant, or none, the path is that of the right name, and reading it says what is wrong.
    """
    exact = folder / f"{day}.ipynb"
    if os.path.lexists(exact):
        return exact
    others = beside(exact)
    named = [p for p in others if re.search(rf"{re.escape(day)}(?!\d)", p.name, re.IGNORECASE)]
    found = named if len(named) == 1 else others
    return found[0] if len(found) == 1 else exact


def beside(path: Path) -> list[Path]:
    """The other notebooks in the folder of `path`, by name; hidden ones are Jupyter's checkpoints and not counted."""
    try:
        with os.scandir(path.parent) as entries:
            names = [
                e.name
                for e in entries
                if ".ipynb" in e.name.lower() and not e.name.startswith(".") and e.is_file(follow_symlinks=False)
            ]
    except OSError:
        return []
    return [path.with_name(name) for name in sorted(names) if name != path.name]


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
        if len(others := beside(path)) > 1:
            raise Unreadable("several_notebooks", count=len(others), name=path.name) from None
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


def content(path: Path) -> bytes:
    """The bytes of a plain file, bounded. Raises Unreadable; OSError is the machine's fault and passes through."""
    with _open(path) as file:
        data = file.read((MAX_MB << 20) + 1)
        size = os.fstat(file.fileno()).st_size
    if len(data) > MAX_MB << 20:
        raise Unreadable("too_big", size_mb=round(size / (1 << 20), 1), limit_mb=MAX_MB)
    return data


def load(path: Path) -> dict[str, Any]:
    """What is in the file, as a notebook of nbformat 4: `cells` is a list, of what is not sure. Raises Unreadable."""
    data = content(path)
    if data.count(b",") > MAX_ITEMS:
        raise Unreadable("too_many_outputs")
    if data.count(b"[") + data.count(b"{") > MAX_NESTS:
        raise Unreadable("too_deep")
    try:
        text = data.decode("utf-8-sig")
        del data  # of 100 MB, each copy counts
        found = json.loads(text)
    except UnicodeDecodeError:
        raise Unreadable("wrong_encoding") from None
    except RecursionError:
        raise Unreadable("too_deep") from None
    except ValueError:
        raise Unreadable("not_json") from None
    return _current(found)


def _current(data: Any) -> dict[str, Any]:
    """`data` with its cells where nbformat 4 has them. Raises Unreadable where it is no notebook."""
    if not isinstance(data, dict):
        raise Unreadable("not_a_notebook")
    version, cells = data.get("nbformat"), data.get("cells")
    if version == 3 and isinstance(sheets := data.get("worksheets"), list) and sheets:
        # Worksheets of cells, whose code is called input, and headings apart from the other texts.
        found = [c for sheet in sheets for c in _cells(sheet)]
        return {**data, "cells": [{**c, "source": c.get("input", c.get("source", ""))} for c in found]}
    if version is None and any(isinstance(c, dict) and "cell_type" in c for c in _cells(data)):
        return data  # all metadata lost, and the cells still there
    if version != 4 or not isinstance(cells, list):
        raise Unreadable("not_a_notebook")
    return data


def _cells(holder: Any) -> list[Any]:
    cells = holder.get("cells") if isinstance(holder, dict) else None
    return [c for c in cells if isinstance(c, dict)] if isinstance(cells, list) else []


def _submission(data: dict[str, Any]) -> Submission:
    code: list[Cell] = []
    texts: list[Cell] = []
    total = 0
    for number, cell in enumerate(data["cells"][:MAX_CELLS], 1):
        if not isinstance(cell, dict) or cell.get("cell_type") not in ("code", *TEXTS):
            continue
        is_code = cell["cell_type"] == "code"
        source = cell.get("source", "")
        if isinstance(source, list) and all(isinstance(line, str) for line in source):
            source = "".join(source)
        fits = isinstance(source, str) and len(source) <= MAX_SOURCE
        if not is_code and (not fits or total + len(source) > MAX_TOTAL):
            continue  # Colab keeps images in text cells
        if not fits:
            raise Unreadable("not_a_notebook")
        total += len(source)
        if total > MAX_TOTAL:
            raise Unreadable("too_big", size_mb=round(total / (1 << 20), 1), limit_mb=MAX_TOTAL >> 20)
        role = str(_inside(cell, "metadata", "autograder", "role"))
        (code if is_code else texts).append(Cell(number, source.replace("\r\n", "\n"), role))
    return Submission(_lang(data, texts), tuple(code), tuple(texts), data.get("nbformat") == 3)


def _lang(data: dict[str, Any], texts: list[Cell]) -> str:
    """The language that the notebook says; where it lost that, English if its text has no Korean letter."""
    said = _inside(data, "metadata", "autograder", "lang")
    if said == "ko" or said == "en":
        return str(said)
    korean = any(re.search("[가-힣\u1100-\u11ff]", c.source) for c in texts)
    return "ko" if korean or not texts else "en"


def _inside(data: Any, *keys: str) -> Any:
    for key in keys:
        data = data.get(key, "") if isinstance(data, dict) else ""
    return data
