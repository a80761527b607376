"""Start, watch and end a worker: one fresh sandboxed process per submission.

A level is a module here with a class that keeps the promise of :class:`Sandbox`. A level is used only when asked for
by its name; there is no falling back to a weaker one.
"""

from __future__ import annotations

from typing import Any, Protocol

from autograder.limits import Limits
from autograder.sandbox.template import Forker, Template
from autograder.wire import Reply

__all__ = [
    "BASICS",
    "LEVELS",
    "PROMISES",
    "DeviceFault",
    "Ended",
    "Forker",
    "Infrastructure",
    "Sandbox",
    "Template",
    "open_sandbox",
]

LEVELS = ("namespaces", "landlock")  # strongest first

# What a level keeps student code from. Held to by tests/sandbox_contract.py, shown by `autograder doctor`.
BASICS = (
    "files outside cannot be read or written",
    "other processes cannot be read or signalled",
    "no network",
    "no privileges, no way to gain any",
    "time, memory and processes are bounded",
    "nothing is left behind",
)
PROMISES = {
    "namespaces": (
        *BASICS,
        "names of files outside are hidden",
        "other processes are hidden",
        "scratch space is bounded as a whole",
    ),
    "landlock": BASICS,
}


class Infrastructure(Exception):
    """A fault of ours or of the machine, never the student's: the submission is to be graded again."""


class DeviceFault(Infrastructure):
    """The GPU is lost, full or out of reach. What is graded on the CPU instead gets the same verdict."""


class Ended(Exception):
    """The student's process is over. `why`: timeout, memory, processes, gpu, died, or protocol."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Sandbox(Protocol):
    """A living worker, which nothing but the wire reaches."""

    def ask(self, op: str, seconds: float, **fields: Any) -> Reply:
        """Send one request and wait for its reply; raises Ended where none comes, and then the sandbox is gone."""

    def close(self) -> None:
        """End every process in it; nothing is left behind. Idempotent."""


def open_sandbox(level: str, limits: Limits, template: Forker | None = None) -> Sandbox:
    """A fresh sandbox of this level, forked from `template` if one is given. Raises Infrastructure if it cannot be."""
    if level == "namespaces":
        from autograder.sandbox.namespaces import Namespaces

        return Namespaces(limits, template)
    if level == "landlock":
        from autograder.sandbox.landlock import Landlock

        return Landlock(limits)
    raise Infrastructure(f"there is no isolation level {level!r}; known: {', '.join(LEVELS)}")
