"""The long proof of one exercise: its mutants, and its whole matrix on many seeds, summed up as evidence."""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from autograder import evidence, verify
from autograder import mutants as edits
from autograder.course import Assignment, Course, Exercise
from autograder.harness import grader_hash
from autograder.result import Result
from autograder.slots import Slots

__all__ = ["full", "mutants", "record", "seeds", "size"]

SEEDS = {True: 20, False: 3}  # with thresholds chance decides, so every seed counts; without, it draws other arrays


def seeds(exercise: Exercise) -> int:
    """How many seeds a full proof takes by default."""
    return SEEDS[bool(exercise.thresholds)]


def size(assignment: Assignment, exercise: Exercise, seeds: int) -> int:
    """How many versions `mutants` and `full` grade together."""
    return len(verify.mutated(assignment, exercise)) + seeds * len(verify.variants(assignment, [exercise.slug]))


def mutants(
    course: Course,
    day: str,
    exercise: Exercise,
    jobs: int,
    cache: Path | None,
    step: Callable[[], None],
    slots: Slots | None = None,
) -> dict[str, Any]:
    """Grade every mutant; killed is one that does not earn full points.

    `problems` is not empty where nothing can be concluded: the solution fails under the tight limits, or a version
    could not be graded.
    """
    assignment = course.assignment(day)
    survivors, problems, run, by_time = [], [], 0, 0
    for variant, result in verify.judged(
        course, day, verify.mutated(assignment, exercise), jobs=jobs, tight=True, cache=cache, slots=slots
    ):
        step()
        cell = verify.cell_of(variant, result)
        if result.status != "graded" or (variant.kind == "solution" and cell.problems):
            problems.append(f"{exercise.slug}/{variant.id} under mutants' limits: {'; '.join(cell.problems)}")
        elif variant.kind == "mutant":
            run += 1
            by_time += cell.outcome == "timeout"
            if cell.problems:
                survivors.append({"id": variant.id, "diff": variant.test})
    return {
        "run": run,
        "killed": run - len(survivors),
        "killed_by_time": by_time,
        "survivors": sorted(survivors, key=lambda s: s["id"]),
        "equivalent": dict(edits.equivalent(assignment, exercise)),
        "problems": problems,
    }


def full(
    course: Course,
    day: str,
    exercise: Exercise,
    seeds: int,
    jobs: int,
    cache: Path | None,
    step: Callable[[], None],
    slots: Slots | None = None,
) -> dict[str, Any]:
    """The whole matrix on `seeds` seeds: counts of verdicts, what was wrong, ties, and the spread of each evidence."""
    started = time.monotonic()
    every = verify.variants(course.assignment(day), [exercise.slug])
    values: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    verdicts: dict[str, dict[str, int]] = {}
    wrong: list[str] = []
    ties: set[tuple[str, str]] = set()
    names = ["", *(f"verify-{n}" for n in range(1, seeds))]
    for seed in names:
        for variant, result in verify.judged(course, day, every, seed=seed, jobs=jobs, cache=cache, slots=slots):
            step()
            cell = verify.cell_of(variant, result)
            count = verdicts.setdefault(variant.kind, {"right": 0, "wrong": 0})
            count["wrong" if cell.problems else "right"] += 1
            if cell.problems:
                at = f"seed {seed or 'of the course'}"
                wrong.append(f"{exercise.slug}/{variant.id} ({variant.kind}, {at}): {'; '.join(cell.problems)}")
            if variant.kind == "mistake":
                ties |= {(variant.id, other) for other in cell.diagnosis if other != variant.id}
            for name, value in _numbers(result).items():
                values[f"{variant.kind}/{variant.id}"][name].append(value)
    measured = {v: {name: evidence.spread(seen) for name, seen in by.items()} for v, by in values.items()}
    return {
        "seeds": names,
        "seconds": round(time.monotonic() - started, 1),
        "verdicts": verdicts,
        "wrong": wrong,
        "ties": sorted(map(list, ties)),
        "evidence": {v: m for v, m in measured.items() if v.split("/")[0] in ("solution", "alternative", "mistake")},
    }


def _numbers(result: Result) -> Mapping[str, float]:
    """The finite numbers that the graders measured."""
    tests = [t for e in result.exercises for t in e.tests]
    return {
        name: float(value)
        for t in tests
        for name, value in t.evidence.items()
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    }


def record(assignment: Assignment, exercise: Exercise, found: Mapping[str, Any], killed: Mapping[str, Any]) -> None:
    """Write the exercise's part of the evidence file."""
    part = {
        "kit": evidence.kit_hash(assignment, exercise),
        "grader": grader_hash(assignment),
        **evidence.provenance(),
        **found,
        "thresholds": evidence.thresholds(exercise, found["evidence"]),
        "mutants": killed,
    }
    evidence.write(assignment, {exercise.slug: part})
