"""What a full verification measured, as data beside the assignment, and whether it still speaks of today's kit.

`assignments/<day>/evidence.json` has one part per exercise, each with its own provenance and kit hash.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import json
import os
import platform
import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib import metadata
from typing import Any

from autograder import files, mutants
from autograder.course import Assignment, CourseError, Exercise

__all__ = ["kit_hash", "provenance", "recorded", "spread", "stale", "thresholds", "verdict_hash", "write"]

FILE = "evidence.json"
SCHEMA = 1


def kit_hash(assignment: Assignment, exercise: Exercise) -> str:
    """A hash of all that evidence of the exercise rests on: its kit, and the mutants that are set aside as right."""
    equivalent = dict(mutants.equivalent(assignment, exercise))
    return _hash({**_kit(assignment, exercise), "equivalent": equivalent})


def verdict_hash(assignment: Assignment, exercise: Exercise) -> str:
    """A hash of all that decides the exercise's verdicts; other exercises' files, hints and comments are not in it."""
    return _hash(_kit(assignment, exercise))


def _hash(kit: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(kit, sort_keys=True).encode()).hexdigest()[:16]


def _kit(assignment: Assignment, exercise: Exercise) -> dict[str, Any]:
    graders = _graders(assignment, exercise)
    used = set(re.findall(r"student\.(\w+)", "".join(graders.values()))) | {*exercise.functions, *exercise.parts}
    return {
        "exercise": repr(exercise),
        "graders": graders,
        "solutions": {n: _bare(s) for n, s in assignment.solutions.items() if n in used},
        "imports": assignment.imports,
        "parts": assignment.parts_source if exercise.parts else "",
        "apparatus": assignment.apparatus,
        "mistakes": [(m.id, m.test, dict(m.signature), m.source) for m in _own(assignment.mistakes, exercise)],
        "alternatives": [(a.id, a.source) for a in _own(assignment.alternatives, exercise)],
        **({"files": dict(assignment.hashes)} if assignment.hashes else {}),
        **({"beside": beside} if (beside := _beside(assignment)) else {}),
    }


@functools.lru_cache(maxsize=1024)
def _bare(source: str) -> str:
    """`source` without comments and layout."""
    return ast.unparse(ast.parse(source))


def _own(bank: Sequence[Any], exercise: Exercise) -> list[Any]:
    return [item for item in bank if item.exercise == exercise.slug]


def _graders(assignment: Assignment, exercise: Exercise) -> dict[str, str]:
    """The grader files with checks of this exercise, and the modules beside them that those import."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(assignment.graders.glob("*.py"))}
    found: dict[str, str] = {}
    todo = [name for name, text in texts.items() if {exercise.slug, None} & _read(text)[0]]
    while todo:
        name = todo.pop()
        if name not in found:
            found[name] = texts[name]
            todo += [module for module in _read(texts[name])[1] if module in texts]
    return found


@functools.lru_cache(maxsize=256)
def _read(text: str) -> tuple[frozenset[str | None], tuple[str, ...]]:
    """Of which exercises a grader file holds checks, and what it imports; parsed once for all exercises of a day."""
    tree = ast.parse(text)
    return frozenset(_checked(tree)), tuple(_imported(tree))


def _checked(tree: ast.Module) -> Iterator[str | None]:
    """The exercises that the checks of a file are of; None for one that says so by other means than a plain text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "check":
            first = node.args[0] if node.args else None
            yield first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def _beside(assignment: Assignment) -> dict[str, str]:
    """Hashes of what lies below graders/ and is no module there: weights, data, packages. Any check may read it."""
    folder = assignment.graders
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts and (path.parent != folder or path.suffix != ".py")
    }


def recorded(assignment: Assignment) -> dict[str, Any]:
    """Exercise -> its evidence, {} where none was written. Raises CourseError where the file is not readable."""
    path = assignment.folder / FILE
    if not path.exists():
        return {}
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["exercises"]
        return found
    except (ValueError, KeyError, TypeError) as problem:
        raise CourseError(f"{path}: not valid: {problem!r}") from problem


def stale(assignment: Assignment, only: Sequence[str] = ()) -> list[tuple[str, str]]:
    """(exercise, what is the matter) for evidence that is missing or speaks of another kit."""
    found, kept = [], recorded(assignment)
    for exercise in assignment.exercises:
        if only and exercise.slug not in only:
            continue
        if exercise.slug not in kept:
            found.append((exercise.slug, "no evidence"))
        elif kept[exercise.slug].get("kit") != kit_hash(assignment, exercise):
            found.append((exercise.slug, "stale evidence"))
    return found


def write(assignment: Assignment, new: Mapping[str, Any]) -> None:
    """Renew the parts of `new`; those of other exercises stay, those of exercises that are gone go."""
    slugs = [e.slug for e in assignment.exercises]
    every = {**recorded(assignment), **new}
    data = {"schema": SCHEMA, "day": assignment.id, "exercises": {s: every[s] for s in slugs if s in every}}
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    files.write(assignment.folder / FILE, text.encode())


def provenance() -> dict[str, Any]:
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {"cores": os.cpu_count(), "system": platform.platform()},
        "python": platform.python_version(),
        "numpy": metadata.version("numpy"),
        "torch": metadata.version("torch"),
    }


def spread(values: Sequence[float]) -> dict[str, float]:
    """min, median, max and their number."""
    return {"min": min(values), "median": statistics.median(values), "max": max(values), "n": len(values)}


def thresholds(exercise: Exercise, measured: Mapping[str, Mapping[str, Mapping[str, float]]]) -> dict[str, Any]:
    """For each threshold that evidence of its name was measured for: the spreads and the margins on either side.

    `measured`: version (`kind/id`) -> evidence name -> spread. The nearest mistake is the nearest one that lies
    wholly on the wrong side; `overlap` names right versions that cross the threshold.
    """
    found = {}
    for name, about in exercise.thresholds.items():
        by = {version: values[name] for version, values in measured.items() if name in values}
        right = {v: s for v, s in by.items() if not v.startswith("mistake/")}
        if not right:
            found[name] = {"value": about["value"], "measured": {}}
            continue
        value = float(about["value"])
        sign = 1.0 if next(iter(right.values()))["median"] >= value else -1.0
        worst = {v: min(sign * (s["min"] - value), sign * (s["max"] - value)) for v, s in right.items()}
        best = {v: max(sign * (s["min"] - value), sign * (s["max"] - value)) for v, s in by.items() if v not in right}
        below = {v: -m for v, m in best.items() if m < 0}
        nearest = min(below, key=lambda v: below[v]) if below else None
        found[name] = {
            "value": value,
            "direction": "at least" if sign > 0 else "at most",
            "margin_of_right": min(worst.values()),
            "margin_of_nearest_mistake": below[nearest] if nearest else None,
            "nearest_mistake": nearest,
            "overlap": sorted(v for v, m in worst.items() if m < 0),
            "measured": by,
        }
    return found
