"""Where notebooks are handed in: all that decides whether one is taken, and nothing of HTTP.

A notebook that is taken lies on the disk, and the database has it with its job, before anybody is told so.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from autograder.course import LANGS, Assignment, Course
from autograder.result import Message
from autograder.serve.factor import Factors
from autograder.serve.oidc import Provider
from autograder.serve.people import Keys
from autograder.serve.places import Places, TooBig, keep, receive
from autograder.serve.policy import Policy, Service, decide
from autograder.serve.queue import Dispatcher
from autograder.serve.reading import Reading, examine
from autograder.serve.scanning import scan
from autograder.serve.store import Attempt, Store

__all__ = ["Desk", "Outcome"]

READING = 2  # notebooks read at once: one with the most that may be in it takes half a gigabyte
TOLD = 1_000  # notebooks of which is kept what was told of them: reading one takes 20 ms, and its page shows it


@dataclass(frozen=True)
class Outcome:
    """What became of one file: an attempt, or the id of the reason why it is none.

    `undone`: exercises with a function left empty.
    """

    name: str
    attempt: Attempt | None = None
    reason: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    problem: Message | None = None
    undone: tuple[str, ...] = ()


@dataclass
class Desk:
    """The page's parts, put together."""

    course: Course
    store: Store
    places: Places
    keys: Keys
    factors: Factors
    service: Service
    policies: dict[str, Policy]
    dispatcher: Dispatcher
    gradebook_url: str
    oidc: Provider | None = None
    _reading: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(READING))
    _deciding: threading.Lock = field(default_factory=threading.Lock)
    _told: dict[tuple[str, str], Reading] = field(default_factory=dict)  # by SHA-256 and day

    @property
    def days(self) -> list[Assignment]:
        """What students see: the assignments that this class takes and that are released."""
        return [a for a in self.course.assignments.values() if a.enabled and self.released(a.id)]

    def released(self, day: str) -> bool:
        return any((self.course.root / "release" / lang / day / f"{day}.ipynb").is_file() for lang in LANGS)

    def full(self) -> str:
        """Why nothing can be taken right now: "full_disk", "full_queue" or ""."""
        if self.places.free_mb() < self.service.free_mb:
            return "full_disk"
        return "full_queue" if self.store.waiting() >= self.service.queue else ""

    def hand_in(self, person: str, name: str, source: BinaryIO, day: str = "") -> Outcome:
        """Take the notebook in `source` for `day`, or for the assignment that it is of."""
        name = "".join(c for c in name if c.isprintable())[-200:]
        if reason := self.full():
            return Outcome(name, reason=reason)
        part = self.places.part()
        try:
            sha256, size = receive(source, part, self.service.upload_mb << 20)
            if reason := scan(self.service.scan, part, person):
                return Outcome(name, reason=reason)
            with self._reading:
                found = examine(self.course, part, [a.id for a in self.days])
            if found.problem is not None:
                return Outcome(name, reason="unreadable", problem=found.problem)
            if not found.day:
                return Outcome(name, reason="not_ours")
            if day and found.day != day:
                return Outcome(name, reason="other_day", values={"day": self.course.assignment(found.day).title})
            with self._deciding:
                outcome = self._decide(person, name, found, sha256, size)
                if outcome.reason:
                    return outcome
                keep(part, self.places.notebook(sha256))
                taken = self.store.accept(Attempt(0, person, found.day, sha256, size, name, time.time()))
                self._keep(taken, found)
        except TooBig:
            return Outcome(name, reason="too_big", values={"limit_mb": self.service.upload_mb})
        finally:
            part.unlink(missing_ok=True)
        self.dispatcher.wake()
        return Outcome(name, taken, undone=found.undone)

    def _decide(self, person: str, name: str, found: Reading, sha256: str, size: int) -> Outcome:
        before = self.store.attempts(person=person, day=found.day)
        if before and (before[-1].sha256, before[-1].size) == (sha256, size):
            # The same file once more: a double click, or a browser that never heard the answer.
            return Outcome(name, before[-1], reason="same", undone=found.undone)
        decision = decide(self.policies[found.day], before, time.time())
        return Outcome(name, reason=decision.reason, values={"until": decision.until}, undone=found.undone)

    def examine(self, attempt: Attempt) -> Reading:
        """What was told of an attempt's notebook when it was handed in."""
        found = self._told.get((attempt.sha256, attempt.day))
        if found is None:
            with self._reading:
                found = examine(self.course, self.places.notebook(attempt.sha256), [attempt.day])
            with self._deciding:
                self._keep(attempt, found)
        return found

    def _keep(self, attempt: Attempt, found: Reading) -> None:
        self._told[attempt.sha256, attempt.day] = found
        if len(self._told) > TOLD:
            del self._told[next(iter(self._told))]

    def held(self, day: str) -> bool:
        """Whether an instructor holds back what students read of this day."""
        return bool(self.store.setting(f"held:{day}", self.policies[day].held))

    def holding(self) -> set[str]:
        """The days of which `held` is true, in one look."""
        said = self.store.settings()
        return {day for day, policy in self.policies.items() if said.get(f"held:{day}", policy.held)}

    def numbered(self, person: str, day: str) -> Sequence[tuple[int, Attempt]]:
        """Somebody's attempts at a day, numbered from 1 as they see them."""
        return list(enumerate(self.store.attempts(person=person, day=day), 1))
