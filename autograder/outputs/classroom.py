"""A class's results in numbers: exercises, mistakes, thresholds, and who needs a human. Neither layout nor language."""

from __future__ import annotations

import math
import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from autograder.result import Diagnosis, Direction, ExerciseResult, Message, Result

__all__ = [
    "Column",
    "Common",
    "Margin",
    "altered",
    "columns",
    "discrimination",
    "exercises",
    "human",
    "margins",
    "mistakes",
    "of",
    "weakly_isolated",
]

ENOUGH = 5  # submissions below which a correlation says nothing
CLOSE = 0.05  # of the threshold's size: those who missed it by so little are named
STRONGEST = "namespaces"
BINS = 32  # of the picture of a threshold's values
# What a learner's own code cannot cause by being wrong: its process spoke another language.
SUSPICIOUS = frozenset({"protocol"})


@dataclass(frozen=True)
class Column:
    """One exercise over the class; counts are of graded submissions. `seconds`: the median that grading it took."""

    exercise: ExerciseResult
    passed: int
    partial: int
    rest: int
    mean: float
    discrimination: float | None
    seconds: float

    @property
    def count(self) -> int:
        return self.passed + self.partial + self.rest


@dataclass(frozen=True)
class Common:
    """A recognised mistake and who made it, by place in the class."""

    exercise: ExerciseResult
    diagnosis: Diagnosis
    who: tuple[int, ...]


@dataclass(frozen=True)
class Margin:
    """What the class reached beside one threshold. `close`: who missed it by at most 5 % of its size, by place.

    `bars`: counts in `BINS` bins of equal width from `low` to `high`, the threshold within.
    """

    exercise: ExerciseResult
    name: str
    direction: Direction
    value: float
    reached: int
    missed: int
    close: tuple[int, ...]
    low: float
    high: float
    bars: tuple[int, ...]


def exercises(results: Sequence[Result]) -> list[ExerciseResult]:
    """One of each exercise that any submission holds, in the order of first appearance."""
    found: dict[str, ExerciseResult] = {}
    for r in results:
        for e in r.exercises:
            found.setdefault(e.id, e)
    return list(found.values())


def of(result: Result, exercise: str) -> ExerciseResult | None:
    """That exercise of `result`; None where it has none, or nothing that counts."""
    return next((e for e in result.exercises if e.id == exercise), None) if result.status == "graded" else None


def columns(results: Sequence[Result]) -> list[Column]:
    """Each exercise over the class, in the notebook's order."""
    found = []
    for kind in exercises(results):
        pairs = [(r, e) for r in results if (e := of(r, kind.id)) is not None]
        outcomes = Counter(e.outcome for _, e in pairs)
        found.append(
            Column(
                exercise=kind,
                passed=outcomes["passed"],
                partial=outcomes["partial"],
                rest=len(pairs) - outcomes["passed"] - outcomes["partial"],
                mean=statistics.fmean(e.score for _, e in pairs) if pairs else 0.0,
                discrimination=discrimination(
                    [e.outcome == "passed" for _, e in pairs], [r.score - e.score for r, e in pairs]
                ),
                seconds=statistics.median(e.seconds for _, e in pairs) if pairs else 0.0,
            )
        )
    return found


def discrimination(passed: Sequence[bool], rest: Sequence[float]) -> float | None:
    """Point-biserial correlation of passing with the points of the *other* exercises; None where it is not defined.

    r = cov(passed, rest) / (sd(passed) sd(rest)), Pearson's r with one variable 0 or 1. The exercise's own points are
    left out of `rest`: with them it would correlate with itself.
    """
    if len(passed) < ENOUGH or len(set(passed)) < 2 or max(rest) - min(rest) < 1e-9:
        return None
    return float(np.corrcoef(np.asarray(passed, dtype=float), np.asarray(rest, dtype=float))[0, 1])


def mistakes(results: Sequence[Result]) -> list[Common]:
    """Recognised mistakes, the most common first: the ones to explain again."""
    who: dict[tuple[str, str], list[int]] = defaultdict(list)
    about: dict[tuple[str, str], tuple[ExerciseResult, Diagnosis]] = {}
    for n, r in enumerate(results):
        for e in r.exercises:
            for d in {d.group: d for d in reversed(e.diagnosis)}.values():  # the first of those that are tied
                who[e.id, d.mistake].append(n)
                about.setdefault((e.id, d.mistake), (e, d))
    ordered = sorted(who, key=lambda key: (-len(who[key]), key))
    return [Common(*about[key], tuple(who[key])) for key in ordered]


def human(results: Sequence[Result]) -> list[tuple[int, list[Message]]]:
    """Who should be looked at, by place, and what says so: those that were not graded first.

    A cell that raised is the learner's to mend, so it is no reason. Altered cells are, though they change no score.
    """
    found = []
    for n, r in enumerate(results):
        notes = [m for m in r.notes if r.status != "graded" or m.id in SUSPICIOUS]
        said = {t.message.id for e in r.exercises for t in e.tests if t.message is not None}
        notes += [Message(id) for id in sorted(SUSPICIOUS & said)]
        if r.status != "graded" or notes or altered(r):
            found.append((n, notes))
    return sorted(found, key=lambda row: results[row[0]].status == "graded")


def altered(result: Result) -> int:
    """How many locked cells or metadata of the notebook are not as they were handed out, as the engine counted."""
    count = result.provenance.get("altered", 0)
    return count if isinstance(count, int) else 0


def weakly_isolated(results: Sequence[Result]) -> dict[str, list[int]]:
    """Isolation level -> places of what was graded there, for every level but the strongest."""
    found: dict[str, list[int]] = defaultdict(list)
    for n, r in enumerate(results):
        if r.status == "graded" and r.isolation != STRONGEST:
            found[r.isolation].append(n)
    return dict(found)


def margins(results: Sequence[Result]) -> list[Margin]:
    """For each threshold that was measured: who reached it, and by how much the others missed it."""
    found = []
    for kind in exercises(results):
        measured: dict[str, dict[int, float]] = defaultdict(dict)
        bounds: dict[str, tuple[Direction, float]] = {}
        for n, r in enumerate(results):
            e = of(r, kind.id)
            for test in e.tests if e is not None else ():
                for name, bound in test.bounds.items():
                    got = test.evidence.get(name)
                    if isinstance(got, int | float) and math.isfinite(got):
                        bounds[name] = bound
                        worst = min if bound[0] == "at_least" else max
                        measured[name][n] = worst(float(got), measured[name].get(n, float(got)))
        found += [_margin(kind, name, *bounds[name], got) for name, got in measured.items()]
    return found


def _margin(kind: ExerciseResult, name: str, direction: Direction, value: float, got: dict[int, float]) -> Margin:
    sign = 1.0 if direction == "at_least" else -1.0
    missed = {n: sign * (value - x) for n, x in got.items() if sign * (x - value) < 0}
    close = tuple(n for n, by in missed.items() if by <= CLOSE * abs(value))
    # A run that blew up would squeeze all others into one bin.
    low, high = min(value, *got.values()), max(value, *(min(x, 3 * abs(value)) for x in got.values()))
    # All of them at the threshold, or beside it by no more than rounding: too little for that many bins.
    high = high if high - low > 1e-9 * max(abs(low), abs(high)) else low + 1.0
    counts, _ = np.histogram(np.clip(list(got.values()), low, high), bins=BINS, range=(low, high))
    bars = tuple(int(c) for c in counts)
    return Margin(kind, name, direction, value, len(got) - len(missed), len(missed), close, low, high, bars)
