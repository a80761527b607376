"""What a known version of an exercise answers to the graders' requests: run in trusted code, and kept.

Graders ask every submission the same things, so the answers of a mistake serve a whole class. They are kept by a hash
of all requests up to the one that is answered, since a request may depend on those before it: on a cache, a model, an
array that was edited.
"""

from __future__ import annotations

import errno
import hashlib
import importlib
import random
import signal
import socket
import sys
import threading
import types
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NoReturn

import numpy as np

from autograder.course import Assignment, Mistake
from autograder.session import SEED, Entry
from autograder.wire import Handle

__all__ = ["Answer", "TooSlow", "answers", "asked", "at_most", "edited", "same"]

REPLAY_SECONDS = 6.0  # of processor time, for one call of a mistake; the slowest takes 1 s, on a busy machine 3 s
PATIENCE = 30  # seconds of wall time for each second of processor time: one core shared by thirty
KEPT_MB = 128  # of answers; those that were not needed for longest go first


@dataclass(frozen=True)
class Answer:
    """What one version says to one request.

    `said`: "" where it gave values, or how it failed; `error`: the type of the exception that it raised. `parts`: one
    value per return, None for what stays in the sandbox; after `get`, what the array holds and whether it was edited.
    """

    said: str = ""
    error: str = ""
    parts: tuple[Any, ...] = ()


class TooSlow(BaseException):
    """A replay has taken too long."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop what runs inside after that processor time: some wrong versions never end. Only on the main thread.

    Wall time would make a diagnosis depend on what else the machine does; it ends what sleeps, much later.
    """
    if threading.current_thread() is not threading.main_thread() or signal.getitimer(signal.ITIMER_PROF)[0]:
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise TooSlow

    timers = ((signal.SIGPROF, signal.ITIMER_PROF, seconds), (signal.SIGALRM, signal.ITIMER_REAL, PATIENCE * seconds))
    before = [signal.signal(number, stop) for number, _, _ in timers]
    for _, timer, limit in timers:
        signal.setitimer(timer, limit)
    try:
        yield
    finally:
        for (number, timer, _), handler in zip(timers, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)


def _unknown(*args: object, **kwargs: object) -> NoReturn:
    raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")


def _unreachable(*args: object, **kwargs: object) -> NoReturn:
    raise OSError(errno.ENETUNREACH, "Network is unreachable")


@contextmanager
def offline() -> Iterator[None]:
    """As in a sandbox, no connection is made inside: a mistake that downloads a model would really do so here."""
    resolve = socket.getaddrinfo
    socket.getaddrinfo = _unknown
    socket.socket.connect = _unreachable  # type: ignore[method-assign]  # hides the one that is inherited
    try:
        yield
    finally:
        socket.getaddrinfo = resolve
        del socket.socket.connect


@lru_cache(maxsize=512)
def _code(source: str, name: str) -> types.CodeType:
    return compile(source, name, "exec")


def _functions(assignment: Assignment, mistake: Mistake | None) -> dict[str, Any]:
    """The solution's functions, with the mistake's in place: all the author's own code, never a student's."""
    scope: dict[str, Any] = {"__name__": "__main__"}
    exec(_code(assignment.imports, "<imports>"), scope)
    for name, solution in assignment.solutions.items():
        exec(_code(solution, f"<solution {name}>"), scope)
    if mistake is not None:
        exec(_code(mistake.source, str(mistake.path)), scope)
    return scope


def _apparatus(assignment: Assignment, functions: dict[str, Any]) -> dict[str, Any]:
    scope: dict[str, Any] = {"__name__": "apparatus", "names": functions}
    exec(_code(assignment.apparatus, "<apparatus>"), scope)
    return scope


class _Kept:
    """Answers by key, the most recently used ones up to a bound on their size."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.held = 0
        self.answers: OrderedDict[bytes, Answer] = OrderedDict()

    def get(self, key: bytes) -> Answer | None:
        answer = self.answers.get(key)
        if answer is not None:
            self.answers.move_to_end(key)
        return answer

    def put(self, key: bytes, answer: Answer) -> None:
        if key in self.answers:
            return
        self.answers[key] = answer
        self.held += _size(answer)
        while self.held > self.limit:
            self.held -= _size(self.answers.popitem(last=False)[1])


def _size(answer: Answer) -> int:
    return 500 + sum(_bytes(part) for part in answer.parts)


def _bytes(value: Any) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return 100 + sum(map(_bytes, value))
    return int(getattr(value, "nbytes", 100))


_KEPT = _Kept(KEPT_MB << 20)


def answers(
    assignment: Assignment, mistake: Mistake | None, trace: Sequence[Entry], requests: Sequence[bytes] = ()
) -> Iterator[Answer | None]:
    """What `mistake`, or the solution where it is None, says to each request of `trace`, in order.

    Runs only as far as the caller reads, and only what has not been asked before. After a call that does not end there
    is no answer any more: None. `requests` is `asked(trace)`, for who asks many versions and hashes the trace once.
    """
    version = _version(assignment, mistake)
    keys = [version + request for request in requests or asked(trace)]
    position = 0
    while position < len(keys) and (kept := _KEPT.get(keys[position])) is not None:
        yield kept
        position += 1
        if kept.said == "call_timeout":
            yield from [None] * (len(keys) - position)
            return
    if position == len(keys):
        return
    for at, answer in enumerate(_replayed(assignment, mistake, trace)):
        if answer is not None:
            _KEPT.put(keys[at], answer)
        if at >= position:
            yield answer


def _version(assignment: Assignment, mistake: Mistake | None) -> bytes:
    """A hash of all code that a version consists of."""
    sources = (assignment.imports, assignment.apparatus, *assignment.solutions.values())
    return _hashed((*sources, "" if mistake is None else mistake.source))


@lru_cache(maxsize=4096)  # every version of a day, for each wrong answer of a class
def _hashed(sources: tuple[str, ...]) -> bytes:
    digest = hashlib.blake2b(digest_size=20)
    for source in sources:
        digest.update(f"{len(source)} ".encode() + source.encode())
    return digest.digest()


def asked(trace: Sequence[Entry]) -> list[bytes]:
    """A hash for each request: of every request up to this one, with the handles that came back."""
    digest = hashlib.blake2b(digest_size=20)
    found = []
    for entry in trace:
        digest.update(entry.op.encode())
        _digested(entry.fields, digest)
        _digested([v if isinstance(v, Handle) else None for v in entry.reply.values], digest)
        found.append(digest.copy().digest())
    return found


def _digested(value: Any, digest: Any) -> None:
    if isinstance(value, np.ndarray):
        digest.update(f"array {value.dtype.str} {value.shape} ".encode() + value.tobytes())
    elif isinstance(value, Mapping):
        digest.update(f"dict {len(value)} ".encode())
        for key, held in value.items():
            digest.update(f"{key!r} ".encode())
            _digested(held, digest)
    elif isinstance(value, list | tuple):
        digest.update(f"{type(value).__name__} {len(value)} ".encode())
        for held in value:
            _digested(held, digest)
    else:
        digest.update(f"{type(value).__name__} {value!r} ".encode())


def _replayed(assignment: Assignment, mistake: Mistake | None, trace: Sequence[Entry]) -> Iterator[Answer | None]:
    functions = _functions(assignment, mistake)
    apparatus = _apparatus(assignment, functions)
    random.seed(SEED)
    np.random.seed(SEED)
    if (torch := sys.modules.get("torch")) is not None:
        importlib.import_module("torch._dynamo")  # the first optimizer imports it: seconds that are not a mistake's
        torch.set_num_threads(1)  # as in the sandbox
        torch.manual_seed(SEED)
    kept: dict[int, Any] = {}
    given: dict[int, Any] = {}  # what was put behind each handle, as it was
    for position, entry in enumerate(trace):
        answer = Answer()
        if entry.op == "put":
            kept[entry.reply.values[0].id] = _laid_out(entry.fields["value"], entry.fields["layout"])
            given[entry.reply.values[0].id] = entry.fields["value"]
        elif entry.op == "get":
            id = entry.fields["handle"].id
            # Whether an argument was edited at all is a question of bytes: rounding must not hide it.
            now = _copied(kept.get(id))
            answer = Answer(parts=(now, edited(now, given.get(id))))
        elif entry.op == "replace":
            functions[entry.fields["name"]] = kept.get(entry.fields["handle"].id)
        elif entry.op in ("call", "lab"):
            answer = _called(entry, apparatus if entry.op == "lab" else functions, kept)
        yield answer
        if answer.said == "call_timeout":
            yield from [None] * (len(trace) - position - 1)
            return


def _called(entry: Entry, functions: Mapping[str, Any], kept: dict[int, Any]) -> Answer:
    target, returns = entry.fields["target"], entry.fields["returns"]
    function = kept.get(target.id) if isinstance(target, Handle) else functions.get(target)
    if isinstance(target, Handle) and entry.fields.get("method"):
        function = getattr(function, entry.fields["method"], None)
    args = [_opened(a, kept) for a in entry.fields["args"]]
    kwargs = {k: _opened(a, kept) for k, a in entry.fields["kwargs"].items()}
    try:
        with np.errstate(all="ignore"), offline(), at_most(REPLAY_SECONDS):
            value = function(*args, **kwargs) if function is not None else None
    except TooSlow:
        return Answer("call_timeout")
    except Exception as problem:  # a wrong version may well raise: that is its answer
        return Answer("raised", type(problem).__name__)
    parts = [value]
    if len(returns) > 1:
        if not isinstance(value, tuple | list) or len(value) != len(returns):
            return Answer("wrong_return_count")
        parts = list(value)
    if entry.reply.verdict is None:
        for theirs, ours, (_, kind) in zip(entry.reply.values, parts, returns, strict=True):
            if kind == "handle":
                kept[theirs.id] = ours
    crossed = [_crossed(part, kind) for part, (_, kind) in zip(parts, returns, strict=True)]
    refused = next((part for part in crossed if isinstance(part, _Refused)), None)
    return Answer(refused.why) if refused else Answer(parts=tuple(crossed))


@dataclass(frozen=True)
class _Refused:
    why: str


def _crossed(value: Any, kind: str) -> Any:
    """`value` as the worker would send it, or what it would say instead."""
    if kind == "handle":
        return None
    value = _copied(value)
    if kind == "data":
        return value
    array = np.asarray(value) if isinstance(value, np.ndarray | np.generic | float | int | list) else None
    if kind == "array":
        return _Refused("not_an_array") if array is None or array.dtype.kind not in "biufc" else array
    if array is None or array.size != 1 or array.dtype.kind not in "biuf" or isinstance(value, list):
        return _Refused("not_a_number")
    return array.reshape(())[()]  # of its own precision, which says how closely it can be compared


def _opened(value: Any, kept: Mapping[int, Any]) -> Any:
    if isinstance(value, Handle):
        return kept.get(value.id)
    if isinstance(value, np.ndarray):
        return value.copy()
    if value == "cuda":  # known mistakes are answered on the CPU
        return "cpu"
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


def _copied(value: Any) -> Any:
    """`value` as it is now, a tensor as an array: the program that gave it may go on to change it."""
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        value = value.detach().cpu().numpy()
    if isinstance(value, np.ndarray):
        return np.array(value)
    if isinstance(value, list | tuple):
        return [_copied(v) for v in value]
    if isinstance(value, dict):
        return {k: _copied(v) for k, v in value.items()}
    return value


def edited(held: Any, before: Any) -> bool:
    """Not the same array to the last bit; what was no array, or never put by a grader, is taken for unchanged."""
    if not isinstance(held, np.ndarray) or not isinstance(before, np.ndarray):
        return False
    return held.shape != before.shape or held.dtype != before.dtype or held.tobytes() != before.tobytes()


def same(theirs: Any, ours: Any, finely: bool = False) -> bool:
    """The same structure of lists and dicts with the same numbers and texts in it, but for rounding.

    Two programs with the same mistake need not add alike: 1e-9 of the largest number is rounding. `finely` leaves less
    room, and asks for the same type of array.
    """
    if isinstance(ours, list | tuple):
        return (
            isinstance(theirs, list | tuple)
            and len(theirs) == len(ours)
            and all(same(a, b, finely) for a, b in zip(theirs, ours, strict=True))
        )
    if isinstance(ours, dict):
        return (
            isinstance(theirs, dict)
            and theirs.keys() == ours.keys()
            and all(same(theirs[k], v, finely) for k, v in ours.items())
        )
    if ours is None or isinstance(ours, str | bool):
        return type(theirs) is type(ours) and bool(theirs == ours)
    if finely and isinstance(theirs, np.ndarray) is not isinstance(ours, np.ndarray):
        return False  # plain data that came as a tensor
    return isinstance(theirs, np.ndarray | np.generic | float | int) and _numbers(np.asarray(theirs), ours, finely)


def _numbers(theirs: np.ndarray[Any, Any], ours: Any, finely: bool) -> bool:
    """Equal but for rounding, NaN and infinity included."""
    if not isinstance(ours, np.ndarray | np.generic | float | int):
        return False
    mine = np.asarray(ours)
    if theirs.shape != mine.shape or mine.dtype.kind not in "biuf" or theirs.dtype.kind not in "biuf":
        return False
    floats = mine.dtype.kind == theirs.dtype.kind == "f"
    if isinstance(ours, np.ndarray) and (floats or finely) and mine.dtype != theirs.dtype:
        return False  # float64 where float32 came in is a mistake of its own
    if theirs.dtype == mine.dtype and theirs.tobytes() == mine.tobytes():
        return True  # as most are, which a mistake does not touch; what follows takes thirty times as long
    # float32 sums of a few thousand terms differ by 1e-5 between orders; float64 ones by 1e-13
    double, single = (1e-12, 1e-6) if finely else (1e-9, 1e-4)
    tol = double if min(theirs.dtype.itemsize, mine.dtype.itemsize) >= 8 else single
    finite = mine[np.isfinite(mine)]
    scale = float(np.max(np.abs(finite))) if finite.size else 1.0
    with np.errstate(all="ignore"):
        return bool(np.allclose(theirs, mine, rtol=tol, atol=tol * scale, equal_nan=True))
