"""What can be told of a notebook as soon as it is uploaded: whether it is one, of which assignment, and what is undone.

It is read as data, with the bounds that grading has; nothing of it is run.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.course import LANGS, Assignment, Course
from autograder.recovery import defined, recover
from autograder.result import Message
from autograder.submission import Cell, Unreadable, read, template

__all__ = ["Reading", "examine"]


@dataclass(frozen=True)
class Reading:
    """`day`: the assignment that it is of, "" for none. `problem`: why it cannot be read.

    `undone`: exercises with a function left empty.
    """

    day: str = ""
    problem: Message | None = None
    undone: tuple[str, ...] = ()


def examine(course: Course, path: Path, days: Sequence[str]) -> Reading:
    """Read the notebook in `path`, which belongs to that of `days` whose functions it holds most of."""
    try:
        submission = read(path)
    except Unreadable as problem:
        return Reading(problem=problem.message)
    there = _defined(submission.cells + submission.texts)
    found = {day: there.intersection(_asked(course.assignment(day))) for day in days}
    day = max(found, key=lambda day: (len(found[day]), -days.index(day)), default="")
    if not day or not found[day]:
        return Reading()
    assignment = course.assignment(day)
    released = {lang: _released(course.root, lang, day) for lang in LANGS}
    cells = recover(submission, released, set(_asked(assignment))).cells
    stubs = {source for roles in released.values() for source, role in roles.items() if role == "solution"}
    done = _defined([c for c in cells if c.source.strip() not in stubs])
    undone = tuple(e.slug for e in assignment.exercises if not done.issuperset(e.functions))
    return Reading(day, undone=undone)


def _asked(assignment: Assignment) -> tuple[str, ...]:
    return tuple(name for e in assignment.exercises for name in e.functions)


def _defined(cells: Sequence[Cell]) -> set[str]:
    return defined("\n".join(c.source for c in cells))


@functools.cache
def _released(root: Path, lang: str, day: str) -> Mapping[str, str]:
    path = root / "release" / lang / day / f"{day}.ipynb"
    return template(path) if path.is_file() else {}
