"""What the pages draw of a check: measured numbers beside their limits, where an array is wrong, the run's pictures."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from autograder.outputs.words import word
from autograder.result import Message, TestResult
from autograder.wording import clean, measure, measured, pair

__all__ = ["CHART", "MAP", "METER", "Chart", "Line", "Map", "Meter", "charts", "maps", "meters"]

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
    """A picture of the learner's run: curves with the ends of their axes, a sheet of images, or a confusion matrix.

    `table`: for each true class its name and, by answer, how often, and its share of the class in tenths, rounded up.
    """

    title: str
    lines: tuple[Line, ...] = ()
    low: str = ""
    high: str = ""
    png: str = ""
    width: int = 0
    height: int = 0
    classes: tuple[str, ...] = ()
    table: tuple[tuple[str, tuple[tuple[int, int], ...]], ...] = ()


def meters(test: TestResult, lang: str) -> Iterator[Meter]:
    """Measured numbers beside their limits: from the message of a failed check, and from the evidence.

    Evidence named `x` is drawn where its limit is known too: `x_threshold` (at least), `x_limit` (at most), the pair
    `error`, `tol`, or one of the test's bounds whose name has words.
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
        elif name in test.bounds and "`" not in measure(name, lang):
            direction, value = test.bounds[name]
            yield _linear(measure(name, lang), got, value, "right" if direction == "at_least" else "left", lang)


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
        return _linear(measured(v, lang), got, limit, "right", lang)
    if message.id == "above_threshold":
        return _linear(measured(v, lang), got, limit, "left", lang)
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
    name = name.replace("`", "")
    label = word(key, lang, label=name, got=shown[0], limit=shown[1])
    place = [METER * min(1.0, max(0.0, value / top)) for value in (got, limit)]
    return Meter(name, label, *shown, place[0], place[1], good, passed, word("meter.needed", lang))


def maps(test: TestResult) -> Iterator[Map]:
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


def charts(test: TestResult, lang: str) -> Iterator[Chart]:
    for picture in test.pictures:
        title, data = picture.title[lang], picture.data
        if picture.kind == "images":
            yield Chart(title, png=data["png"], width=int(data["width"]), height=int(data["height"]))
            continue
        if picture.kind == "confusion":
            yield _confusion(title, data)
            continue
        series: Mapping[str, Sequence[float | None]] = data["series"]
        values = [v for row in series.values() for v in row if v is not None]
        if not values:
            continue
        low, high = min(values), max(values)
        lines = tuple(Line(clean(name, 40), tuple(_paths(row, low, high))) for name, row in series.items())
        yield Chart(title, lines, f"{low:.3g}", f"{high:.3g}")


def _confusion(title: str, data: Mapping[str, Any]) -> Chart:
    classes, counts = tuple(clean(str(c), 12) for c in data["classes"]), data["counts"]
    shares = [tuple((int(n), -(-10 * int(n) // max(1, sum(row)))) for n in row) for row in counts]
    return Chart(title, classes=classes, table=tuple(zip(classes, shares, strict=True)))


def _paths(row: Sequence[float | None], low: float, high: float) -> Iterator[str]:
    """The parts of a curve between the gaps, from left to right; a single value becomes a dot."""
    width, height = CHART
    step, span = width / max(1, len(row) - 1), (high - low) or 1.0
    points = [None if v is None else f"{i * step:.1f} {height * (high - v) / span:.1f}" for i, v in enumerate(row)]
    for there, part in itertools.groupby(points, key=lambda p: p is not None):
        if there:
            places = [p for p in part if p is not None]
            yield f"M{' L'.join(places if len(places) > 1 else places * 2)}"
