"""Prove the graders before release: every right version earns everything, every wrong one is caught and named.

For each exercise the whole matrix goes through the real sandbox and graders: the solution, the alternatives, the
untouched stub, trivial answers, and every mistake. A cell is wrong where the verdict is not the one that it must be.
"""

from __future__ import annotations

import html
import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder import demo, engine, files
from autograder.course import Assignment, Course, Exercise
from autograder.result import ExerciseResult, Result

__all__ = ["Cell", "Report", "Variant", "variants", "verify", "write"]

# Answers that know nothing. `first` is the first argument, an array or a handle to one.
TRIVIAL = {
    "returns None": "    return None\n",
    "returns its inputs": "    return {inputs}\n",
    "returns zeros": "    import numpy as np\n    return {zeros}\n",
}


@dataclass(frozen=True)
class Variant:
    """One version of one exercise. `kind`: solution, alternative, stub, trivial or mistake."""

    exercise: str
    kind: str
    id: str
    cells: Mapping[str, str]
    test: str = ""

    @property
    def name(self) -> str:
        return f"{self.exercise}--{self.kind}--{self.id}".replace(" ", "-").replace("_", "-").lower()


@dataclass(frozen=True)
class Cell:
    """What one variant earned, and what is wrong with that; `problems` is empty where it is as it must be."""

    variant: Variant
    outcome: str
    score: float
    max_score: float
    failed: tuple[str, ...]
    diagnosis: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass
class Report:
    """The matrix of one day, and what it says about its graders."""

    day: str
    cells: list[Cell] = field(default_factory=list)

    @property
    def wrong(self) -> list[Cell]:
        return [c for c in self.cells if c.problems]

    def ties(self) -> list[tuple[str, str, str]]:
        """(exercise, mistake, another mistake that its outputs agree with just as well)."""
        return [
            (c.variant.exercise, c.variant.id, other)
            for c in self.cells
            if c.variant.kind == "mistake"
            for other in c.diagnosis
            if other != c.variant.id
        ]

    def idle(self, tests: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
        """(exercise, hidden test) that no mistake fails: to be dropped, or to be proved by a mistake."""
        failed: dict[str, set[str]] = defaultdict(set)
        for cell in self.cells:
            if cell.variant.kind == "mistake":
                failed[cell.variant.exercise] |= set(cell.failed)
        return [(slug, test) for slug, names in tests.items() for test in names if test not in failed[slug]]

    def as_json(self, idle: Sequence[tuple[str, str]]) -> dict[str, Any]:
        mistakes = [c for c in self.cells if c.variant.kind == "mistake"]
        first = sum(c.diagnosis == (c.variant.id,) for c in mistakes)
        return {
            "day": self.day,
            "cells": [
                {
                    "exercise": c.variant.exercise,
                    "kind": c.variant.kind,
                    "id": c.variant.id,
                    "outcome": c.outcome,
                    "score": c.score,
                    "max_score": c.max_score,
                    "failed": list(c.failed),
                    "diagnosis": list(c.diagnosis),
                    "problems": list(c.problems),
                }
                for c in self.cells
            ],
            "wrong": len(self.wrong),
            "mistakes": len(mistakes),
            "named_alone": first,
            "ties": [list(t) for t in self.ties()],
            "tests_no_mistake_needs": [list(i) for i in idle],
        }


def variants(assignment: Assignment, only: Sequence[str] = ()) -> list[Variant]:
    """Every version of every exercise (of `only` those, where named) that the graders must judge rightly."""
    found = []
    right = dict(assignment.solutions)
    for e in _exercises(assignment, only):
        found.append(Variant(e.slug, "solution", "solution", right))
        found += [
            Variant(e.slug, "alternative", a.id, demo.replaced(assignment, right, {e.slug: a.source}))
            for a in assignment.alternatives
            if a.exercise == e.slug
        ]
        # The other functions of the day are right, so that what is missing is this exercise and nothing else.
        others = {name: source for name, source in right.items() if name not in e.functions}
        found.append(Variant(e.slug, "stub", "untouched", others))
        for title, body in TRIVIAL.items():
            cells = {}
            for name, returns in e.functions.items():
                zeros = ", ".join("np.zeros_like(np.asarray(args[0], dtype=float))" for _ in returns)
                inputs = ", ".join(f"args[{min(i, 1)}]" if len(returns) > 1 else "args[0]" for i in range(len(returns)))
                cells[name] = f"def {name}(*args, **kwargs):\n" + body.format(inputs=inputs, zeros=zeros)
            found.append(Variant(e.slug, "trivial", title, {**others, **cells}))
        found += [
            Variant(e.slug, "mistake", m.id, demo.replaced(assignment, right, {e.slug: m.source}), m.test)
            for m in assignment.mistakes
            if m.exercise == e.slug
        ]
    return found


def _exercises(assignment: Assignment, only: Sequence[str]) -> Sequence[Exercise]:
    return [assignment.exercise(slug) for slug in only] or assignment.exercises


def verify(
    course: Course,
    day: str,
    jobs: int = 0,
    done: Callable[[Cell], None] = lambda cell: None,
    only: Sequence[str] = (),
) -> tuple[Report, list[tuple[str, str]]]:
    """The matrix of `day`, and the hidden tests that no mistake needs. Raises CourseError, ValueError."""
    assignment = course.assignment(day)
    every = variants(assignment, only)
    report, tests = Report(day), {}
    with tempfile.TemporaryDirectory(prefix="autograder-verify-") as folder:
        out = Path(folder) / "course"
        learners = [demo.Learner(v.name, "en", v.cells) for v in every]
        demo.prepare(course, out, learners)
        copy = Course(out)
        for e in _exercises(assignment, only):
            mine = {v.name: v for v in every if v.exercise == e.slug}
            todo = {name: out / "submitted" / name / day / f"{day}.ipynb" for name in mine}
            setting = engine.Setting(copy, day, only=e.slug)
            for result in engine.grade_class(setting, todo, jobs=jobs, force=True):
                cell = _cell(mine[result.student], result)
                report.cells.append(cell)
                done(cell)
                if cell.variant.kind == "solution":
                    tests[e.slug] = (
                        [t.id for t in result.exercises[0].tests if not t.public] if result.exercises else []
                    )
    order = {v.name: i for i, v in enumerate(every)}
    report.cells.sort(key=lambda c: order[c.variant.name])
    return report, report.idle(tests)


def _cell(variant: Variant, result: Result) -> Cell:
    if result.status != "graded":
        reason = "; ".join(str(dict(n.values).get("what", n.id)) for n in result.notes)
        return Cell(variant, result.status, 0.0, 0.0, (), (), (f"{result.status}: {reason}",))
    exercise = result.exercises[0]
    failed = tuple(t.id for t in exercise.tests if t.outcome in ("failed", "error", "timeout"))
    named = tuple(d.mistake for d in exercise.diagnosis)
    problems = tuple(_problems(variant, exercise, failed, named))
    return Cell(variant, exercise.outcome, exercise.score, exercise.max_score, failed, named, problems)


def _problems(variant: Variant, e: ExerciseResult, failed: Sequence[str], named: Sequence[str]) -> list[str]:
    match variant.kind:
        case "solution" | "alternative":
            return (
                [] if e.score == e.max_score else [f"earns {e.score:g} of {e.max_score:g}; fails {', '.join(failed)}"]
            )
        case "stub" | "trivial":
            return [] if e.score == 0 else [f"earns {e.score:g}"]
    found = []
    if e.score >= e.max_score:
        found.append("earns full points")
    if variant.test not in failed:
        found.append(f"does not fail {variant.test}, but {', '.join(failed) or 'nothing'}")
    if variant.id not in named:
        found.append(f"is taken for {', '.join(named) or 'no known mistake'}")
    return found


def write(report: Report, idle: Sequence[tuple[str, str]], folder: Path) -> tuple[Path, Path]:
    """The matrix as `<day>.json` and `<day>.html` in `folder`."""
    data = report.as_json(idle)
    json_path, html_path = folder / f"{report.day}.json", folder / f"{report.day}.html"
    files.write(json_path, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>{html.escape(str(text))}</td>"
            for text in (
                c.variant.exercise,
                c.variant.kind,
                c.variant.id,
                c.outcome,
                f"{c.score:g} / {c.max_score:g}",
                ", ".join(c.failed),
                ", ".join(c.diagnosis),
                "; ".join(c.problems) or "as it must be",
            )
        )
        + "</tr>\n"
        for c in report.cells
    )
    heads = ("exercise", "kind", "version", "outcome", "points", "tests failed", "diagnosed as", "verdict")
    head = "".join(f"<th scope=col>{h}</th>" for h in heads)
    files.write(
        html_path,
        (
            "<!doctype html><html lang=en><meta charset=utf-8><title>verify "
            f"{html.escape(report.day)}</title><h1>autograder verify {html.escape(report.day)}</h1>"
            f"<p>{len(report.cells)} versions, {len(report.wrong)} wrong verdicts.</p>"
            f"<table border=1 cellpadding=4><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table></html>\n"
        ).encode(),
    )
    return json_path, html_path
