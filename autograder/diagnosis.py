"""Name the mistake: which of the known wrong versions does a failing student's code behave like?

Array functions are told by replay: the graders' requests are made again of each known mistake, in trusted code, and a
mistake that answers all of them as the student did is named. Where none does, several independent ones may: each is
named if it accounts for every output that it spoils. Training exercises cannot be replayed number by number; there a
mistake declares the range of each piece of evidence (`signature`) that its runs leave.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.course import Assignment, Exercise, Mistake
from autograder.replay import Answer, answers, asked, edited, same
from autograder.result import Diagnosis
from autograder.session import Entry
from autograder.wire import Handle

__all__ = ["diagnose"]

AT_ONCE = 3  # independent mistakes that are looked for together

# What an answer is compared by: (function, name of the value it returns); an edited argument has a place of its own.
Channel = tuple[str, str]
Values = Mapping[Channel, Any]


def diagnose(
    assignment: Assignment, exercise: Exercise, trace: Sequence[Entry], evidence: Mapping[str, Any]
) -> tuple[Diagnosis, ...]:
    """The known mistakes that agree with everything seen. Those of one `group` cannot be told apart by it; where there
    are several groups, each is a mistake of its own, in other outputs."""
    known = [m for m in assignment.mistakes if m.exercise == exercise.slug]
    trained = [m for m in known if m.signature]
    replayed = [m for m in known if not m.signature] if _telling(trace) else []
    theirs = list(_said(trace)) if replayed else []
    known_to_say = functools.partial(_known, assignment, trace, asked(trace) if replayed else ())
    alike = [m for m in trained if _in_ranges(m, evidence)]
    alike += _told_from_right([m for m in replayed if _agree(theirs, known_to_say(m))], known_to_say, theirs)
    if alike:
        return tuple(Diagnosis(m.id, m.hint) for m in known if m in alike)
    groups = _independent(replayed, known_to_say, theirs) if replayed else []
    return tuple(Diagnosis(m.id, m.hint, group) for group, ties in enumerate(groups) for m in ties)


def _in_ranges(mistake: Mistake, evidence: Mapping[str, Any]) -> bool:
    return all(
        isinstance(evidence.get(name), int | float) and low <= evidence[name] <= high
        for name, (low, high) in mistake.signature.items()
    )


def _telling(trace: Sequence[Entry]) -> bool:
    """Whether there is something to compare: a call, and no reply of a kind that was not asked for."""
    return all(map(_sound, trace)) and any(entry.op in ("call", "lab") for entry in trace)


def _sound(entry: Entry) -> bool:
    """Whether the reply is of the kind that was asked for; a worker that lies may say anything."""
    if entry.reply.verdict is not None:
        return entry.op in ("call", "lab")
    kinds = {"put": ["handle"], "get": ["array"], "replace": []}.get(entry.op)
    if kinds is None:
        kinds = [kind for _, kind in entry.fields["returns"]]
    types = {"array": np.ndarray, "scalar": float, "handle": Handle, "data": object}
    values = entry.reply.values
    return len(values) == len(kinds) and all(map(isinstance, values, (types[kind] for kind in kinds)))


def _agree(theirs: Sequence[Values], ours: Iterable[Values]) -> bool:
    """Whether a version answers every request as the student did; reads no further than where it does not."""
    return all(not _differing([a], [b]) for a, b in zip(theirs, ours, strict=True))


def _told_from_right(
    mistakes: Sequence[Mistake], known_to_say: Callable[[Mistake | None], Iterator[Values]], theirs: Sequence[Values]
) -> list[Mistake]:
    """Those of `mistakes`, which all agree with the student, that the answers tell from the solution.

    An answer may be wrong in its type alone, or by less than two programs with one mistake may differ. The solution
    agrees with it then, and so does every mistake that these requests never met; what counts is an own difference.
    Where the answers are the solution's to the last digit something else is wrong, such as the time they took.
    """
    right = list(known_to_say(None)) if mistakes else []
    if not mistakes or _differing(theirs, right) or not _differing(theirs, right, finely=True):
        return list(mistakes)
    told = []
    for mistake in mistakes:
        ours = list(known_to_say(mistake))
        spoils = _differing(ours, right, finely=True)
        if spoils and not spoils & _differing(theirs, ours, finely=True):
            told.append(mistake)
    return told


def _independent(
    mistakes: Sequence[Mistake], known_to_say: Callable[[Mistake | None], Iterator[Values]], theirs: Sequence[Values]
) -> list[list[Mistake]]:
    """Groups of mistakes that together account for the student's wrong outputs, each in outputs of its own.

    A mistake counts if, in every output in which it differs from the solution, the student answered as it does. A
    smallest set that covers most of what is wrong is taken; mistakes that cover the same outputs are ties.
    """
    right = list(known_to_say(None))
    explained: dict[frozenset[Channel], list[Mistake]] = {}
    for mistake in mistakes:
        if spoils := _spoils(known_to_say(mistake), right, theirs):
            explained.setdefault(frozenset(spoils), []).append(mistake)
    best: tuple[frozenset[Channel], ...] = ()
    for size in range(1, AT_ONCE + 1):
        for places in itertools.combinations(explained, size):
            covered = frozenset().union(*places)
            if len(covered) == sum(map(len, places)) and len(covered) > len(frozenset().union(*best)):
                best = places
    return [explained[places] for places in best]


def _spoils(ours: Iterable[Values], right: Sequence[Values], theirs: Sequence[Values]) -> set[Channel]:
    """The channels in which a mistake ever differs from the solution, where the student never differs from it in any of
    them; else none. Reads no further than to the first that tells: each answer may have to be computed."""
    spoilt: set[Channel] = set()
    unlike: set[Channel] = set()
    for mistaken, correct, said in zip(ours, right, theirs, strict=True):
        spoilt |= _differing([mistaken], [correct])
        unlike |= _differing([said], [mistaken])
        if spoilt & unlike:
            return set()
    return spoilt


def _said(trace: Sequence[Entry]) -> Iterator[Values]:
    """The student's answer to each request, by channel."""
    held: dict[int, Any] = {}
    for entry in trace:
        verdict = entry.reply.verdict
        answer = Answer()
        if verdict is not None:
            answer = Answer(verdict.id, str(verdict.values.get("type")) if verdict.id == "raised" else "")
        elif entry.op == "put":
            held[entry.reply.values[0].id] = entry.fields["value"]
        elif entry.op == "get":
            now = entry.reply.values[0]
            answer = Answer(parts=(now, edited(now, held.get(entry.fields["handle"].id))))
        elif entry.op in ("call", "lab"):
            answer = Answer(parts=tuple(entry.reply.values))
        yield _channels(entry, answer)


def _known(
    assignment: Assignment, trace: Sequence[Entry], requests: Sequence[bytes], mistake: Mistake | None
) -> Iterator[Values]:
    """The same of a mistake, or of the solution where it is None. `requests`: `asked(trace)`."""
    for entry, answer in zip(trace, answers(assignment, mistake, trace, requests), strict=True):
        yield _channels(entry, Answer("unknown") if answer is None else answer)


def _channels(entry: Entry, answer: Answer) -> Values:
    """`answer` by channel: its parts, or for each of them how the call failed. What stays in the sandbox has none."""
    if entry.op == "get":
        return {("", "argument"): answer if answer.said else answer.parts}
    if entry.op not in ("call", "lab"):
        return {}
    target = entry.fields["target"]
    name = entry.fields.get("method", "") if isinstance(target, Handle) else target
    return {
        (name, label): answer if answer.said else answer.parts[at]
        for at, (label, kind) in enumerate(entry.fields["returns"])
        if answer.said or kind != "handle"
    }


def _differing(some: Iterable[Values], others: Iterable[Values], finely: bool = False) -> set[Channel]:
    """The channels in which two versions ever differ."""
    return {
        c
        for a, b in zip(some, others, strict=True)
        for c in a.keys() | b.keys()
        if c not in a or c not in b or not _agrees(a[c], b[c], finely)
    }


def _agrees(theirs: Any, ours: Any, finely: bool) -> bool:
    if isinstance(theirs, Answer) or isinstance(ours, Answer):  # one of them failed
        return isinstance(theirs, Answer) and isinstance(ours, Answer) and theirs == ours
    if isinstance(theirs, tuple) and isinstance(ours, tuple):  # what an argument holds, and whether it was edited
        return bool(theirs[1] == ours[1]) and same(theirs[0], ours[0], finely)
    return same(theirs, ours, finely)
