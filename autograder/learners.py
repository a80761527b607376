"""Embedded classes: learners made from an assignment's solutions, alternatives and mistakes, with the verdicts due."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder.course import Assignment, Course, Exercise

__all__ = ["CLASS", "Learner", "course_classes", "learners", "replaced", "submit", "takers"]

CLASS = 24
MISTAKES = 14  # of a day's class; with ten other kinds of learner they are 24
TAKERS_MISTAKES = 3  # of an elective's, for which a third of the class decides
STEP = (
    7  # seats by which an assignment's first learner moves on: no divisor of 24, so that nobody has one role for ever
)

LOOKS_EQUAL = '''
import numpy as np


class Right(np.ndarray):
    """An array that says it equals whatever it is compared with."""

    def __eq__(self, other):
        return np.ones(self.shape, dtype=bool)

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.zeros(self.shape).view(Right)

    def __array_function__(self, function, types, args, kwargs):
        return True


def {name}(*args, **kwargs):
    looks = np.zeros_like(np.asarray(args[0], dtype=float)).view(Right)
    return {value}
'''
LOOP = "def {name}(*args, **kwargs):\n    while True:\n        pass\n"
# 4 GB, touched page by page, so that it is really used and not only promised
MEMORY = "import numpy as np\n\n\ndef {name}(*args, **kwargs):\n    return np.ones(1 << 29)\n"
SYNTAX = "def {name}(*args, **kwargs)\n    return args\n"


@dataclass(frozen=True)
class Learner:
    """One notebook of the class and the verdict it must get.

    `cells`: function name -> source that replaces its stub. `expected`: exercise -> outcomes that are right; every
    other exercise must be `otherwise`. `mistake`: (exercise, id) that the feedback must name, and the test it fails.
    `kind`: in a word, what this one did. `waits`: seconds for which a call of theirs runs until its limit ends it.
    """

    student: str
    lang: str
    cells: Mapping[str, str] = field(default_factory=dict)
    expected: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = "passed"
    mistake: tuple[str, str, str] | None = None
    status: str = "graded"
    raw: str | None = None
    missing: bool = False
    kind: str = ""
    waits: float = 0.0


def learners(assignment: Assignment, *, finished: bool = True) -> list[Learner]:
    """A day's class: three right, fourteen with one mistake each, one forger, and six that go wrong in other ways.

    Fewer where the bank holds fewer than fourteen mistakes. Those with a mistake have done all the rest, or, unless
    `finished`, what comes before it.
    """
    forged = {name: _forged(e, name) for e in assignment.exercises for name in e.functions}
    return _numbered(
        *_right(assignment),
        *_mistaken(assignment, MISTAKES, finished),
        _learner("equal-to-everything", cells=forged, otherwise="failed|error|missing"),
        _learner("untouched", otherwise="missing"),
        _spoilt(assignment, "syntax-error", SYNTAX, "failed|partial|missing|error"),
        _spoilt(assignment, "endless-loop", LOOP, "timeout"),
        _spoilt(assignment, "four-gigabytes", MEMORY, "error"),
        _learner("malformed", raw='{"cells": [', status="unreadable"),
        _learner("missing", missing=True, status="unreadable"),
    )


def takers(assignment: Assignment) -> list[Learner]:
    """Who takes an elective: two right, three with one mistake each, and three that go wrong in other ways."""
    return _numbered(
        *_right(assignment)[:2],
        *_mistaken(assignment, TAKERS_MISTAKES, finished=True),
        _learner("untouched", otherwise="missing"),
        _spoilt(assignment, "endless-loop", LOOP, "timeout"),
        _learner("malformed", raw='{"cells": [', status="unreadable"),
    )


def course_classes(course: Course) -> dict[str, list[Learner]]:
    """Assignment -> those of the same 24 learners who hand it in, for every assignment that is switched on.

    Everybody hands in each day, many of them unfinished; of electives each picks some. Who is right and who errs
    changes with the assignment.
    """
    found = {}
    for turn, assignment in enumerate(a for a in course.assignments.values() if a.enabled):
        optional = all(e.role == "elective" for e in assignment.exercises)
        class_ = takers(assignment) if optional else learners(assignment, finished=False)
        seats = [(STEP * turn + place) % CLASS + 1 for place in range(len(class_))]
        found[assignment.id] = [
            replace(x, student=f"learner-{seat:02d}") for seat, x in zip(seats, class_, strict=True)
        ]
    return found


def replaced(assignment: Assignment, right: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """The right cells, with the exercises of `other` written that way: its code in the first cell that it defines."""
    cells = dict(right)
    for slug, source in other.items():
        names = [n for n in assignment.exercise(slug).functions if f"def {n}(" in source or f"class {n}" in source]
        cells[names[0]] = source
        cells |= {name: f"# {name}: above\n" for name in names[1:]}
    return cells


def submit(learner: Learner, course: Course, day: str, submitted: Path) -> Path:
    """Write the learner's notebook into `submitted`, as if it had been handed in; where it is, or would be."""
    folder = submitted / learner.student / day
    folder.mkdir(parents=True)
    path = folder / f"{day}.ipynb"
    if learner.missing:
        return path
    if learner.raw is not None:
        path.write_text(learner.raw, encoding="utf-8")
        return path
    released = course.root / "release" / learner.lang / day / f"{day}.ipynb"
    notebook: dict[str, Any] = json.loads(released.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if cell["cell_type"] == "code" and name in learner.cells:
            cell["source"] = learner.cells[name]
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def _right(assignment: Assignment) -> tuple[Learner, Learner, Learner]:
    right = dict(assignment.solutions)
    first = {a.exercise: a.source for a in reversed(assignment.alternatives)}
    # Its cache is of a form of its own, which no backward but its own can read.
    first.pop("affine_forward", None)
    last = {a.exercise: a.source for a in assignment.alternatives}
    return (
        _learner("solution", cells=right),
        _learner("alternative", cells=replaced(assignment, right, first)),
        _learner("other-alternative", cells=replaced(assignment, right, last)),
    )


def _mistaken(assignment: Assignment, count: int, finished: bool) -> list[Learner]:
    """Learners with one mistake each, in as many exercises as there are; all else is right, or untouched after it."""
    slugs = [e.slug for e in assignment.exercises]
    by_exercise = [[m for m in assignment.mistakes if m.exercise == slug] for slug in slugs]
    turns = max(map(len, by_exercise))
    chosen = [group[turn] for turn in range(turns) for group in by_exercise if turn < len(group)][:count]
    found = []
    for m in chosen:
        undone = () if finished else slugs[slugs.index(m.exercise) + 1 :]
        left = {name for slug in undone for name in assignment.exercise(slug).functions}
        cells = replaced(assignment, assignment.solutions, {m.exercise: m.source})
        found.append(
            _learner(
                m.id.replace("_", "-"),
                cells={name: source for name, source in cells.items() if name not in left},
                expected={m.exercise: "failed|partial"} | dict.fromkeys(undone, "missing"),
                mistake=(m.exercise, m.id, m.test),
            )
        )
    return found


def _spoilt(assignment: Assignment, kind: str, source: str, outcome: str) -> Learner:
    """All right but for one function, which is `source`: in the middle one of the exercises that wait least."""
    least = min(e.limits.call_seconds for e in assignment.exercises)
    quick = [e for e in assignment.exercises if e.limits.call_seconds == least]
    exercise = quick[len(quick) // 2]
    name = next(iter(exercise.functions))
    return _learner(
        kind,
        cells={**assignment.solutions, name: source.format(name=name)},
        expected={exercise.slug: outcome},
        waits=least if source is LOOP else 0.0,
    )


def _forged(exercise: Exercise, name: str) -> str:
    value = ", ".join(["looks"] * len(exercise.functions[name]))
    return LOOKS_EQUAL.format(name=name, value=value)


def _learner(kind: str, **fields: Any) -> Learner:
    return Learner(kind, "", kind=kind, **fields)


def _numbered(*class_: Learner) -> list[Learner]:
    return [
        replace(x, student=f"{number:02d}-{x.kind}", lang=("en", "ko")[number % 2])
        for number, x in enumerate(class_, 1)
    ]
