"""Which exercises a class should repeat: what it lost on each, by the stored results, and a choice that fits the time.

What is lost on an exercise is the share of its points that the class did not get. Whoever left a core exercise
untouched lost all of it; one that is not core was theirs to leave, and is not counted as lost.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.table import Table
from rich.text import Text as Styled

from autograder.course import Assignment, Exercise
from autograder.outputs.words import word
from autograder.result import ExerciseResult, Result, Text
from autograder.wording import clean

__all__ = ["FLOOR", "Choice", "Standing", "choose", "reason", "standings", "table"]

FLOOR = 0.1  # of the points lost: below, the feedback serves the few better than the time of all
UNSAID = 8  # minutes, where an author gave none; the median of days 1 to 4 is 8
Why = Literal["lost", "needed", "mastered", "time", "clash", "unseen"]


@dataclass(frozen=True)
class Standing:
    """How the class stands with one exercise. `handed_in`: graded submissions of its day, of `learners` in all.

    `full`: how many got all points; `untouched`: how many left it as it was; `mean`, `lost`: shares of its points;
    `mistake`, `made`: the mistake that was recognised most often, and by how many it was made.
    """

    day: Assignment
    exercise: Exercise
    learners: int
    handed_in: int
    full: int
    untouched: int
    mean: float
    lost: float
    mistake: str = ""
    made: int = 0

    @property
    def minutes(self) -> int:
        return self.exercise.minutes or UNSAID


@dataclass(frozen=True)
class Choice:
    """An exercise and whether it is to be repeated; `why`, with the title of the `other` exercise that `why` is of."""

    standing: Standing
    taken: bool
    why: Why
    other: Text | None = None


def standings(results: Mapping[str, Sequence[Result]], days: Sequence[Assignment]) -> list[Standing]:
    """How the class stands with every exercise of `days`, in course order; `results` by the day's id."""
    learners = len({r.student for found in results.values() for r in found})
    return [
        _standing(day, exercise, [r for r in results[day.id] if r.status == "graded"], learners)
        for day in days
        for exercise in day.exercises
    ]


def _standing(day: Assignment, exercise: Exercise, graded: Sequence[Result], learners: int) -> Standing:
    found = [e for r in graded for e in r.exercises if e.id == exercise.slug]
    shares = [_share(e) for e in found]
    counted = [e.outcome != "missing" or exercise.role == "core" for e in found]
    named = Counter(name for e in found for name in {d.group: d.mistake for d in reversed(e.diagnosis)}.values())
    mistake, made = min(named.items(), key=lambda item: (-item[1], item[0])) if named else ("", 0)
    return Standing(
        day=day,
        exercise=exercise,
        learners=learners,
        handed_in=len(found),
        full=sum(e.outcome == "passed" for e in found),
        untouched=sum(e.outcome == "missing" for e in found),
        mean=statistics.fmean(shares) if shares else 0.0,
        lost=statistics.fmean((1 - s) * c for s, c in zip(shares, counted, strict=True)) if shares else 0.0,
        mistake=mistake,
        made=made,
    )


def _share(e: ExerciseResult) -> float:
    return e.score / e.max_score if e.max_score > 0 else 1.0


def choose(found: Sequence[Standing], minutes: int) -> list[Choice]:
    """A choice for each of `found`, the most urgent first: what is to be repeated fits into `minutes`.

    Ranked by what was lost; an exercise that others build on is as urgent as the worst of those, so that what comes
    first in the course is mended first. What the graders of an exercise need comes with it.
    """
    by_key = {(s.day.id, s.exercise.slug): s for s in found}
    urgency = _urgency(found)
    ranked = sorted(found, key=lambda s: -urgency[s.day.id, s.exercise.slug])  # stable: else in course order
    taken: dict[tuple[str, str], Choice] = {}
    others: list[Choice] = []
    left = minutes
    for s in ranked:
        if (s.day.id, s.exercise.slug) in taken:
            continue
        with_it = [s, *(by_key[s.day.id, need] for need in _all_needs(s))]
        new = [n for n in with_it if (n.day.id, n.exercise.slug) not in taken]
        clash = next((t.standing for t in taken.values() for n in new if clashing(n, t.standing)), None)
        if s.lost < FLOOR:
            others.append(Choice(s, False, "mastered" if s.handed_in else "unseen"))
        elif clash is not None:
            others.append(Choice(s, False, "clash", clash.exercise.title))
        elif sum(n.minutes for n in new) > left:
            others.append(Choice(s, False, "time"))
        else:
            for n in new:
                key = n.day.id, n.exercise.slug
                taken[key] = Choice(n, True, "lost") if n is s or n.lost >= FLOOR else _needed(n, s)
                left -= n.minutes
    return [*taken.values(), *(c for c in others if (c.standing.day.id, c.standing.exercise.slug) not in taken)]


def clashing(one: Standing, other: Standing) -> bool:
    """Whether two days give the same name to an exercise or a function, so that no notebook can hold both."""
    if one.day.id == other.day.id:
        return False
    return bool({one.exercise.slug, *one.exercise.functions} & {other.exercise.slug, *other.exercise.functions})


def _needed(standing: Standing, by: Standing) -> Choice:
    return Choice(standing, True, "needed", by.exercise.title)


def _all_needs(standing: Standing) -> list[str]:
    """The exercises that must be in the same notebook, and those that they need in turn."""
    found: list[str] = []
    todo = list(standing.exercise.needs)
    while todo:
        slug = todo.pop()
        if slug not in found:
            found.append(slug)
            todo += standing.day.exercise(slug).needs
    return found


def _urgency(found: Sequence[Standing]) -> dict[tuple[str, str], float]:
    """What was lost on each exercise, or on the worst of those that build on it, where anything is to be mended."""
    urgency = {(s.day.id, s.exercise.slug): s.lost for s in found}
    for s in reversed(found):  # later ones first: what they pass on goes on from there
        for slug in _foundations(s):
            key = (s.day.id, slug)
            if urgency.get(key, 0.0) >= FLOOR:
                urgency[key] = max(urgency[key], urgency[s.day.id, s.exercise.slug])
    return urgency


def _foundations(standing: Standing) -> Iterable[str]:
    """The exercises of the same day whose functions this one uses, by its own parts or as they are."""
    used = {e.slug for e in standing.day.exercises if set(e.functions) & set(standing.exercise.parts)}
    return (used | set(standing.exercise.needs)) - {standing.exercise.slug}


def reason(choice: Choice, lang: str) -> str:
    """Why an exercise is to be repeated, or is not."""
    other = choice.other[lang] if choice.other is not None else ""
    s = choice.standing
    words = word(f"catchup.why.{choice.why}", lang, lost=f"{100 * s.lost:.0f}", other=other)
    if choice.why == "lost" and s.made:
        words += word("catchup.why.mistake", lang, mistake=s.mistake, made=s.made)
    return words


def table(choices: Sequence[Choice], lang: str, number: Mapping[tuple[str, str], str]) -> Table:
    """The choice for the terminal, with the reason for each; `number`: what the day calls an exercise, by its key.

    Exercises that the class has mastered are counted, not shown.
    """
    shown = [c for c in choices if c.why not in ("mastered", "unseen")]
    minutes = sum(c.standing.minutes for c in choices if c.taken)
    told = [word("catchup.minutes", lang, count=sum(c.taken for c in choices), minutes=minutes)]
    if mastered := sum(c.why == "mastered" for c in choices):
        told.append(word("catchup.mastered", lang, count=mastered))
    if unseen := sum(c.why == "unseen" for c in choices):
        told.append(word("catchup.unseen", lang, count=unseen))
    grid = Table(caption=Styled("\n".join(told)), caption_justify="left")
    grid.add_column("")
    grid.add_column(word("exercise", lang))
    for key in ("handed_in", "full", "mean", "untouched", "time"):
        grid.add_column(word(f"catchup.column.{key}", lang), justify="right", no_wrap=True)
    grid.add_column(word("reason", lang))
    for c in shown:
        s = c.standing
        title = f"{number[s.day.id, s.exercise.slug]} {clean(s.exercise.title[lang])}"
        counts = (f"{s.handed_in}/{s.learners}", str(s.full), f"{100 * s.mean:.0f}%", str(s.untouched), str(s.minutes))
        sign = Styled("✓", "green") if c.taken else Styled(" ")
        grid.add_row(sign, Styled(title), *map(Styled, counts), Styled(clean(reason(c, lang))))
    return grid
