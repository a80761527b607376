"""One learner's report: a self-contained HTML page in the language of their notebook.

It shows the learner's own behaviour and never a hidden input, an expected value, a test's name, code or a path. What
came from the learner (names, exception texts) is cleaned, bounded and escaped.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from autograder import files, messages
from autograder.outputs import page
from autograder.outputs.words import word
from autograder.result import ExerciseResult, Message, Result, TestResult, Text
from autograder.wording import clean, measure, pair

__all__ = ["render", "write"]

LEVELS = ("public", "shape", "values", "gradients", "edge", "training")
State = Literal["passed", "failed", "skipped", "broken"]

# Ends of the logarithmic axis for errors: float64 resolves 1e-16, and an error beyond 100 looks like any other.
LOG_LOW, LOG_HIGH = -16.0, 2.0
MAP = 96  # longest side of a map in CSS pixels, like the largest sheets of images below it
CHART = (360.0, 120.0)  # a chart's drawing area in SVG units
METER = 300.0  # width of a meter in SVG units; the narrowest phones in use show 320 of them


@dataclass(frozen=True)
class Meter:
    """A measured number beside its limit: `x` and `limit_x` in SVG units from the left, `good` the side that passes."""

    name: str
    label: str
    got: str
    limit: str
    x: float
    limit_x: float
    good: Literal["left", "right"]
    passed: bool
    limit_word: str


@dataclass(frozen=True)
class Map:
    """Where in an array the entries are wrong: cells `(x, y, width, share)` of a `columns` x `rows` picture."""

    name: str
    columns: int
    rows: int
    cells: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True)
class Line:
    """One curve as SVG paths; more than one where values were missing."""

    name: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """A picture of the learner's run: curves with the ends of their axes, or a sheet of images."""

    title: str
    lines: tuple[Line, ...] = ()
    low: str = ""
    high: str = ""
    png: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Check:
    """One check as the page shows it. `same`: its message is that of the check above."""

    title: str
    state: State
    points: str
    message: str
    same: bool
    meters: tuple[Meter, ...]
    maps: tuple[Map, ...]
    charts: tuple[Chart, ...]


@dataclass(frozen=True)
class Exercise:
    """One exercise as the page shows it."""

    number: int
    title: str
    verdict: str
    score: float
    max_score: float
    levels: tuple[tuple[str, State], ...]
    hints: tuple[tuple[str, ...], ...]
    kind: str
    alone: bool
    to_fix: tuple[Check, ...]
    passed: tuple[Check, ...]
    waiting: tuple[Check, ...]


@dataclass(frozen=True)
class Step:
    """The next best step: the exercise (by number) and what to look at there."""

    number: int
    title: str
    advice: str


def render(result: Result, lang: str | None = None, *, title: Text | None = None) -> str:
    """The page for `result` in `lang` (default: the language of the notebook); `title`: the assignment's, if known."""
    lang = lang or result.lang
    exercises = tuple(_exercise(e, n, lang) for n, e in enumerate(result.exercises, 1))
    return page.document(
        "feedback.html.j2",
        lang,
        title=clean(result.assignment) if title is None else title[lang],
        student=clean(result.student, 80),
        status=result.status,
        score=result.score,
        max_score=result.max_score,
        share=min(1.0, max(0.0, result.score / result.max_score)) if result.max_score > 0 else 0.0,
        well=_well(result, lang),
        step=_next(result, lang) if result.status == "graded" else None,
        exercises=exercises if result.status != "unreadable" else (),
        notes=[messages.text(n, lang) for n in result.notes],
        graded=_graded(result),
        meter_width=METER,
        map_size=MAP,
        chart=CHART,
    )


def write(result: Result, feedback_root: Path, lang: str | None = None, *, title: Text | None = None) -> Path:
    """Write the page to `feedback_root`/<student>/<assignment>/report.html and return that path.

    Raises ValueError where the student's or the assignment's id is not a plain folder name.
    """
    for name in (result.student, result.assignment):
        if not name or name in (".", "..") or any(c in name for c in "/\\\0"):
            raise ValueError(f"not a folder name: {name!r}")
    path = feedback_root / result.student / result.assignment / "report.html"
    files.write(path, render(result, lang, title=title).encode())
    return path


def _state(test: TestResult) -> State:
    if test.outcome == "error" and _ours(test):
        return "broken"
    if test.outcome in ("passed", "skipped"):
        return "passed" if test.outcome == "passed" else "skipped"
    return "failed"


def _ours(test: TestResult) -> bool:
    """Whether the grader or the machine broke here, and not the learner's code."""
    return test.message is None or test.message.id in ("grader_error", "infrastructure")


def _exercise(e: ExerciseResult, number: int, lang: str) -> Exercise:
    checks: dict[State, list[Check]] = {"passed": [], "failed": [], "skipped": [], "broken": []}
    last = ""
    for test in e.tests:
        state = _state(test)
        said = ""
        if test.message is not None and state in ("failed", "broken"):
            said = messages.text(test.message, lang)
        checks[state].append(
            Check(
                title=test.title[lang],
                state=state,
                points=_points(test.points, test.max_points, lang) if state in ("passed", "failed") else "",
                message=said,
                same=bool(said) and said == last,
                meters=tuple(_meters(test, lang)),
                maps=tuple(_maps(test)),
                charts=tuple(_charts(test, lang)),
            )
        )
        last = said or last
    return Exercise(
        number=number,
        title=e.title[lang],
        verdict=_verdict(e),
        score=e.score,
        max_score=e.max_score,
        levels=tuple(_levels(e)),
        hints=_hints(e, lang) if e.outcome != "passed" else (),
        kind=messages.text(e.kind, lang) if e.kind is not None else "",
        alone=len(checks["failed"]) == 1 and not checks["broken"] and not checks["skipped"] and bool(checks["passed"]),
        to_fix=(*checks["failed"], *checks["broken"]),
        passed=tuple(checks["passed"]),
        waiting=tuple(checks["skipped"]),
    )


def _hints(e: ExerciseResult, lang: str) -> tuple[tuple[str, ...], ...]:
    """The hints of each mistake that was recognised; several for one where a few mistakes cannot be told apart."""
    groups: dict[int, list[str]] = {}
    for d in e.diagnosis:
        hints = groups.setdefault(d.group, [])
        if d.hint[lang] not in hints:
            hints.append(d.hint[lang])
    return tuple(map(tuple, groups.values()))


def _points(score: float, of: float, lang: str) -> str:
    return word("points", lang, score=page.amount(score), max=page.amount(of)) if of else ""


def _verdict(e: ExerciseResult) -> str:
    """The key of the verdict's words: an error of the learner's code and a fault of ours are told apart."""
    if e.outcome != "error":
        return e.outcome
    return "broken" if not e.tests or any(_state(t) == "broken" for t in e.tests) else "raised"


def _levels(e: ExerciseResult) -> Iterator[tuple[str, State]]:
    """Each level that the exercise has, in order, with the worst that happened there."""
    for level in LEVELS:
        states = {_state(t) for t in e.tests if t.level == level}
        for state in ("broken", "failed", "skipped", "passed"):
            if state in states:
                yield level, state
                break


def _meters(test: TestResult, lang: str) -> Iterator[Meter]:
    """Measured numbers beside their limits: from the message of a failed check, and from the evidence.

    Evidence named `x` is drawn where its limit is known too: `x_threshold` (at least), `x_limit` (at most), or the
    pair `error`, `tol`.
    """
    if test.message is not None and test.outcome == "failed":
        meter = _message_meter(test.message, lang)
        if meter is not None:
            yield meter
            return
    evidence = test.evidence
    for name in evidence:
        got = _finite(evidence, name)
        if got is None:
            continue
        if name == "error":
            tol = _finite(evidence, "tol")
            if tol is not None:
                yield _error(got, tol, lang)
        elif (least := _finite(evidence, f"{name}_threshold")) is not None:
            yield _linear(measure(name, lang), got, least, "right", lang)
        elif (most := _finite(evidence, f"{name}_limit")) is not None:
            yield _linear(measure(name, lang), got, most, "left", lang)


def _finite(values: Mapping[str, Any], name: str) -> float | None:
    value = values.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < 1e300 else None  # also false for NaN


def _message_meter(message: Message, lang: str) -> Meter | None:
    v = message.values
    got = _finite(v, "error" if message.id == "values" else "got")
    limit = _finite(v, "tol" if message.id == "values" else "threshold")
    if got is None or limit is None:
        return None
    if message.id == "values":
        return _error(got, limit, lang)
    if message.id == "below_threshold":
        return _linear(measure(str(v["name"]), lang), got, limit, "right", lang)
    if message.id == "above_threshold":
        return _linear(measure(str(v["name"]), lang), got, limit, "left", lang)
    return None


def _error(got: float, tol: float, lang: str) -> Meter:
    """An error on a logarithmic axis, on which 1e-6 and 1e-2 can be told apart."""

    def place(value: float) -> float:
        exponent = math.log10(value) if value > 0 else LOG_LOW
        return METER * (min(LOG_HIGH, max(LOG_LOW, exponent)) - LOG_LOW) / (LOG_HIGH - LOG_LOW)

    shown = pair(got, tol)
    label = word("meter.error", lang, got=shown[0], limit=shown[1])
    name = measure("error", lang)
    return Meter(name, label, *shown, place(got), place(tol), "left", got <= tol, word("meter.allowed", lang))


def _linear(name: str, got: float, limit: float, good: Literal["left", "right"], lang: str) -> Meter:
    """A score from 0 to 1, or to somewhat beyond the larger of the two numbers."""
    top = 1.0 if max(got, limit) <= 1 else 1.2 * max(got, limit)
    shown = pair(got, limit)
    passed = got >= limit if good == "right" else got <= limit
    key = "meter.at_least" if good == "right" else "meter.at_most"
    name = name.strip("`")
    label = word(key, lang, label=name, got=shown[0], limit=shown[1])
    place = [METER * min(1.0, max(0.0, value / top)) for value in (got, limit)]
    return Meter(name, label, *shown, place[0], place[1], good, passed, word("meter.needed", lang))


def _maps(test: TestResult) -> Iterator[Map]:
    """Where a failed check found wrong entries, one map for each index of the third axis from the end."""
    if test.message is None or test.outcome != "failed":
        return
    where = test.message.values.get("where")
    if not isinstance(where, list | tuple) or not all(isinstance(m, str) and m for m in where):
        return
    name = clean(str(test.message.values.get("name", "")), 40)
    for index, text in enumerate(where):
        rows = [[int(c) for c in row if c.isdecimal()] for row in text.split("/")]
        cells = []
        for y, row in enumerate(rows):
            x = 0
            for share, run in itertools.groupby(row):
                width = len(list(run))
                if share:
                    cells.append((x, y, width, share))
                x += width
        label = f"{name}[..., {index}, :, :]" if len(where) > 1 else name
        yield Map(label, max(map(len, rows)), len(rows), tuple(cells))


def _charts(test: TestResult, lang: str) -> Iterator[Chart]:
    for picture in test.pictures:
        title, data = picture.title[lang], picture.data
        if picture.kind == "images":
            yield Chart(title, png=data["png"], width=int(data["width"]), height=int(data["height"]))
            continue
        series: Mapping[str, Sequence[float | None]] = data["series"]
        values = [v for row in series.values() for v in row if v is not None]
        if not values:
            continue
        low, high = min(values), max(values)
        lines = tuple(Line(clean(name, 40), tuple(_paths(row, low, high))) for name, row in series.items())
        yield Chart(title, lines, f"{low:.3g}", f"{high:.3g}")


def _paths(row: Sequence[float | None], low: float, high: float) -> Iterator[str]:
    """The parts of a curve between the gaps, from left to right; a single value becomes a dot."""
    width, height = CHART
    step, span = width / max(1, len(row) - 1), (high - low) or 1.0
    points = [None if v is None else f"{i * step:.1f} {height * (high - v) / span:.1f}" for i, v in enumerate(row)]
    for there, part in itertools.groupby(points, key=lambda p: p is not None):
        if there:
            places = [p for p in part if p is not None]
            yield f"M{' L'.join(places if len(places) > 1 else places * 2)}"


def _well(result: Result, lang: str) -> str:
    """One plain sentence on what went well; empty where nothing can be said yet."""
    if result.status != "graded" or not result.exercises:
        return ""
    passed = [e for e in result.exercises if e.outcome == "passed"]
    if len(passed) == len(result.exercises):
        return word("well.all", lang)
    if passed:
        return word("well.some", lang, titles=_titles(passed, lang))
    best = max(result.exercises, key=lambda e: e.score)
    if best.score > 0:
        return word("well.points", lang, title=best.title[lang], score=page.amount(best.score))
    for e in result.exercises:
        if any(t.outcome == "passed" for t in e.tests):
            return word("well.public", lang, title=e.title[lang])
    return word("well.none", lang)


def _titles(exercises: Sequence[ExerciseResult], lang: str) -> str:
    opening, closing = ("‘", "’") if lang == "ko" else ("“", "”")
    return ", ".join(f"{opening}{e.title[lang]}{closing}" for e in exercises)


def _next(result: Result, lang: str) -> Step | None:
    """The first exercise that is not passed, and the most specific thing that is known about it."""
    for number, e in enumerate(result.exercises, 1):
        if e.outcome == "passed":
            continue
        said = [t.message for t in e.tests if t.message is not None and t.outcome not in ("passed", "skipped")]
        if e.diagnosis:
            advice = e.diagnosis[0].hint[lang]
        elif said:
            advice = messages.text(said[0], lang)
        else:
            advice = word(f"verdict.{_verdict(e)}", lang)
        return Step(number, e.title[lang], advice)
    return None


def _graded(result: Result) -> tuple[tuple[str, str], ...]:
    """What graded it, as (key of the label, value); the time is there if the provenance tells it."""
    rows = [("graded.isolation", result.isolation), ("graded.device", result.device)]
    at = result.provenance.get("graded_at")
    if isinstance(at, str):
        rows.append(("graded.at", at))
    return tuple((key, clean(value, 60)) for key, value in rows if value)
