"""Attacks that are files: what is handed in is no notebook, too much of one, or a lie about one."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attacks import course

__all__ = ["BUILDERS", "HOSTILE", "Builder"]

HOSTILE = (
    "</style></pre></code><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>"
    "<a href=\"javascript:alert(1)\">x</a><iframe srcdoc='<script>alert(1)</script>'></iframe>\"'><style>*{x:y}</style>"
    "<base href=//evil.example><meta http-equiv=refresh content=0> [x](javascript:alert(1)) {{7*7}} {% raw %}\u202e"
)
SOLVED = 18.0


@dataclass(frozen=True)
class Builder:
    """One hostile file: `write` puts it where the notebook is expected."""

    name: str
    title: str
    tries: str
    write: Callable[[Path], None]
    status: tuple[str, ...]
    score: float
    exact: bool


BUILDERS: list[Builder] = []


def attack(
    title: str, tries: str, *, status: str = "unreadable", score: float = 0.0, exact: bool = True
) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    """Add the function below to the corpus; `score` is what it must earn (at most, where not `exact`)."""

    def add(write: Callable[[Path], None]) -> Callable[[Path], None]:
        BUILDERS.append(Builder(write.__name__, title, tries, write, tuple(status.split("|")), score, exact))
        return write

    return add


def right() -> Any:
    """A notebook with every answer right, to be damaged."""
    return copy.deepcopy(course.notebook([course.RIGHT]))


def save(path: Path, notebook: Any) -> None:
    path.write_text(json.dumps(notebook), encoding="utf-8")


def other(path: Path) -> Path:
    """A solved notebook of another student, beside the folder of this one."""
    found = path.parents[2] / "neighbour" / path.parent.name / path.name
    found.parent.mkdir(parents=True, exist_ok=True)
    save(found, right())
    return found


@attack("Malformed JSON", "cuts a notebook off in the middle")
def malformed(path: Path) -> None:
    text = json.dumps(right())
    path.write_text(text[: len(text) // 2], encoding="utf-8")


@attack("An empty file", "hands in nothing at all")
def empty(path: Path) -> None:
    path.write_bytes(b"")


@attack("A notebook of 200 MB", "hands in more than anyone wants to read")
def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b'{"nbformat": 4, "cells": [], "metadata": {"x": "')
        for _ in range(200):
            file.write(b"x" * (1 << 20))
        file.write(b'"}}')


@attack("A notebook of a terabyte", "a sparse file, for whoever hashes before looking at the size")
def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


@attack("JSON nested a million deep", "lets a recursive parser run out of stack")
def deep(path: Path) -> None:
    path.write_text('{"nbformat": 4, "cells": ' + "[" * 1_000_000 + "]" * 1_000_000 + "}", encoding="utf-8")


@attack("Millions of empty lists", "JSON of 20 MB that takes 30 times as much memory")
def wide(path: Path) -> None:
    path.write_text('{"nbformat": 4, "cells": [], "metadata": [' + "[]," * 6_000_000 + "[]]}", encoding="utf-8")


@attack("A number with a million digits", "lets the conversion of a number take quadratic time")
def long_number(path: Path) -> None:
    path.write_text('{"nbformat": 4, "cells": [], "metadata": ' + "9" * 1_000_000 + "}", encoding="utf-8")


@attack("A symbolic link to another's notebook", "hands in a link to a solved notebook")
def symlink(path: Path) -> None:
    path.symlink_to(other(path))


@attack("A linked folder", "makes the folder of the day a link to another student's")
def linked_folder(path: Path) -> None:
    target = other(path).parent
    path.parent.rmdir()
    path.parent.symlink_to(target)


@attack("A link to a device", "hands in a link to /dev/zero, which never ends")
def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@attack("A dangling link", "hands in a link to nothing")
def dangling(path: Path) -> None:
    path.symlink_to("/nowhere/day1.ipynb")


@attack("A named pipe", "hands in a pipe that nobody writes to, for a reader to wait at")
def pipe(path: Path) -> None:
    os.mkfifo(path)


@attack("A folder named like a notebook", "hands in a folder")
def folder(path: Path) -> None:
    path.mkdir()
    save(path / "day1.ipynb", right())


@attack(
    "A hard link",
    "hands in a second name of its own file; of another's it cannot be made without the right to read it",
    status="graded",
    score=SOLVED,
)
def hard_link(path: Path) -> None:
    kept = path.with_name("copy.ipynb")
    save(kept, right())
    path.hardlink_to(kept)


@attack("A zip bomb", "a zip archive named .ipynb")
def zip_bomb(path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("day1.ipynb", bytes(64 << 20))
        archive.writestr("../../../gradebook.db", b"agattack")


@attack("A pickle", "a pickle named .ipynb that would make a file when loaded")
def pickled(path: Path) -> None:
    path.write_bytes(b"cos\nsystem\n(S'touch /tmp/agattack-pickle'\ntR.")


@attack("Not UTF-8", "Korean text in CP949")
def cp949(path: Path) -> None:
    path.write_bytes(json.dumps(right() | {"metadata": {"이름": "학생"}}, ensure_ascii=False).encode("cp949"))


@attack("UTF-16", "a notebook in UTF-16")
def utf16(path: Path) -> None:
    path.write_bytes(json.dumps(right()).encode("utf-16"))


@attack("A byte order mark", "an honest notebook as Windows may save it", status="graded", score=SOLVED)
def byte_order_mark(path: Path) -> None:
    path.write_bytes(json.dumps(right()).encode("utf-8-sig"))


@attack("The wrong nbformat", "format 2, with worksheets in place of cells")
def old_format(path: Path) -> None:
    save(path, {"nbformat": 2, "worksheets": [{"cells": right()["cells"]}], "metadata": {}})


@attack("Cells that are none", "numbers, null, lists and texts where cells should be", status="graded")
def odd_cells(path: Path) -> None:
    odd: list[Any] = [None, 1, "x", [], {}, {"cell_type": "code"}, {"cell_type": ["code"]}]
    odd += [{"cell_type": "code", "source": "", "metadata": 7}, {"cell_type": "code", "source": []}]
    save(path, right() | {"cells": odd})


@attack("A source that is no text", "a number and a dictionary as source")
def odd_source(path: Path) -> None:
    save(path, right() | {"cells": [{"cell_type": "code", "source": {"a": 1}, "metadata": {}}]})


@attack(
    "Points and flags in the metadata",
    "claims 1000 points, grade cells of its own and a locked solution",
    status="graded",
)
def metadata_lies(path: Path) -> None:
    notebook = course.notebook([course.NONE])
    for cell in notebook["cells"]:
        cell["metadata"] = {
            "nbgrader": {
                "grade": True,
                "solution": False,
                "locked": True,
                "points": 1000,
                "grade_id": "affine_forward-grade",
            },
            "autograder": {"role": "grade", "score": 18},
            "deletable": False,
        }
        cell["outputs"] = [
            {"output_type": "execute_result", "data": {"text/plain": "1000.0"}, "metadata": {}, "execution_count": 1}
        ]
    save(path, notebook | {"metadata": {"autograder": {"lang": "en", "score": 18}, "nbgrader": {"score": 18}}})


@attack("Roles that skip cells", "calls every answer a check or a demo in its metadata", status="graded", score=SOLVED)
def role_lies(path: Path) -> None:
    notebook = right()
    for cell in notebook["cells"]:
        cell["metadata"] = {"autograder": {"role": "check"}, "nbgrader": {"grade_id": "x", "grade": True}}
    save(path, notebook)


@attack(
    "Answers turned into markdown", "the cells of the answers became text", status="graded", score=SOLVED, exact=False
)
def markdown(path: Path) -> None:
    """They are code again, but for the import: nothing stands in what this course released to know it by."""
    notebook = right()
    for cell in notebook["cells"]:
        cell["cell_type"] = "markdown"
    save(path, notebook)


@attack("The same cell a thousand times", "repeats every cell and its ids", status="graded", score=SOLVED)
def repeated(path: Path) -> None:
    notebook = right()
    save(path, notebook | {"cells": notebook["cells"] * 30})


@attack("A hundred thousand cells", "more cells than anyone writes", status="graded|unreadable")
def many_cells(path: Path) -> None:
    save(path, right() | {"cells": [{"cell_type": "code", "source": "", "metadata": {}}] * 100_000 + right()["cells"]})


@attack(
    "The longest cell",
    "one cell of half a million control characters and emoji, which take up to six bytes each on the wire",
    status="graded",
    score=SOLVED,
)
def longest_cell(path: Path) -> None:
    notebook = right()
    source = "'''" + "\x01😀" * 260_000 + "'''"
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": source})
    save(path, notebook)


@attack("A cell that is too long", "one cell of 2 MB")
def long_cell(path: Path) -> None:
    notebook = right()
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": "x" * (2 << 20)})
    save(path, notebook)


@attack(
    "Half characters",
    "lone surrogates and NUL in sources, names and metadata",
    status="graded",
    exact=False,
    score=SOLVED,
)
def surrogates(path: Path) -> None:
    notebook = right()
    notebook["cells"].append(
        {"cell_type": "code", "metadata": {"\ud800": "\udfff"}, "source": "raise ValueError('\ud800\x00')"}
    )
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": "x = '\ud800\x00\ufeff\u202e'"})
    save(path, notebook | {"metadata": {"autograder": {"lang": "\ud800"}}})


@attack("HTML in everything", "scripts and styles in sources, outputs, names and errors", status="graded", score=SOLVED)
def html(path: Path) -> None:
    notebook = right()
    notebook["cells"] += [
        {"cell_type": "markdown", "metadata": {}, "source": HOSTILE},
        {"cell_type": "code", "metadata": {"name": HOSTILE}, "source": f"raise ValueError({HOSTILE!r})"},
        {"cell_type": "code", "metadata": {}, "source": HOSTILE},
        {
            "cell_type": "code",
            "metadata": {},
            "source": f"raise type({HOSTILE!r}, (Exception,), {{}})({HOSTILE!r})",
            "outputs": [{"output_type": "display_data", "metadata": {}, "data": {"text/html": HOSTILE}}],
        },
    ]
    save(path, notebook | {"metadata": {"title": HOSTILE, "autograder": {"lang": HOSTILE}}})


@attack("Attachments and widgets", "script in attachments, widget state and raw cells", status="graded", score=SOLVED)
def attachments(path: Path) -> None:
    notebook = right()
    notebook["cells"] += [
        {"cell_type": "raw", "metadata": {"format": "text/html"}, "source": HOSTILE},
        {
            "cell_type": "markdown",
            "metadata": {},
            "attachments": {"x.svg": {"image/svg+xml": HOSTILE}},
            "source": "![x](attachment:x.svg)",
        },
    ]
    state = {"application/vnd.jupyter.widget-state+json": {"state": {"x": {"model_name": HOSTILE}}}}
    save(path, notebook | {"metadata": {"widgets": state}})
