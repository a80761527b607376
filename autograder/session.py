"""One student's code, driven from outside: start it, run its cells, put requests to it, keep a trace of what it did.

A sandbox that dies (a limit struck, the student's code exited) is replaced by a fresh one for the next exercise, so
one endless loop costs one exercise. The trace is what `diagnosis` replays against the known mistakes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.checks import Failure
from autograder.course import Assignment, Exercise
from autograder.limits import Limits
from autograder.result import Message, Output
from autograder.sandbox import DeviceFault, Ended, Sandbox
from autograder.submission import Cell
from autograder.wire import Handle, Reply, Verdict

__all__ = ["SEED", "Entry", "Session", "Unusable", "struck"]

SEED = 20260101  # what the worker's global generators start from in every exercise
PLAIN = frozenset((str, float, int, bool, type(None)))
TRACE_MB = 256  # kept of an exercise's answers; past it there is no diagnosis, and the grader's memory is its own


class Unusable(Failure):
    """The student's process is over, so no later check of this exercise can run. `outcome`: error or timeout."""

    def __init__(self, outcome: str, message: Message) -> None:
        super().__init__(message.id, **message.values)
        self.outcome = outcome


@dataclass(frozen=True)
class Entry:
    """One request of the graders and what came back; handles in it are replayed by their ids."""

    op: str
    fields: Mapping[str, Any]
    reply: Reply


class Session:
    """The sandboxes of one submission. `start` gives a fresh one under the limits asked for."""

    def __init__(
        self,
        assignment: Assignment,
        cells: Sequence[Cell],
        start: Callable[[Limits], Sandbox],
        seconds: float,
        device: str = "cpu",
    ) -> None:
        self.assignment = assignment
        self.device = device
        self.cells = list(cells)
        self.start = start
        self.limit = seconds
        self.used = 0.0  # seconds spent waiting for the sandboxes; what judging takes beside is not the student's
        self.notes: list[Message] = []
        self.sandbox: Sandbox | None = None
        self.over: Unusable | None = None
        self.trace: list[Entry] = []
        self.held = 0  # bytes of answers in the trace
        self.crashed: set[int] = set()  # numbers of cells during which a sandbox ended without a reason that we know
        self.exercise: Exercise | None = None
        self.output: dict[int, Output] = {}
        self.under: Limits | None = None  # the limits that the sandbox was started with

    def begin(self, exercise: Exercise) -> None:
        """A living sandbox with the student's cells run, seeded; kept from the last exercise where it still serves."""
        self.exercise = exercise
        self.trace = []
        self.held = 0
        self.over = None
        if self.under is not None and _bounds(self.under) != _bounds(self._limits(exercise)):
            self.close()
        try:
            if self.sandbox is None:
                self._fresh(exercise)
                if self.assignment.apparatus:
                    self._ask("equip", source=self.assignment.apparatus)
            self._ask("begin", seed=SEED)
            if exercise.parts:
                self._ask("use", source=self.assignment.parts_source, names=list(exercise.parts))
        except Unusable as unusable:
            self.over = unusable

    def _fresh(self, exercise: Exercise) -> None:
        """Start a sandbox and run every cell; one that ends the process is left out and told of, and we start again."""
        limits = self._limits(exercise)
        while True:
            self.sandbox, self.under = self.start(limits), limits
            early: list[tuple[Cell, Message]] = []  # what used a name that is not there yet
            for cell in list(self.cells):
                note = self._run(cell, limits)
                if self.sandbox is None:
                    break
                if note is not None and note.values.get("type") == "NameError":
                    early.append((cell, note))
                elif note is not None:
                    self._note(note)
            if self.sandbox is not None and self._again(early, limits):
                return

    def _again(self, early: Sequence[tuple[Cell, Message]], limits: Limits) -> bool:
        """Run cells once more that may only have stood before what they use; whether the sandbox outlived it."""
        for cell, note in early:
            again = self._run(cell, limits)
            if self.sandbox is None:
                return False
            self._note(Message("recovered_order", {"cell": cell.number}) if again is None else note)
        return True

    def _run(self, cell: Cell, limits: Limits) -> Message | None:
        """Run a cell, and what there is to say of it; without a sandbox afterwards where that came to its end."""
        assert self.sandbox is not None
        try:
            keep = (limits.output_kb << 10) - sum(len(o.text) for o in self.output.values())
            reply = self._timed("run", limits.cell_seconds, source=cell.source, keep=keep)
            printed = reply if reply.verdict is None else self._timed("output", limits.call_seconds)
            self._printed(cell.number, printed, limits)
        except Ended as ended:
            self.sandbox = None
            self._remaining()
            self._not_the_device(ended.why)
            if ended.why == "died" and cell.number not in self.crashed:
                self.crashed.add(cell.number)  # the machine may have killed it; a cell that exits does so again
            else:
                self.cells.remove(cell)
                self._note(_cell_note(cell.number, ended, limits))
            return None
        if reply.verdict is None:
            return None
        kind = "cell_syntax" if reply.verdict.id == "cell_syntax" else "cell_raised"
        # A worker that is not ours any more may give any verdict; the message needs these values of it.
        said = {key: reply.verdict.values.get(key) for key in ("type", "text", "line")}
        limit = struck(reply.verdict, limits)
        if limit is not None:
            id = "cell_scratch" if limit.id == "scratch_limit" else "cell_processes"
            return Message(id, {"cell": cell.number, **limit.values})
        return Message(kind, {**said, "cell": cell.number})

    def _printed(self, number: int, reply: Reply, limits: Limits) -> None:
        """Keep what a cell printed, the first time it runs: head and tail, within `output_kb` over the notebook."""
        match reply.values:
            case (str(text), int(written)) if text and number not in self.output:
                room = (limits.output_kb << 10) - sum(len(o.text) for o in self.output.values())
                self.output[number] = Output(number, text[: room + 100], max(written, 0))
                if written > room:
                    self._note(Message("output_limit", {"cell": number, "limit_kb": limits.output_kb}))

    def _note(self, message: Message) -> None:
        # Every fresh sandbox meets the same cells again; what they say is worth saying once.
        if message not in self.notes:
            self.notes.append(message)

    def ask(self, op: str, **fields: Any) -> Reply:
        """A request of the graders, kept in the trace. Raises Unusable where the process is over."""
        if self.over is not None:
            raise self.over
        reply = self._ask(op, **fields)
        self.held += sum(_bytes(v) for v in reply.values)
        if self.held > TRACE_MB << 20:
            self.trace.clear()
        else:
            self.trace.append(Entry(op, _snapshot(fields), reply))
        return reply

    def unsteady(self) -> str | None:
        """A function of the exercise that answers the first call of it differently when it is asked again, if any.

        Only calls that carry their whole input are repeated: an object kept in the sandbox may have changed by now.
        """
        assert self.exercise is not None
        first: dict[str, Entry] = {}
        for entry in self.trace:
            target = entry.fields.get("target")
            if entry.op == "call" and isinstance(target, str) and target in self.exercise.functions:
                first.setdefault(target, entry)
        for target, entry in first.items():
            kinds = {kind for _, kind in entry.fields["returns"]}
            if self.over is not None or entry.reply.verdict is not None or "handle" in kinds or _held(entry.fields):
                continue
            try:
                again = self._ask("call", **entry.fields)
            except Unusable:
                return None
            if again.verdict is not None or not _alike(again.values, entry.reply.values):
                return target
        return None

    def _ask(self, op: str, **fields: Any) -> Reply:
        assert self.sandbox is not None and self.exercise is not None
        limits = self.exercise.limits
        try:
            return self._timed(op, limits.call_seconds, **fields)
        except Ended as ended:
            self.sandbox = None
            self._remaining()
            self._not_the_device(ended.why)
            target = fields.get("target")
            name = target if isinstance(target, str) else self.exercise.slug
            if ended.why == "timeout" and op in ("call", "lab"):
                # Not ending is an answer too: of the known mistakes, some do the same.
                self.trace.append(Entry(op, _snapshot(fields), Reply("", (), Verdict("call_timeout", {}))))
            self.over = _unusable(ended, limits, name)
            raise self.over from None

    def _limits(self, exercise: Exercise) -> Limits:
        """The exercise's limits; a GPU is in them only where grading uses one."""
        return exercise.limits if self.device == "cuda" else replace(exercise.limits, gpu_mb=0)

    def _not_the_device(self, why: str) -> None:
        """Raise DeviceFault where a sandbox that has a GPU is over: without one it is clear whose doing it was."""
        if self.under is not None and self.under.gpu_mb:
            raise DeviceFault(f"a sandbox with a GPU ended: {why}")

    def _timed(self, op: str, limit: float, **fields: Any) -> Reply:
        """A request that may take `limit` seconds, or what is left to the submission."""
        assert self.sandbox is not None
        seconds, began = min(limit, self._remaining()), time.monotonic()
        try:
            return self.sandbox.ask(op, seconds, **fields)
        finally:
            self.used += time.monotonic() - began

    def _remaining(self) -> float:
        left = self.limit - self.used
        if left <= 0:
            self.close()
            self.over = Unusable("timeout", Message("submission_timeout", {"limit": self.limit}))
            raise self.over
        return left

    def close(self) -> None:
        if self.sandbox is not None:
            self.sandbox.close()
            self.sandbox = None


def _bounds(limits: Limits) -> tuple[int, ...]:
    """The limits that a sandbox keeps from its start; seconds come with each request."""
    return limits.memory_mb, limits.processes, limits.scratch_mb, limits.gpu_mb


def _bytes(value: Any) -> int:
    if isinstance(value, np.ndarray):
        return int(value.nbytes)
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return 0
    return sum(map(_bytes, value))


def _snapshot(value: Any) -> Any:
    """A copy that a grader which goes on to edit its arrays, as a numeric gradient does, cannot change."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, list | tuple):
        return type(value)([v if type(v) in PLAIN else _snapshot(v) for v in value])
    if isinstance(value, dict):
        return {k: v if type(v) in PLAIN else _snapshot(v) for k, v in value.items()}
    return value


def _held(value: Any) -> bool:
    """Whether `value` has a handle anywhere in it."""
    if isinstance(value, dict):
        return any(map(_held, value.values()))
    return isinstance(value, Handle) or (isinstance(value, list | tuple) and any(map(_held, value)))


def _alike(some: Any, other: Any) -> bool:
    """The same values to the last bit."""
    if isinstance(some, np.ndarray):
        return isinstance(other, np.ndarray) and (
            (some.dtype, some.shape, some.tobytes()) == (other.dtype, other.shape, other.tobytes())
        )
    if isinstance(some, dict):
        return isinstance(other, dict) and some.keys() == other.keys() and all(_alike(some[k], other[k]) for k in some)
    if isinstance(some, list | tuple):
        return isinstance(other, list | tuple) and len(some) == len(other) and all(map(_alike, some, other))
    return repr(some) == repr(other)  # NaN is like NaN


def _unusable(ended: Ended, limits: Limits, name: str) -> Unusable:
    match ended.why:
        case "timeout":
            return Unusable("timeout", Message("call_timeout", {"name": name, "limit": limits.call_seconds}))
        case "memory":
            return Unusable("error", Message("memory_limit", {"limit_mb": limits.memory_mb}))
        case "processes":
            return Unusable("error", Message("process_limit", {"limit": limits.processes}))
        case "protocol":
            return Unusable("error", Message("protocol"))
    return Unusable("error", Message("worker_died"))


def struck(verdict: Verdict, limits: Limits) -> Message | None:
    """The limit behind an exception by which the kernel refused something inside; None where it is another."""
    text = str(verdict.values.get("text"))
    match verdict.values.get("type"):
        case "OSError" if text.startswith(("[Errno 27]", "[Errno 28]")):
            return Message("scratch_limit", {"limit_mb": limits.scratch_mb})
        case "BlockingIOError" if text.startswith("[Errno 11]"):
            return Message("process_limit", {"limit": limits.processes})
        case "RuntimeError" if text.startswith("can't start new thread"):
            return Message("process_limit", {"limit": limits.processes})
    return None


def _cell_note(number: int, ended: Ended, limits: Limits) -> Message:
    match ended.why:
        case "timeout":
            return Message("cell_timeout", {"cell": number, "limit": limits.cell_seconds})
        case "memory":
            return Message("cell_memory", {"cell": number, "limit_mb": limits.memory_mb})
        case "processes":
            return Message("cell_processes", {"cell": number, "limit": limits.processes})
    return Message("cell_died", {"cell": number})
