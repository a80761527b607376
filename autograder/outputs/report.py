"""The class at a glance: an HTML page for the instructor, and a table for the terminal."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table
from rich.text import Text as Styled

from autograder import files, messages
from autograder.outputs import page
from autograder.outputs.words import word
from autograder.result import ExerciseResult, Message, Result, Text
from autograder.wording import clean

__all__ = ["LISTED", "render", "table", "write"]

LISTED = 200  # rows that a terminal is given; a class of thousands has its page
BINS = 10  # of the score distribution, 10 % each
# One terminal column each; a wide symbol would shift the columns in half of the terminals in use.
SYMBOLS = {
    "passed": ("✓", "green"),
    "partial": ("~", "yellow"),
    "failed": ("✗", "red"),
    "error": ("!", "red"),
    "timeout": ("T", "red"),
    "missing": ("-", "dim"),
}
STATUS_STYLE = {"graded": "", "needs_regrade": "yellow", "unreadable": "red"}


@dataclass(frozen=True)
class Column:
    """One exercise over the class; counts are of graded submissions."""

    title: str
    passed: int
    partial: int
    rest: int
    mean: float
    max_score: float

    @property
    def count(self) -> int:
        return self.passed + self.partial + self.rest


@dataclass(frozen=True)
class Common:
    """A recognised mistake and who made it, as (row number, student)."""

    exercise: str
    mistake: str
    hint: str
    who: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Bar:
    """One bar of the distribution, in SVG units from the top left."""

    x: float
    y: float
    height: float
    count: int
    label: str


def render(results: Sequence[Result], lang: str, *, title: Text | None = None) -> str:
    """The class report in `lang` on one assignment's results, by student; `title`: the assignment's, if known."""
    results = sorted(results, key=lambda r: r.student)
    graded = [r for r in results if r.status == "graded"]
    scores = [r.score for r in graded]
    kinds = _exercises(results)
    return page.document(
        "report.html.j2",
        lang,
        title=clean(_assignment(results)) if title is None else title[lang],
        count=len(results),
        graded=len(graded),
        mean=statistics.fmean(scores) if scores else None,
        median=statistics.median(scores) if scores else None,
        max_score=max((r.max_score for r in results), default=0.0),
        bars=_bars(graded, lang),
        columns=[_column(e, graded, lang) for e in kinds],
        mistakes=_mistakes(results, lang),
        human=[(n, clean(r.student, 80), r.status, _reasons(r, lang)) for n, r in _human(results)],
        rows=[(n, clean(r.student, 80), r, [_of(r, e.id) for e in kinds]) for n, r in enumerate(results, 1)],
        titles=[e.title[lang] for e in kinds],
    )


def write(results: Sequence[Result], path: Path, lang: str, *, title: Text | None = None) -> Path:
    """Write the class report to `path` and return it."""
    files.write(path, render(results, lang, title=title).encode())
    return path


def table(results: Sequence[Result], lang: str, left_out: int = 0) -> Table:
    """The class for the terminal: student, score, a symbol per exercise (in fives; the caption says which), status.

    `left_out`: how many more there are than `results`; the caption says so.
    """
    kinds = _exercises(results)
    legend = " · ".join(f"{symbol} {word(f'outcome.{key}', lang)}" for key, (symbol, _) in SYMBOLS.items())
    numbered = "\n".join(f"{n} {clean(e.title[lang])}" for n, e in enumerate(kinds, 1))
    caption = f"{numbered}\n{legend}" if kinds else legend
    if left_out:
        caption = f"{word('class.left_out', lang, count=left_out)}\n{caption}"
    grid = Table(caption=Styled(caption), caption_justify="left", min_width=64)
    grid.add_column(word("student", lang))
    grid.add_column(word("score", lang), justify="right", no_wrap=True)
    if kinds:
        grid.add_column(f"{word('exercise', lang)} 1–{len(kinds)}", no_wrap=True)
    grid.add_column(word("status", lang))
    for r in sorted(results, key=lambda r: r.student):
        symbols = Styled()
        for n, kind in enumerate(kinds):
            symbols.append(" " if n and n % 5 == 0 else "")
            symbols.append(*SYMBOLS[e.outcome] if (e := _of(r, kind.id)) else " ")
        score = f"{page.amount(r.score)} / {page.amount(r.max_score)}" if r.status == "graded" else "–"
        status = Styled(word(f"status.{r.status}", lang), STATUS_STYLE[r.status])
        grid.add_row(Styled(clean(r.student, 40)), Styled(score), *([symbols] if kinds else []), status)
    return grid


def _assignment(results: Sequence[Result]) -> str:
    return ", ".join(dict.fromkeys(r.assignment for r in results))


def _exercises(results: Sequence[Result]) -> list[ExerciseResult]:
    """One of each exercise that any submission holds, in the order of first appearance."""
    found: dict[str, ExerciseResult] = {}
    for r in results:
        for e in r.exercises:
            found.setdefault(e.id, e)
    return list(found.values())


def _of(result: Result, exercise: str) -> ExerciseResult | None:
    """That exercise of `result`; None where it has none, or nothing that counts."""
    return next((e for e in result.exercises if e.id == exercise), None) if result.status == "graded" else None


def _column(kind: ExerciseResult, graded: Sequence[Result], lang: str) -> Column:
    found = [e for r in graded if (e := _of(r, kind.id)) is not None]
    outcomes = Counter(e.outcome for e in found)
    return Column(
        title=kind.title[lang],
        passed=outcomes["passed"],
        partial=outcomes["partial"],
        rest=len(found) - outcomes["passed"] - outcomes["partial"],
        mean=statistics.fmean(e.score for e in found) if found else 0.0,
        max_score=kind.max_score,
    )


def _mistakes(results: Sequence[Result], lang: str) -> list[Common]:
    """Recognised mistakes, the most common first: the ones to explain again."""
    who: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    words: dict[tuple[str, str], tuple[str, str]] = {}
    for n, r in enumerate(results, 1):
        for e in r.exercises:
            for d in {d.group: d for d in reversed(e.diagnosis)}.values():  # the first of those that are tied
                who[e.id, d.mistake].append((n, clean(r.student, 80)))
                words.setdefault((e.id, d.mistake), (e.title[lang], d.hint[lang]))
    ordered = sorted(who, key=lambda key: (-len(who[key]), key))
    return [Common(words[key][0], key[1], words[key][1], tuple(who[key])) for key in ordered]


def _human(results: Sequence[Result]) -> list[tuple[int, Result]]:
    """Row number and result where someone should look: those that were not graded first, then those with notes."""
    found = [(n, r) for n, r in enumerate(results, 1) if r.status != "graded" or r.notes]
    return sorted(found, key=lambda row: row[1].status == "graded")


def _reasons(result: Result, lang: str) -> list[str]:
    return [messages.text(n, lang) + _detail(n) for n in result.notes]


def _detail(note: Message) -> str:
    """What broke, for the instructor only: the learner's page leaves it out."""
    return f" `{clean(note.values['what'])}`" if note.values.get("what") else ""


def _bars(graded: Sequence[Result], lang: str) -> list[Bar]:
    counts = [0] * BINS
    for r in graded:
        share = r.score / r.max_score if r.max_score > 0 else 0.0
        counts[min(BINS - 1, max(0, int(BINS * share)))] += 1
    tallest = max(counts) or 1
    bars = []
    for i, count in enumerate(counts):
        height = 150.0 * count / tallest
        low, high = 100 * i // BINS, 100 * (i + 1) // BINS
        label = word("class.distribution.bin", lang, low=low, high=high, count=count)
        bars.append(Bar(20 + 60.0 * i, 175 - height, height, count, label))
    return bars
