"""Gradescope's results.json: one test for each exercise, in the learner's language. Otter's results say the same.

The format is that of https://gradescope-autograders.readthedocs.io/en/latest/specs/. Everything is plain text: what
came from a learner (names, exception texts) can be no markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder import files, messages
from autograder.outputs import page
from autograder.outputs.words import word
from autograder.result import ExerciseResult, Result, TestResult

__all__ = ["about", "lines", "render", "told", "write"]

SIGNS = {"passed": "✅", "skipped": "➖"}


def render(result: Result, lang: str | None = None) -> dict[str, Any]:
    """What Gradescope shows and counts of `result`, in `lang` (default: the language of the notebook).

    Raises ValueError where grading did not come to an end: a result without a score is none, and any number that were
    written in its place would be taken for one.
    """
    lang = lang or result.lang
    if result.status == "needs_regrade":
        raise ValueError(f"not graded, so no score is written: {about(result, 'en')}")
    tests = [
        {
            "name": e.title[lang],
            "number": e.number or str(place),
            "score": e.score,
            "max_score": e.max_score,
            "status": "passed" if e.outcome == "passed" else "failed",
            "output": told(e, lang),
            "visibility": "visible",
            "extra_data": {"exercise": e.id, "outcome": e.outcome},
        }
        for place, e in enumerate(result.exercises, 1)
    ]
    return {
        "score": result.score,
        "execution_time": round(result.seconds, 2),
        "output": about(result, lang),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
        "extra_data": {"assignment": result.assignment, "isolation": result.isolation, "status": result.status},
    }


def write(result: Result, path: Path, lang: str | None = None) -> Path:
    """Write `render` to `path`, all of it or nothing."""
    files.write(path, json.dumps(render(result, lang), ensure_ascii=False, indent=1, allow_nan=False).encode())
    return path


def about(result: Result, lang: str) -> str:
    """What is to be said of the submission as a whole, a line each, and at which isolation level it was graded."""
    lines = [] if result.status == "graded" else [word(result.status, lang)]
    lines += [messages.text(note, lang) for note in result.notes]
    return "\n".join([*lines, f"{word('graded.isolation', lang)}: {result.isolation}"])


def told(exercise: ExerciseResult, lang: str) -> str:
    """`lines` as plain text, what was found below what was checked."""
    return "\n".join(f"{line}\n   {found}" if found else line for line, found in lines(exercise, lang))


def lines(exercise: ExerciseResult, lang: str) -> Iterator[tuple[str, str]]:
    """What was checked, with what was found there ("" where it passed), then the hints of recognised mistakes."""
    if exercise.outcome == "missing":
        yield word("verdict.missing", lang), ""
    for test in exercise.tests:
        yield _test(test, lang)
    if exercise.outcome != "passed":
        yield from ((f"💡 {hint}", "") for hint in dict.fromkeys(d.hint[lang] for d in exercise.diagnosis))
        if exercise.kind is not None:
            yield messages.text(exercise.kind, lang), ""


def _test(test: TestResult, lang: str) -> tuple[str, str]:
    points = ""
    if test.max_points and test.outcome != "skipped":
        points = f" ({word('points', lang, score=page.amount(test.points), max=page.amount(test.max_points))})"
    waits = f" ({word('state.skipped', lang)})" if test.outcome == "skipped" else ""
    found = ""
    if test.message is not None and test.outcome not in ("passed", "skipped"):
        found = messages.text(test.message, lang)
    return f"{SIGNS.get(test.outcome, '❌')} {test.title[lang]}{points}{waits}", found
