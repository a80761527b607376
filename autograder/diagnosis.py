"""Name the mistake: which of the known wrong versions does a failing student's code behave like?

Array functions are told by replay: the graders' requests are made again of each known mistake, in trusted code, and a
mistake that answers all of them as the student did is named. Training exercises cannot be replayed number by number;
there a mistake declares the range of each piece of evidence (`signature`) that its runs leave.
"""

from __future__ import annotations

import random
import signal
import sys
import threading
import types
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import numpy as np

from autograder.course import Assignment, Exercise, Mistake
from autograder.result import Diagnosis
from autograder.session import SEED, Entry
from autograder.wire import Handle

__all__ = ["TooSlow", "at_most", "diagnose"]

REPLAY_SECONDS = 2.0  # for one call of a mistake; the slowest one that ends takes 0.1 s


def diagnose(
    assignment: Assignment, exercise: Exercise, trace: Sequence[Entry], evidence: Mapping[str, Any]
) -> tuple[Diagnosis, ...]:
    """The known mistakes that agree with everything seen; several where they cannot be told apart by it."""
    found = []
    for mistake in assignment.mistakes:
        if mistake.exercise != exercise.slug:
            continue
        agrees = _in_ranges(mistake, evidence) if mistake.signature else _replays(assignment, mistake, trace)
        if agrees:
            found.append(Diagnosis(mistake.id, mistake.hint))
    return tuple(found)


def _in_ranges(mistake: Mistake, evidence: Mapping[str, Any]) -> bool:
    return all(
        isinstance(evidence.get(name), int | float) and low <= evidence[name] <= high
        for name, (low, high) in mistake.signature.items()
    )


class TooSlow(BaseException):
    """A replay has taken too long."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop what runs inside after that time: some wrong versions never end. Without effect off the main thread."""
    if threading.current_thread() is not threading.main_thread() or signal.getitimer(signal.ITIMER_REAL)[0]:
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@lru_cache(maxsize=512)
def _code(source: str, name: str) -> types.CodeType:
    return compile(source, name, "exec")


def _functions(assignment: Assignment, mistake: Mistake) -> dict[str, Any]:
    """The solution's functions, with the mistake's in place: all the author's own code, never a student's."""
    scope: dict[str, Any] = {"__name__": "__main__"}
    exec(_code(assignment.imports, "<imports>"), scope)
    for name, solution in assignment.solutions.items():
        exec(_code(solution, f"<solution {name}>"), scope)
    exec(_code(mistake.source, str(mistake.path)), scope)
    return scope


def _apparatus(assignment: Assignment, functions: dict[str, Any]) -> dict[str, Any]:
    scope: dict[str, Any] = {"__name__": "apparatus", "names": functions}
    exec(_code(assignment.apparatus, "<apparatus>"), scope)
    return scope


def _replays(assignment: Assignment, mistake: Mistake, trace: Sequence[Entry]) -> bool:
    """Whether the mistake answers every request of `trace` as the student did. An empty trace says nothing."""
    functions = _functions(assignment, mistake)
    apparatus = _apparatus(assignment, functions)
    random.seed(SEED)
    np.random.seed(SEED)
    if (torch := sys.modules.get("torch")) is not None:
        torch.manual_seed(SEED)
    kept: dict[int, Any] = {}
    given: dict[int, Any] = {}  # what was put behind each handle, as it was
    told = False
    for entry in trace:
        if not _sound(entry):
            return False
        if entry.op == "put":
            kept[entry.reply.values[0].id] = _laid_out(entry.fields["value"], entry.fields["layout"])
            given[entry.reply.values[0].id] = entry.fields["value"]
        elif entry.op == "get":
            theirs, id = entry.reply.values[0], entry.fields["handle"].id
            ours, before = kept.get(id), given.get(id)
            # Whether an argument was edited at all is a question of bytes: rounding must not hide it.
            if not _same(theirs, ours) or _equal(theirs, before) != _equal(ours, before):
                return False
        elif entry.op == "replace":
            functions[entry.fields["name"]] = kept.get(entry.fields["handle"].id)
        elif entry.op in ("call", "lab"):
            if not _same_call(entry, apparatus if entry.op == "lab" else functions, kept):
                return False
            told = True
    return told


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


def _same_call(entry: Entry, functions: Mapping[str, Any], kept: dict[int, Any]) -> bool:
    target, returns, reply = entry.fields["target"], entry.fields["returns"], entry.reply
    function = kept.get(target.id) if isinstance(target, Handle) else functions.get(target)
    if isinstance(target, Handle) and entry.fields.get("method"):
        function = getattr(function, entry.fields["method"], None)
    args = [_opened(a, kept) for a in entry.fields["args"]]
    kwargs = {k: _opened(a, kept) for k, a in entry.fields["kwargs"].items()}
    try:
        with np.errstate(all="ignore"), at_most(REPLAY_SECONDS):
            value = function(*args, **kwargs) if function is not None else None
    except TooSlow:  # so was the student's, if it was this mistake
        return reply.verdict is not None and reply.verdict.id == "call_timeout"
    except Exception as problem:  # a wrong version may well raise: that is its answer
        verdict = reply.verdict
        return verdict is not None and verdict.id == "raised" and verdict.values["type"] == type(problem).__name__
    parts = [value]
    if len(returns) > 1:
        if not isinstance(value, tuple | list) or len(value) != len(returns):
            return reply.verdict is not None and reply.verdict.id == "wrong_return_count"
        parts = list(value)
    if reply.verdict is not None:
        return reply.verdict.id in ("not_an_array", "not_a_number") and any(p is None for p in parts)
    for theirs, ours, (_, kind) in zip(reply.values, parts, returns, strict=True):
        if kind == "handle":
            kept[theirs.id] = ours
        elif not (_same_data(theirs, ours) if kind == "data" else _same(np.asarray(theirs), ours)):
            return False
    return True


def _opened(value: Any, kept: Mapping[int, Any]) -> Any:
    if isinstance(value, Handle):
        return kept.get(value.id)
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, list | tuple):
        return type(value)(_opened(v, kept) for v in value)
    if isinstance(value, dict):
        return {k: _opened(v, kept) for k, v in value.items()}
    return value


def _laid_out(value: Any, layout: str) -> Any:
    if not isinstance(value, np.ndarray):
        return value
    if layout == "torch":
        import torch

        return torch.from_numpy(value.copy())
    if layout == "strided":
        wide = np.zeros((2 * value.shape[0], *value.shape[1:]), value.dtype)
        wide[::2] = value
        return wide[::2]
    return np.array(value, order="F" if layout == "F" else "C")


def _equal(held: Any, before: Any) -> bool:
    """The same array to the last bit; what was no array, or never put by a grader, is taken for unchanged."""
    if not isinstance(held, np.ndarray) or not isinstance(before, np.ndarray):
        return True
    return held.shape == before.shape and held.dtype == before.dtype and held.tobytes() == before.tobytes()


def _same_data(theirs: Any, ours: Any) -> bool:
    """The same structure of lists and dicts with the same numbers and texts in it, but for rounding."""
    if isinstance(ours, list | tuple):
        return isinstance(theirs, list | tuple) and len(theirs) == len(ours) and all(map(_same_data, theirs, ours))
    if isinstance(ours, dict):
        return (
            isinstance(theirs, dict)
            and theirs.keys() == ours.keys()
            and all(_same_data(theirs[k], v) for k, v in ours.items())
        )
    if ours is None or isinstance(ours, str | bool):
        return type(theirs) is type(ours) and bool(theirs == ours)
    return isinstance(theirs, np.ndarray | float | int) and _same(np.asarray(theirs), ours)


def _same(theirs: np.ndarray[Any, Any], ours: Any) -> bool:
    """Equal but for rounding, NaN and infinity included: two programs with the same mistake need not add alike."""
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(ours, torch.Tensor):
        ours = ours.detach().cpu().numpy()
    if not isinstance(ours, np.ndarray | np.generic | float | int):
        return False
    mine = np.asarray(ours)
    if theirs.shape != mine.shape or mine.dtype.kind not in "biuf" or theirs.dtype.kind not in "biuf":
        return False
    if isinstance(ours, np.ndarray) and mine.dtype.kind == theirs.dtype.kind == "f" and mine.dtype != theirs.dtype:
        return False  # float64 where float32 came in is a mistake of its own
    # float32 sums of a few thousand terms differ by 1e-5 between orders; float64 ones by 1e-13
    tol = 1e-9 if min(theirs.dtype.itemsize, mine.dtype.itemsize) >= 8 else 1e-4
    finite = mine[np.isfinite(mine)]
    scale = float(np.max(np.abs(finite))) if finite.size else 1.0
    with np.errstate(all="ignore"):
        return bool(np.allclose(theirs, mine, rtol=tol, atol=tol * scale, equal_nan=True))
