"""Prove the graders before release: every right version earns everything, every wrong one is caught and named.

For each exercise the whole matrix goes through the real sandbox and graders: the solution, the alternatives, the
untouched stub, trivial answers, and every mistake. A cell is wrong where the verdict is not the one that it must be.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder import demo, engine, evidence, files, mutants
from autograder import result as records
from autograder.course import Assignment, Course, Exercise
from autograder.learners import Learner, replaced
from autograder.outputs import page
from autograder.result import ExerciseResult, Result
from autograder.slots import Slots, grade_class

__all__ = ["Cell", "Report", "Variant", "cell_of", "judged", "mutated", "variants", "verify", "write"]

# Answers that know nothing. `first` is the first argument, an array or a handle to one.
TRIVIAL = {
    "returns None": "    return None\n",
    "returns its inputs": "    return {inputs}\n",
    "returns zeros": "    import numpy as np\n    return {zeros}\n",
}


@dataclass(frozen=True)
class Variant:
    """One version of one exercise. `kind`: solution, alternative, stub, trivial, mistake or mutant."""

    exercise: str
    kind: str
    id: str
    cells: Mapping[str, str]
    test: str = ""

    @property
    def name(self) -> str:
        return re.sub(r"[^a-z0-9]+", "-", f"{self.exercise}--{self.kind}--{self.id}".lower())


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
            Variant(e.slug, "alternative", a.id, replaced(assignment, right, {e.slug: a.source}))
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
            Variant(e.slug, "mistake", m.id, replaced(assignment, right, {e.slug: m.source}), m.test)
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
    device: str = "cpu",
    slots: Slots | None = None,
) -> tuple[Report, list[tuple[str, str]]]:
    """The matrix of `day`, and the hidden tests that no mistake needs. Raises CourseError, ValueError."""
    every = variants(course.assignment(day), only)
    report, tests = Report(day), {}
    for variant, result in judged(course, day, every, device=device, jobs=jobs, slots=slots):
        cell = cell_of(variant, result)
        report.cells.append(cell)
        done(cell)
        if variant.kind == "solution":
            tests[variant.exercise] = (
                [t.id for t in result.exercises[0].tests if not t.public] if result.exercises else []
            )
    report.cells = [_aimed(c, tests.get(c.variant.exercise, ())) for c in report.cells]
    order = {v.name: i for i, v in enumerate(every)}
    report.cells.sort(key=lambda c: order[c.variant.name])
    return report, report.idle(tests)


def mutated(assignment: Assignment, exercise: Exercise) -> list[Variant]:
    """The solution itself, which must pass under the tight limits too, and every mutant that is not equivalent."""
    right, aside = dict(assignment.solutions), mutants.equivalent(assignment, exercise)
    return [Variant(exercise.slug, "solution", "solution", right)] + [
        Variant(exercise.slug, "mutant", m.id, {**right, m.function: m.source}, m.diff)
        for m in mutants.mutants(assignment, exercise)
        if m.id not in aside
    ]


def judged(
    course: Course,
    day: str,
    every: Sequence[Variant],
    *,
    seed: str = "",
    device: str = "cpu",
    jobs: int = 0,
    tight: bool = False,
    cache: Path | None = None,
    slots: Slots | None = None,
) -> Iterator[tuple[Variant, Result]]:
    """Grade every version on hidden inputs of `seed`, in `slots`. In `cache` results are kept for a run that is killed.

    `tight`: a third of the call limits (a sixth of long ones), so that mutants that loop cost seconds.
    """
    assignment = course.assignment(day)
    waiting = []
    for variant in every:
        path = _kept(cache, assignment, variant, seed, tight)
        if path is not None and path.is_file():
            yield variant, records.read(path)
        else:
            waiting.append(variant)
    with tempfile.TemporaryDirectory(prefix="autograder-verify-") as folder:
        out = Path(folder) / "course"
        demo.prepare(course, out, [Learner(v.name, "en", v.cells) for v in waiting], day)
        if tight:
            toml = next(
                p for p in (out / "assignments").glob("*/assignment.toml") if p.parent.name == _folder(course, day)
            )
            toml.write_text(tightened(toml.read_text(encoding="utf-8")), encoding="utf-8")
        copy = Course(out)
        by = {v.name: v for v in waiting}
        todo = {name: out / "submitted" / name / day / f"{day}.ipynb" for name in by}
        only = {name: variant.exercise for name, variant in by.items()}
        setting = engine.Setting(copy, day, device=device, seed=seed)
        for result in grade_class(setting, todo, jobs=jobs, only=only, slots=slots):
            variant = by[result.student]
            path = _kept(cache, assignment, variant, seed, tight)
            if path is not None and result.status == "graded":
                records.store(result, path)
            yield variant, result


def tightened(toml: str) -> str:
    """The assignment with call limits for mutants: a third of what is given (default 10 s), a sixth from 30 s on."""

    def less(found: re.Match[str]) -> str:
        seconds = float(found[2])
        return f"{found[1]}{seconds / (6 if seconds >= 30 else 3):.1f}"

    if not re.search(r"^call_seconds", toml, re.MULTILINE):
        limits = "[limits]\ncall_seconds = 10.0\n"
        toml = (
            toml.replace("[limits]\n", limits, 1)
            if "[limits]\n" in toml
            else toml.replace("[[exercise]]", f"{limits}\n[[exercise]]", 1)
        )
    return re.sub(r"(call_seconds\s*=\s*)([\d.]+)", less, toml)


def _folder(course: Course, day: str) -> str:
    return course.assignment(day).folder.name


def _kept(cache: Path | None, assignment: Assignment, variant: Variant, seed: str, tight: bool) -> Path | None:
    if cache is None:
        return None
    kit = evidence.verdict_hash(assignment, assignment.exercise(variant.exercise))
    parts = [engine.package_hash(), kit, seed or engine.Setting(Course(Path()), "").hidden_seed, str(tight)]
    parts += [variant.name, json.dumps(dict(variant.cells))]
    return cache / f"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:24]}.json"


def cell_of(variant: Variant, result: Result) -> Cell:
    if result.status != "graded":
        reason = "; ".join(str(dict(n.values).get("what", n.id)) for n in result.notes)
        return Cell(variant, result.status, 0.0, 0.0, (), (), (f"{result.status}: {reason}",))
    exercise = result.exercises[0]
    failed = tuple(t.id for t in exercise.tests if t.outcome in ("failed", "error", "timeout"))
    named = tuple(d.mistake for d in exercise.diagnosis)
    problems = tuple(_problems(variant, exercise, failed, named))
    return Cell(variant, exercise.outcome, exercise.score, exercise.max_score, failed, named, problems)


def _aimed(cell: Cell, tests: Sequence[str]) -> Cell:
    """The cell, with a word on a mistake that is meant for a test which is not there."""
    if cell.variant.kind != "mistake" or not tests or cell.variant.test in tests:
        return cell
    return replace(cell, problems=(*cell.problems, f"is meant for {cell.variant.test}, which is no hidden test here"))


def _problems(variant: Variant, e: ExerciseResult, failed: Sequence[str], named: Sequence[str]) -> list[str]:
    match variant.kind:
        case "solution" | "alternative":
            return (
                [] if e.score == e.max_score else [f"earns {e.score:g} of {e.max_score:g}; fails {', '.join(failed)}"]
            )
        case "mutant":
            return [] if e.score < e.max_score else ["survives: earns full points"]
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


def write(report: Report, idle: Sequence[tuple[str, str]], folder: Path, assignment: Assignment) -> tuple[Path, Path]:
    """The matrix as `<day>.json` and `<day>.html` in `folder`; mutants and evidence as they were last recorded."""
    json_path, html_path = folder / f"{report.day}.json", folder / f"{report.day}.html"
    files.write(json_path, (json.dumps(report.as_json(idle), ensure_ascii=False, indent=1) + "\n").encode())
    kept, stale = evidence.recorded(assignment), dict(evidence.stale(assignment))
    exercises = []
    for slug in dict.fromkeys(c.variant.exercise for c in report.cells):
        cells = [c for c in report.cells if c.variant.exercise == slug]
        named = [c.diagnosis == (c.variant.id,) for c in cells if c.variant.kind == "mistake"]
        exercises.append(
            {
                "slug": slug,
                "cells": cells,
                "wrong": sum(bool(c.problems) for c in cells),
                "mistakes": len(named),
                "alone": sum(named),
                "mutants": kept.get(slug, {}).get("mutants"),
                "evidence": stale.get(slug) or f"{len(kept[slug]['seeds'])} seeds, {kept[slug]['date'][:10]}",
            }
        )
    todo = [f"`{c.variant.exercise}`: {c.variant.kind} `{c.variant.id}` {'; '.join(c.problems)}" for c in report.wrong]
    todo += [f"`{slug}`: `{one}` also looks like `{other}`" for slug, one, other in report.ties()]
    todo += [f"`{slug}`: no mistake needs `{test}`" for slug, test in idle]
    proved = [e["mutants"] for e in exercises if e["mutants"]]
    page_html = page.document(
        "verify.html.j2",
        "en",
        report=report,
        title=assignment.title["en"],
        exercises=exercises,
        todo=todo,
        alone=sum(e["alone"] for e in exercises),
        mistakes=sum(e["mistakes"] for e in exercises),
        killed=sum(m["killed"] for m in proved),
        run=sum(m["run"] for m in proved),
    )
    files.write(html_path, page_html.encode())
    return json_path, html_path
