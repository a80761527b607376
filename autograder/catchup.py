"""A catch-up assignment: exercises of earlier days once more, with fresh hidden inputs. Proposed, written, loaded.

It is an `assignment.toml` without a lesson and without graders: it names days and their exercises, and a salt that
makes its hidden inputs its own. Each exercise is judged by the graders of the day that it was written for.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console

from autograder import files
from autograder.build import build, came_from
from autograder.course import LANGS, Assignment, Course, CourseError, Exercise, Source
from autograder.outputs import catchup as proposal
from autograder.outputs.catchup import Choice
from autograder.result import Result, Text

__all__ = ["DAYS", "ID", "MINUTES", "load", "propose"]

ID = "day5-catchup"
FOLDER = "day5_catchup"
TITLE = Text("5일차: 다시 풀어 보기", "Day 5: catch-up")
DAYS = ("day1", "day2", "day3", "day4")  # what day 5 can catch up on
MINUTES = 90  # three practice slots of half an hour


def load(folder: Path, data: Mapping[str, Any], days: Sequence[Assignment]) -> Assignment:
    """The assignment that `data`, an assignment.toml with `[[from]]`, describes; `days`: what it can take from.

    Raises CourseError where it names what is not there or cannot stand in one notebook; KeyError, TypeError and
    AttributeError for what is missing or of another kind.
    """
    known = {day.id: day for day in days}
    lists: dict[str, list[str]] = {}
    for part in data["from"]:
        if part["day"] not in known:
            raise CourseError(f"there is no assignment {part['day']!r} to take exercises from")
        if part["day"] in lists or not part["exercises"]:
            raise CourseError(f"{part['day']} is listed once, with at least one exercise")
        lists[part["day"]] = list(part["exercises"])
    sources = tuple(_source(day, lists[day.id]) for day in days if day.id in lists)
    taken = [(source.assignment, source.assignment.exercise(slug)) for source in sources for slug in source.slugs]
    _no_clash(taken)
    salt = data["salt"]
    if not isinstance(salt, str) or not salt:
        raise CourseError(f"salt is any text that no other catch-up has, not {salt!r}")
    return Assignment(
        id=data["id"],
        folder=folder,
        title=Text(data["title"]["ko"], data["title"]["en"]),
        exercises=tuple(replace(e, catalogue=f"C-{n:02}", slot=0) for n, (_, e) in enumerate(taken, 1)),
        limits=sources[0].assignment.limits,
        sources=sources,
        salt=salt,
    )


def _source(day: Assignment, asked: Sequence[str]) -> Source:
    for slug in asked:
        if left := [need for need in day.exercise(slug).needs if need not in asked]:
            raise CourseError(f"{day.id}: {slug} is graded with {', '.join(left)}, which must be listed too")
    return Source(day, tuple(e.slug for e in day.exercises if e.slug in asked))


def _no_clash(taken: Sequence[tuple[Assignment, Exercise]]) -> None:
    """Raise CourseError where two days give the same name to exercises or functions of theirs."""
    owner: dict[str, str] = {}
    for day, exercise in taken:
        for name in {exercise.slug, *exercise.functions}:
            if owner.setdefault(name, day.id) != day.id:
                raise CourseError(f"{owner[name]} and {day.id} both have {name}: take it from one of them only")


def propose(
    course: Course,
    results: Mapping[str, Sequence[Result]],
    *,
    minutes: int,
    force: bool,
    lang: str,
    console: Console,
) -> None:
    """Show which exercises of the days in `results` the class should repeat, and write and build that catch-up.

    One that is there already stays as it is, where it has the same exercises; another is replaced only with `force`,
    and never once someone has handed it in. Raises ValueError for that, and where there is nothing to repeat.
    """
    days = [a for a in course.assignments.values() if a.id in results]
    if odd := [day.id for day in days if day.sources]:
        raise ValueError(f"{odd[0]} is a catch-up itself: name the days that its exercises come from")
    choices = proposal.choose(proposal.standings(results, days), minutes)
    number = {(day.id, e.slug): f"{day.id}/{e.number}" for day in days for e in day.exercises}
    Console().print(proposal.table(choices, lang, number))
    chosen = [c for c in choices if c.taken]
    if not chosen:
        raise ValueError("nothing to repeat: the class has mastered what fits into the time")
    wanted = [
        (day.id, [e.slug for e in day.exercises if any(_is(c, day, e) for c in chosen)])
        for day in days
        if any(c.standing.day.id == day.id for c in chosen)
    ]
    kept = course.assignments.get(ID)
    if kept is not None and [(s.assignment.id, list(s.slugs)) for s in kept.sources] == wanted:
        console.print(f"{kept.folder.relative_to(course.root)} has these exercises already: left as it is")
    else:
        _replaceable(course, kept, force)
        folder = course.root / "assignments" / FOLDER if kept is None else kept.folder
        path = folder / "assignment.toml"
        files.write(path, _toml(wanted, choices, days).encode())
        console.print(f"wrote {path.relative_to(course.root)}", markup=False)
    build(Course(course.root), [ID])
    for built in LANGS:
        console.print(f"built source/{built}/{ID} and release/{built}/{ID}", markup=False)


def _is(choice: Choice, day: Assignment, exercise: Exercise) -> bool:
    return (choice.standing.day.id, choice.standing.exercise.slug) == (day.id, exercise.slug)


def _replaceable(course: Course, kept: Assignment | None, force: bool) -> None:
    """Raises ValueError where writing a new catch-up would take one away from someone."""
    handed_in = len(list((course.root / "submitted").glob(f"*/{ID}")))
    if handed_in:
        raise ValueError(
            f"{ID} stays as it is: handed in by {handed_in}. For another one, copy assignments/{FOLDER} to a folder "
            "beside it, give it an id and a salt of its own, and list the exercises that you want"
        )
    if kept is not None and not (force and kept.sources):
        held = ", ".join(slug for source in kept.sources for slug in source.slugs)
        raise ValueError(f"{kept.folder} holds other exercises ({held}): nothing was changed; --force replaces it")


def _toml(wanted: Sequence[tuple[str, list[str]]], choices: Sequence[Choice], days: Sequence[Assignment]) -> str:
    """The assignment.toml of a new catch-up, with the reason beside each exercise and a fresh salt."""
    by_id = {day.id: day for day in days}
    lines = [
        "# A proposal of `autograder report --catch-up`. Edit the lists as you like, then run",
        f"# `autograder build {ID}`.",
        f"id = {json.dumps(ID)}",
        f"title = {{ko = {json.dumps(TITLE.ko, ensure_ascii=False)}, en = {json.dumps(TITLE.en)}}}",
        "# The hidden inputs are drawn with it: they are other ones than on the days themselves.",
        f"salt = {json.dumps(secrets.token_hex(8))}",
    ]
    for id, slugs in wanted:
        lines += ["", "[[from]]", f"day = {json.dumps(id)}", "exercises = ["]
        for slug in slugs:
            choice = next(c for c in choices if _is(c, by_id[id], by_id[id].exercise(slug)))
            told = f"{came_from(by_id[id], slug)['en']}; {proposal.reason(choice, 'en')}"
            lines.append(f"    {json.dumps(slug)},  # {told}")
        lines.append("]")
    return "\n".join(lines) + "\n"
