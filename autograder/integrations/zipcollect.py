"""`nbgrader zip_collect` for what Canvas, Moodle and Blackboard let one download: who handed in which file, and when.

nbgrader takes one regular expression over the file's path. Downloads differ in more than that: Moodle has a folder for
each learner, numbered anew for every assignment; a learner may hand in twice or attach several files; names may be in
decomposed Korean. So this collector looks at all files of the download together.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nbgrader.plugins import FileNameCollectorPlugin
from traitlets import Unicode

from autograder import files
from autograder.intake import unfit, visible
from autograder.outputs import lms
from autograder.outputs.csv import joined

__all__ = ["Collector", "HandedIn", "handed_in"]

# What the LMS writes comes first in a name, what the learner writes last: the shortest match is the LMS's.
# doejane_1234_56789_day1.ipynb, doejane_LATE_1234_56789_day1-1.ipynb: name, learner's number, file's number, file.
CANVAS = re.compile(r"(?P<name>.+?)(_late)?_(?P<number>\d+)_(?P<order>\d+)_(?P<file>.+)", re.IGNORECASE)
AGAIN = re.compile(r"-\d+(?=\.ipynb$)")  # what Canvas adds to the name of a file that was there before
# 홍길동_12345_assignsubmission_file_/day1.ipynb, or the file's name behind it where folders were not asked for.
MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_file(_(?P<file>.*))?")
# Day 1_minji_attempt_2026-03-02-10-11-12_day1.ipynb: the assignment's title, login, the server's local time, file.
BLACKBOARD = re.compile(r".+?_(?P<name>[^_]+)_attempt_(?P<time>\d{4}(-\d\d){5})(_(?P<file>.+))?")
TIME = "%Y-%m-%d-%H-%M-%S"
# What stays the same all term, in an LMS's own list of learners.
LOGINS = ("SIS Login ID", "Username", "ID number", "Email address", "SIS User ID")


@dataclass(frozen=True)
class HandedIn:
    """One notebook of a download: whose it is, the name that it is to have, and when it came (UTC), where known."""

    student: str
    name: str
    at: datetime | None = None


@dataclass(frozen=True)
class _File:
    path: Path
    student: str
    name: str
    at: datetime | None
    order: int  # Canvas counts files up as they come; 0 for others


def handed_in(
    paths: Iterable[Path], day: str, known: lms.Roster | None = None, zone: str = "UTC"
) -> dict[Path, HandedIn]:
    """Path -> what it is, of those notebooks among `paths` (relative to the download) that count.

    `known`: the LMS's own list of learners, which turns its numbers into logins. `zone`: of Blackboard's times. Left
    out is what no pattern fits, and what the same learner replaced by a later attempt or file. The notebook of `day`
    gets that name where it is the learner's only one, or the only one with `day` in its name; all others keep theirs.
    Raises ValueError for what is no zone.
    """
    clock = _zone(zone)
    logins = {} if known is None else dict(_logins(known))
    of: dict[str, list[_File]] = defaultdict(list)
    for path in sorted(paths):
        file = _read(path, logins, clock) if path.suffix.lower() == ".ipynb" else None
        if file is not None and not unfit(file.student):
            of[file.student].append(file)
    found = {}
    for found_of in of.values():
        last = max((f.at for f in found_of if f.at is not None), default=None)
        latest = _newest([f for f in found_of if f.at == last])
        its = _of_day([f.name for f in latest], day)
        for n, f in enumerate(latest):
            name = f"{day}.ipynb" if n == its else f.name
            if any(name == other.name for other in latest[:n]):
                name = f"{n}-{name}"
            found[f.path] = HandedIn(f.student, name, f.at)
    return found


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, ZoneInfoNotFoundError) as problem:  # zoneinfo looks for a file of that name
        said = f'c.Collector.timezone in nbgrader_config.py is no time zone: {name!r}; one is "Asia/Seoul"'
        raise ValueError(said) from problem


def _read(path: Path, logins: dict[str, str], zone: ZoneInfo) -> _File | None:
    """What the names in `path` say, from the download inwards."""
    parts = [unicodedata.normalize("NFC", visible(part)) for part in path.parts]
    for n, part in enumerate(parts):
        match = MOODLE.fullmatch(part) or BLACKBOARD.fullmatch(part) or CANVAS.fullmatch(part)
        if match is None:
            continue
        said = match.groupdict()
        student = said["name"]
        if number := said.get("number"):
            # Moodle numbers learners anew for each assignment: without its list, the name tells more.
            student = logins.get(number, f"{student}_{number}" if match.re is MOODLE else number)
        at = None
        if time := said.get("time"):
            try:
                at = datetime.strptime(time, TIME).replace(tzinfo=zone).astimezone(UTC)
            except ValueError:
                return None
        name = said["file"] if n == len(parts) - 1 and said["file"] else parts[-1]
        if match.re is CANVAS:
            name = AGAIN.sub("", name)
        return _File(path, student, name, at, int(said.get("order") or 0))
    return None


def _newest(files: list[_File]) -> list[_File]:
    """`files` of one learner, by path, without those that Canvas has had again under the same name."""
    kept: dict[str | Path, _File] = {}
    for f in sorted(files, key=lambda f: (f.order, f.path)):
        kept[f.name if f.order else f.path] = f
    return sorted(kept.values(), key=lambda f: f.path)


def _of_day(names: list[str], day: str) -> int | None:
    """Which of a learner's files is the notebook of `day`, as submission.find would say; None where nobody can tell."""
    named = [n for n, name in enumerate(names) if re.search(rf"{re.escape(day)}(?!\d)", name, re.IGNORECASE)]
    exact = [n for n in named if names[n] == f"{day}.ipynb"]
    for some in (exact, named, list(range(len(names)))):
        if len(some) == 1:
            return some[0]
    return None


def _logins(known: lms.Roster) -> Iterator[tuple[str, str]]:
    """The LMS's number -> login, of each learner that has both."""
    for row in known.rows:
        number = row.get("ID", "").strip()
        if (told := lms.IDENTIFIER.match(row.get("Identifier", ""))) is not None:
            number = told[1]
        login = next((row[key].strip() for key in LOGINS if row.get(key, "").strip()), "")
        if number and login:
            yield number, unicodedata.normalize("NFC", login)


class Collector(FileNameCollectorPlugin):
    """Names the files of a download in downloaded/<day>/archive for nbgrader.

    `roster.csv` beside archive/, if it is there, is the LMS's own list. Of a download from Canvas, `handed_in.csv` is
    written there, by which `autograder export feedback --format canvas --roster` finds the names that Canvas gave.
    """

    timezone = Unicode("UTC", help="of the times in Blackboard's file names, such as Asia/Seoul").tag(config=True)
    found: dict[Path, HandedIn] | None = None

    def collect(self, submitted_file: str) -> dict[str, Any] | None:
        root = Path(self.parent._format_collect_path(self.parent.extracted_directory))
        if self.found is None:
            try:
                self.found = self._look(root)
            except ValueError as problem:  # of the zone or of roster.csv: a line, as nbgrader says its own
                self.parent.fail("%s", problem)
                raise  # `fail` has ended the program
        one = self.found.get(Path(submitted_file).relative_to(root))
        if one is None:
            return None
        said = {"student_id": one.student, "file_id": one.name}
        return said if one.at is None else {**said, "timestamp": one.at.isoformat()}

    def _look(self, root: Path) -> dict[Path, HandedIn]:
        known = root.with_name("roster.csv")
        roster = lms.roster(known) if known.is_file() else None
        paths = [path.relative_to(root) for path in root.rglob("*") if path.is_file()]
        day = self.parent.coursedir.assignment_id
        found = handed_in(paths, day, roster, self.timezone)
        # One file of each learner, the notebook that counts where there are several: the report goes back to that one.
        given = sorted(found.items(), key=lambda item: item[1].name == f"{day}.ipynb")
        rows = {h.student: path.name for path, h in given if lms.CANVAS_FILE.search(path.name)}
        if rows:
            text = joined([("student", "file"), *sorted(rows.items())])
            files.write(root.with_name("handed_in.csv"), text.encode())
        return found
