"""Scores as a spreadsheet: one row per student, one column per exercise. And lists that spreadsheets wrote, read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from autograder import files
from autograder.outputs import page
from autograder.result import Result
from autograder.wording import clean

__all__ = ["joined", "read", "safe", "write"]

# Spreadsheets take a cell that starts so for a formula; the full-width forms are folded to these on Korean keyboards.
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# Excel begins a new cell at a semicolon where the comma is the decimal point, and at a tab in what is pasted.
QUOTED = frozenset(',;\t"\r\n')


def write(results: Sequence[Result], path: Path) -> Path:
    """Write `results`, ordered by student, to `path` as UTF-8 with a byte order mark, which Excel needs for Korean.

    A submission that was not graded has empty scores: what is not known is no zero.
    """
    exercises = list(dict.fromkeys(e.id for r in results for e in r.exercises))
    rows = [("student", "status", "score", "max_score", *exercises)]
    for r in sorted(results, key=lambda r: r.student):
        scores = {e.id: page.amount(e.score) for e in r.exercises} if r.status == "graded" else {}
        total = page.amount(r.score) if r.status == "graded" else ""
        rows.append((r.student, r.status, total, page.amount(r.max_score), *(scores.get(e, "") for e in exercises)))
    files.write(path, joined(map(_safe, row) for row in rows).encode("utf-8-sig"))
    return path


def joined(rows: Iterable[Iterable[str]]) -> str:
    """`rows` as the text of a CSV file. The csv module leaves a cell with a semicolon without quotation marks."""
    return "".join(",".join(map(_quoted, row)) + "\r\n" for row in rows)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if QUOTED & set(cell) else cell


def read(path: Path) -> list[list[str]]:
    """The rows of a CSV file, comma or semicolon separated. Raises ValueError where it is none, OSError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ValueError(f"{path} is not UTF-8: save it as CSV UTF-8") from problem
    head = text.partition("\n")[0]
    separator = ";" if head.count(";") > head.count(",") else ","
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as problem:
        raise ValueError(f"{path} is no list that a spreadsheet wrote: {problem}") from problem


def safe(cell: str) -> str:
    """`cell` as text that no spreadsheet takes for a formula; no character of it is lost."""
    odd = any(rest.startswith(FORMULA) for rest in (cell.lstrip(" "), cell.lstrip()))  # a tab is odd by itself
    return f"'{cell}" if odd and cell != "-" else cell


def _safe(cell: str) -> str:
    """`safe`, and one bounded line without tricks."""
    cell = clean(cell)  # first: it strips more than spaces, and what it leaves is what counts
    return f"'{cell}" if cell.startswith(FORMULA) else cell
