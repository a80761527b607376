"""One learner's report: a self-contained HTML page in the language of their notebook.

It shows the learner's own behaviour and never a hidden input, an expected value, a test's name, code or a path. What
came from the learner (names, exception texts) is cleaned, bounded and escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from autograder import files, messages
from autograder.outputs import drawings, page
from autograder.outputs.words import word
from autograder.result import ExerciseResult, Result, TestResult, Text
from autograder.wording import clean

__all__ = ["place", "render", "write"]

LEVELS = ("public", "shape", "values", "gradients", "edge", "training")
NAMED = 4  # more titles than these in a sentence are a list, and that stands right below
State = Literal["passed", "failed", "skipped", "broken"]


@dataclass(frozen=True)
class Check:
    """One check as the page shows it. `same`: its message is that of the check above."""

    title: str
    state: State
    points: str
    message: str
    same: bool
    meters: tuple[drawings.Meter, ...]
    maps: tuple[drawings.Map, ...]
    charts: tuple[drawings.Chart, ...]


@dataclass(frozen=True)
class Exercise:
    """One exercise as the page shows it. `section`: the notebook's heading; `href`: where it is, if that is known."""

    number: str
    section: str
    href: str
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

    number: str
    title: str
    advice: str


@dataclass(frozen=True)
class Progress:
    """What changed since the submission before: one sentence on the points, and (label, exercises) for each kind."""

    score: str
    changes: tuple[tuple[str, str], ...]


def render(
    result: Result,
    lang: str | None = None,
    *,
    title: Text | None = None,
    before: Result | None = None,
    notebook: str = "",
) -> str:
    """The page for `result` in `lang` (default: the language of the notebook).

    `title`: the assignment's, if known. `before`: the result of the submission before this one, if there was one.
    `notebook`: URL of the notebook, to whose sections the page links; without one it names them.
    """
    lang = lang or result.lang
    exercises = tuple(_exercise(e, n, lang, notebook) for n, e in enumerate(result.exercises, 1))
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
        progress=_progress(before, result, lang) if before is not None else None,
        exercises=exercises if result.status != "unreadable" else (),
        notes=[messages.text(n, lang) for n in result.notes],
        graded=_graded(result),
        meter_width=drawings.METER,
        map_size=drawings.MAP,
        chart=drawings.CHART,
    )


def write(
    result: Result,
    feedback_root: Path,
    lang: str | None = None,
    *,
    title: Text | None = None,
    before: Result | None = None,
    notebook: str = "",
) -> Path:
    """Write the page to its `place` and return that path; `render` has the rest. Raises ValueError as `place` does."""
    path = place(result, feedback_root)
    files.write(path, render(result, lang, title=title, before=before, notebook=notebook).encode())
    return path


def place(result: Result, feedback_root: Path) -> Path:
    """`feedback_root`/<student>/<assignment>/report.html.

    Raises ValueError where the student's or the assignment's id is not a plain folder name.
    """
    for name in (result.student, result.assignment):
        if not name or name in (".", "..") or any(c in name for c in "/\\\0"):
            raise ValueError(f"not a folder name: {name!r}")
    return feedback_root / result.student / result.assignment / "report.html"


def _state(test: TestResult) -> State:
    if test.ours:
        return "broken"
    if test.outcome in ("passed", "skipped"):
        return "passed" if test.outcome == "passed" else "skipped"
    return "failed"


def _exercise(e: ExerciseResult, place: int, lang: str, notebook: str) -> Exercise:
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
                meters=tuple(drawings.meters(test, lang)),
                maps=tuple(drawings.maps(test)),
                charts=tuple(drawings.charts(test, lang)),
            )
        )
        last = said or last
    number = _number(e, place)
    # As `build` writes the lesson's headings; Jupyter's anchors are headings with hyphens for spaces.
    section = f"{number}. {e.title[lang]} ({word('worth', lang, points=page.amount(e.max_score))})"
    return Exercise(
        number=number,
        section=section,
        href=f"{notebook}#{quote(section.replace(' ', '-'))}" if notebook else "",
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


def _number(e: ExerciseResult, place: int) -> str:
    return clean(e.number, 8) or str(place)


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


def _well(result: Result, lang: str) -> str:
    """One plain sentence on what went well; empty where nothing can be said yet."""
    if result.status != "graded" or not result.exercises:
        return ""
    passed = [e for e in result.exercises if e.outcome == "passed"]
    if len(passed) == len(result.exercises):
        return word("well.all", lang)
    if len(passed) > NAMED:
        hardest = max(passed, key=lambda e: e.max_score)
        return word("well.many", lang, n=len(passed), all=len(result.exercises), title=_titles([hardest], lang))
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
    """The first exercise that was begun and is not passed, else the first untouched one, and what is known about it."""
    left = [(place, e) for place, e in enumerate(result.exercises, 1) if e.outcome != "passed"]
    if not left:
        return None
    place, e = next((pair for pair in left if pair[1].outcome != "missing"), left[0])
    said = [t.message for t in e.tests if t.message is not None and t.outcome not in ("passed", "skipped")]
    if e.diagnosis:
        advice = e.diagnosis[0].hint[lang]
    elif said:
        advice = messages.text(said[0], lang)
    else:
        advice = word(f"verdict.{_verdict(e)}", lang)
    return Step(_number(e, place), e.title[lang], advice)


def _progress(before: Result, result: Result, lang: str) -> Progress | None:
    """What changed; None where either was not graded, so that there is nothing to compare."""
    if "graded" not in (before.status, result.status) or before.status != result.status:
        return None
    old = {e.id: e for e in before.exercises}
    passed: list[str] = []
    more: list[str] = []
    less: list[str] = []
    for e in result.exercises:
        was = old.get(e.id)
        if was is None:
            continue
        if e.outcome == "passed" and was.outcome != "passed":
            passed.append(_titles([e], lang))
        elif abs(e.score - was.score) > 1e-9:
            points = f"{page.amount(was.score)} → {page.amount(e.score)}"
            (more if e.score > was.score else less).append(f"{_titles([e], lang)} ({points})")
    now = {"before": page.amount(before.score), "now": page.amount(result.score)}
    key = "progress.same" if abs(before.score - result.score) < 1e-9 else "progress.score"
    kinds = (("progress.passed", passed), ("progress.more", more), ("progress.less", less))
    return Progress(word(key, lang, **now), tuple((label, ", ".join(found)) for label, found in kinds if found))


def _graded(result: Result) -> tuple[tuple[str, str], ...]:
    """What graded it, as (key of the label, value); the time is there if the provenance tells it."""
    rows = [("graded.isolation", result.isolation), ("graded.device", result.device)]
    at = result.provenance.get("graded_at")
    if isinstance(at, str):
        rows.append(("graded.at", at))
    return tuple((key, clean(value, 60)) for key, value in rows if value)
