"""The class at a glance: an HTML page for the instructor, and a table for the terminal."""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from rich.table import Table
from rich.text import Text as Styled

from autograder import files, messages
from autograder.outputs import classroom, feedback, page, similar
from autograder.outputs.words import word
from autograder.result import Message, Result, Text
from autograder.wording import clean, measure, number

__all__ = ["LISTED", "render", "table", "write"]

LISTED = 200  # rows that a terminal is given; a class of thousands has its page
BINS = 10  # of the score distribution, 10 % each
NAME = 80  # characters of a learner's name that are shown
WEAK = 0.2  # below it an item does not tell strong from weak learners (Ebel and Frisbie 1991, ch. 13)
STRIP = (240.0, 30.0)  # a threshold's picture in SVG units
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
class Who:
    """A learner as the page names them: the number of their row, and where their own report lies, if known."""

    row: int
    name: str
    href: str


@dataclass(frozen=True)
class Bar:
    """One bar of a histogram, in SVG units from the top left."""

    x: float
    y: float
    height: float
    count: int
    label: str = ""


@dataclass(frozen=True)
class Strip:
    """What the class reached beside one threshold: `x` is the threshold's place in SVG units."""

    exercise: int
    name: str
    bound: str
    label: str
    reached: int
    missed: int
    close: tuple[Who, ...]
    x: float
    good: str
    low: str
    high: str
    bars: tuple[Bar, ...]


def render(
    results: Sequence[Result], lang: str, *, title: Text | None = None, hrefs: Mapping[str, str] | None = None
) -> str:
    """The class report in `lang` on one assignment's results, by student.

    `title`: the assignment's, if known. `hrefs`: student -> where their own report lies.
    """
    results = sorted(results, key=lambda r: r.student)
    graded = [r for r in results if r.status == "graded"]
    scores = [r.score for r in graded]
    columns = classroom.columns(results)
    numbers = {c.exercise.id: n for n, c in enumerate(columns, 1)}
    people = [Who(n, clean(r.student, NAME), (hrefs or {}).get(r.student, "")) for n, r in enumerate(results, 1)]

    def who(places: Sequence[int]) -> list[Who]:
        return [people[n] for n in places]

    return page.document(
        "report.html.j2",
        lang,
        script="report.js",
        title=clean(_assignment(results)) if title is None else title[lang],
        count=len(results),
        graded=len(graded),
        mean=statistics.fmean(scores) if scores else None,
        median=statistics.median(scores) if scores else None,
        max_score=max((r.max_score for r in results), default=0.0),
        spent=_span(sum(r.seconds for r in results), lang),
        each=_span(statistics.median(r.seconds for r in graded), lang) if graded else "",
        bars=_bars(graded, lang),
        columns=columns,
        weak=WEAK,
        mistakes=[(numbers[m.exercise.id], m, who(m.who)) for m in classroom.mistakes(results)],
        human=[
            (people[n], results[n].status, _reasons(results[n], notes, lang)) for n, notes in classroom.human(results)
        ],
        isolation=[(level, who(places)) for level, places in classroom.weakly_isolated(results).items()],
        alike=[
            (people[p.one], people[p.other], p.alike, p.shared, _places(p, numbers, lang))
            for p in similar.pairs(results)
        ],
        strips=[_strip(m, numbers, who, lang) for m in classroom.margins(results)],
        strip=STRIP,
        rows=[(people[n], r, [classroom.of(r, c.exercise.id) for c in columns]) for n, r in enumerate(results)],
    )


def write(
    results: Sequence[Result], path: Path, lang: str, *, title: Text | None = None, feedback_root: Path | None = None
) -> Path:
    """Write the class report to `path` and return it; learners link to their reports under `feedback_root`."""
    hrefs = {}
    if feedback_root is not None:
        for r in results:
            report = feedback.place(r, feedback_root)
            if report.is_file():
                hrefs[r.student] = quote(os.path.relpath(report, path.parent))
    files.write(path, render(results, lang, title=title, hrefs=hrefs).encode())
    return path


def table(results: Sequence[Result], lang: str, left_out: int = 0) -> Table:
    """The class for the terminal: student, score, a symbol per exercise (in fives; the caption says which), status.

    `left_out`: how many more there are than `results`; the caption says so.
    """
    kinds = classroom.exercises(results)
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
            symbols.append(*SYMBOLS[e.outcome] if (e := classroom.of(r, kind.id)) else " ")
        score = f"{page.amount(r.score)} / {page.amount(r.max_score)}" if r.status == "graded" else "–"
        status = Styled(word(f"status.{r.status}", lang), STATUS_STYLE[r.status])
        grid.add_row(Styled(clean(r.student, 40)), Styled(score), *([symbols] if kinds else []), status)
    return grid


def _assignment(results: Sequence[Result]) -> str:
    return ", ".join(dict.fromkeys(r.assignment for r in results))


def _reasons(result: Result, notes: Sequence[Message], lang: str) -> list[str]:
    """What the notes say, and what broke: that is for the instructor only, the learner's page leaves it out."""
    said = [messages.text(m, lang) + (f" `{clean(m.values['what'])}`" if m.values.get("what") else "") for m in notes]
    count = classroom.altered(result)
    return [*said, word("class.altered", lang, count=count)] if count else said


def _span(seconds: float, lang: str) -> str:
    """A time to read: seconds to the tenth below a minute, then minutes, then hours."""
    if seconds < 60:
        return word("class.seconds", lang, n=f"{seconds:.1f}")
    if seconds < 3600:
        return word("class.minutes", lang, n=round(seconds / 60))
    return word("class.hours", lang, n=f"{seconds / 3600:.1f}")


def _places(pair: similar.Pair, numbers: Mapping[str, int], lang: str) -> str:
    """The exercises where the pair agrees, by number, in the notebook's order."""
    found = sorted(numbers[e] for e, _ in pair.exercises if e in numbers)
    return ", ".join(map(str, found)) or word("class.alike.elsewhere", lang)


def _strip(
    m: classroom.Margin, numbers: Mapping[str, int], who: Callable[[Sequence[int]], list[Who]], lang: str
) -> Strip:
    width, height = STRIP
    step, span, most = width / len(m.bars), m.high - m.low, max(m.bars)
    tall = [height * (count / most) ** 0.5 for count in m.bars]  # so that one learner beside a hundred is still seen
    name = measure(m.name, lang)
    bound = word(f"class.{m.direction}", lang, value=number(m.value))
    label = word("class.strip.label", lang, name=name.strip("`"), bound=bound, reached=m.reached, missed=m.missed)
    return Strip(
        exercise=numbers[m.exercise.id],
        name=name,
        bound=bound,
        label=label,
        reached=m.reached,
        missed=m.missed,
        close=tuple(who(m.close)),
        x=width * (m.value - m.low) / span,
        good="right" if m.direction == "at_least" else "left",
        low=number(m.low),
        high=number(m.high),
        bars=tuple(Bar(i * step, height - h, h, count) for i, (count, h) in enumerate(zip(m.bars, tall, strict=True))),
    )


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
