"""Scores and feedback in the form that Canvas and Moodle take back, next to their own lists of learners."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder import files
from autograder.outputs import feedback, page
from autograder.outputs.csv import joined, read, safe
from autograder.result import Result

__all__ = ["FORMATS", "Roster", "bundle", "canvas", "moodle", "roster"]

FORMATS = ("plain", "canvas", "moodle")
# https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-import-grades-in-the-Gradebook/ta-p/807
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
# Where a learner's folder in submitted/ may be found again: Canvas' gradebook, Moodle's grading worksheet, and any
# list of one's own with a column `student`.
KEYS = ("student", "SIS Login ID", "SIS User ID", "ID", "Username", "ID number", "Email address", "Identifier")
IDENTIFIER = re.compile(r"^\D*(\d+)$")  # Moodle's "Participant 4711", in whatever language
MOODLE_FOLDER = re.compile(r"_\d+_assignsubmission_file_?$")
CANVAS_FILE = re.compile(r"_\d+_\d+(_|$)")  # the learner's and the file's number, by which Canvas finds both again


@dataclass(frozen=True)
class Roster:
    """The rows of a list that an LMS exported, in its order, with its columns."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]

    def match(self, students: Sequence[str]) -> dict[str, int]:
        """Student -> row. Raises ValueError where one is in two rows, or in none, naming them.

        한 in one character and in three is the same: folders from a Mac have it in three, lists of an LMS in one.
        """
        wanted = {_composed(s): s for s in students}
        if len(wanted) < len(set(students)):
            twice = next(s for s in students if wanted[_composed(s)] != s)
            raise ValueError(f"{twice}: two folders of that name, composed and decomposed; keep one in submitted/")
        found: dict[str, int] = {}
        for key in (k for k in KEYS if k in self.columns):
            for n, row in enumerate(self.rows):
                student = wanted.get(_composed(row[key].strip()), "")
                if student and found.setdefault(student, n) != n:
                    raise ValueError(f"{self.path}: {student} stands in rows {found[student] + 2} and {n + 2}")
        missing = [s for s in students if s not in found]
        if missing:
            looked = ", ".join(k for k in KEYS if k in self.columns) or f"no column of {', '.join(KEYS)}"
            raise ValueError(f"{self.path}: {', '.join(missing[:5])} not found (columns looked at: {looked})")
        return found


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def roster(path: Path) -> Roster:
    """Read a list of learners, comma or semicolon separated. Raises ValueError where it is none, OSError."""
    lines = read(path)
    if len(lines) < 2:
        raise ValueError(f"{path} is no list of learners: it needs a line of column names and rows below it")
    columns = tuple(c.strip() for c in lines[0])
    rows = tuple(dict(zip(columns, [*row, *[""] * len(columns)], strict=False)) for row in lines[1:] if any(row))
    return Roster(path, columns, rows)


def canvas(results: Sequence[Result], path: Path, title: str, known: Roster | None = None) -> Path:
    """Write what Canvas' gradebook imports: its five columns and the assignment's, the points possible above all.

    With Canvas' own export as `known` rows keep their numbers, and an assignment `title (1234)` its column; without it
    learners are found by their login. What was not graded stays empty, which leaves a grade as it is.
    """
    students = [r.student for r in results]
    rows = known.rows if known is not None else ()
    place = known.match(students) if known is not None else {}
    ours = re.compile(re.escape(title) + r"( \(\d+\))?$")
    columns = known.columns if known is not None else ()
    column = next((c for c in columns if ours.match(c)), title)
    lines = [[*CANVAS, column], ["    Points Possible", "", "", "", "", page.amount(max(r.max_score for r in results))]]
    for r in sorted(results, key=lambda r: r.student):
        about = {"Student": r.student, "SIS Login ID": r.student} if known is None else rows[place[r.student]]
        lines.append([*(about.get(c, "") for c in CANVAS), _score(r)])
    return _write(lines, path)


def moodle(results: Sequence[Result], path: Path, title: str, known: Roster | None = None) -> Path:
    """Write the grades for Moodle: its own grading worksheet filled in, or username and grade for the gradebook."""
    if known is None:
        lines = [["username", title]]
        lines += [[r.student, _score(r)] for r in sorted(results, key=lambda r: r.student)]
        return _write(lines, path)
    if "Grade" not in known.columns:
        raise ValueError(f"{known.path} is not Moodle's grading worksheet: it has no column Grade")
    place = known.match([r.student for r in results])
    scores = {place[r.student]: _score(r) for r in results}
    lines = [list(known.columns)]
    for n, row in enumerate(known.rows):
        lines.append([scores.get(n) or row[c] if c == "Grade" else row[c] for c in known.columns])
    return _write(lines, path)


def bundle(
    results: Sequence[Result], feedback_root: Path, path: Path, form: str = "plain", known: Roster | None = None
) -> Path:
    """Write a zip of every learner's report, each named so that `form`, one of `FORMATS`, gives it back to them.

    Raises ValueError where a report or what its name needs is missing.
    """
    place = known.match([r.student for r in results]) if known is not None else {}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for r in sorted(results, key=lambda r: r.student):
            report = feedback.place(r, feedback_root)
            if not report.is_file():
                raise ValueError(f"no report of {r.student}: run `autograder feedback {r.assignment}` first")
            row = known.rows[place[r.student]] if known is not None else {}
            name = {"plain": _plain, "canvas": _canvas_name, "moodle": _moodle_name}[form](r, row)
            # ZipInfo has no time of its own: the same pages give the same archive.
            zipped.writestr(zipfile.ZipInfo(name), report.read_bytes(), zipfile.ZIP_DEFLATED)
    files.write(path, archive.getvalue())
    return path


def _plain(r: Result, row: Mapping[str, str]) -> str:
    return f"{r.student}/{r.assignment}.html"


def _moodle_name(r: Result, row: Mapping[str, str]) -> str:
    """Full name_number_assignsubmission_file_/day1.html: Moodle finds the learner by the number."""
    number = IDENTIFIER.match(row.get("Identifier", ""))
    if number is not None:
        full = re.sub(r"[/\\:*?\"<>|_\x00-\x1f]", " ", row.get("Full name") or r.student).strip()
        return f"{full}_{number[1]}_assignsubmission_file_/{r.assignment}.html"
    if MOODLE_FOLDER.search(r.student):
        return f"{r.student.rstrip('_')}_/{r.assignment}.html"
    raise ValueError(f"{r.student}: Moodle's number is not known; give its grading worksheet with --roster")


def _canvas_name(r: Result, row: Mapping[str, str]) -> str:
    """The name that Canvas gave the submission when it was downloaded, with our ending."""
    name = Path(row.get("file") or r.student).name
    if not CANVAS_FILE.search(name):
        raise ValueError(
            f"{r.student}: Canvas takes a file back by the name that it gave the downloaded submission, such as "
            "doejane_1234_56789_day1.ipynb; list these as columns student and file, with --roster"
        )
    return f"{name.removesuffix('.ipynb')}.html"


def _score(r: Result) -> str:
    return page.amount(r.score) if r.status == "graded" else ""


def _write(lines: Sequence[Sequence[str]], path: Path) -> Path:
    files.write(path, joined([safe(c) for c in line] for line in lines).encode())
    return path
