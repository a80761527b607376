"""What was handed in: the folders under submitted/ that are submissions of a day, and those that are not, and why."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from autograder.course import Course
from autograder.submission import find

__all__ = ["StudentName", "passed_over", "submissions", "unfit", "visible"]

LONGEST = 128  # characters of a student's id in nbgrader's gradebook, beyond which PostgreSQL refuses it
LONGEST_BYTES = 250  # a file's name has 255, and that of a result ends in .json


class StudentName(ValueError):
    """A name that was asked for, and has handed in nothing."""


def submissions(course: Course, day: str, only: list[str] | None = None) -> dict[str, Path]:
    """Student -> notebook under submitted/, by name. A folder without the notebook counts: it is a missing notebook.

    What is not among them `passed_over` tells. Raises StudentName for a name that was asked for and has handed in
    nothing.
    """
    found = {}
    for folder in sorted((course.root / "submitted").glob(f"*/{day}")):
        name = folder.parent.name
        if folder.is_dir() and not unfit(name):
            found[name] = find(folder, day)
    if only:
        # A name typed in and the same name in a folder from a Mac may differ in how their Korean letters are composed.
        composed = {unicodedata.normalize("NFC", name): name for name in found}
        asked = {name: composed.get(unicodedata.normalize("NFC", name), name) for name in only}
        missing = [name for name, folder in asked.items() if folder not in found]
        if missing:
            raise StudentName(f"no submission of {', '.join(missing)} in {course.root / 'submitted'} for {day}")
        found = {name: found[name] for name in asked.values()}
    return found


def passed_over(course: Course, day: str) -> dict[str, str]:
    """Name in submitted/ that holds something called `day`, and is no submission -> why, and what to do, in words."""
    found = {}
    for folder in sorted((course.root / "submitted").glob(f"*/{day}")):
        name = folder.parent.name
        if why := unfit(name):
            found[name] = f"{why}; rename the folder"
        elif not folder.is_dir():
            found[name] = f"what is called {day} in it is no folder; put the notebook into one"
    return found


def unfit(name: str) -> str:
    """Why a folder of this name cannot be a student's, in words; "" where it can."""
    if name.startswith("."):
        return "its name begins with a dot"
    if "\\" in name:
        return "its name holds a backslash"
    if name != visible(name):
        return "its name holds a character that cannot be shown"
    if len(name) > LONGEST or len(name.encode()) > LONGEST_BYTES:
        return f"its name is too long: {LONGEST} characters, or {LONGEST_BYTES} bytes of UTF-8, at most"
    return ""


def visible(name: str) -> str:
    """`name` without what cannot be seen: a line break, or the mark of direction that is copied along with a name."""
    # Spaces of other scripts, such as those between Korean names, do not count as printable.
    return "".join(c for c in name if c.isprintable() or unicodedata.category(c) == "Zs")
