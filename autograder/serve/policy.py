"""What a student may hand in and what counts: attempts, waiting times, due dates. Pure functions of what is stored.

Configured in course.toml, under [serve.policy] for all assignments and [serve.policy.<day>] for one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from autograder.course import Course, CourseError
from autograder.serve.store import Attempt

__all__ = [
    "Decision",
    "Policy",
    "Service",
    "counting",
    "decide",
    "late_days",
    "penalty",
    "policies",
    "probing",
    "worth",
]

DAY = 86_400.0
CHOICES = {"counts": ("best", "last"), "late": ("accept", "percent", "refuse"), "feedback": ("full", "verdicts")}
PROBES = 6  # attempts within PROBING seconds of which none earned more than the ones before
PROBING = 3_600.0


@dataclass(frozen=True)
class Policy:
    """The rules of one assignment. `attempts` 0: as many as one likes; `late_percent`: of all points, a day begun."""

    attempts: int = 20
    wait_minutes: float = 1.0
    counts: str = "best"
    due: datetime | None = None
    late: str = "accept"
    late_percent: float = 10.0
    feedback: str = "full"
    held: bool = False

    def __post_init__(self) -> None:
        for key, allowed in CHOICES.items():
            if getattr(self, key) not in allowed:
                raise ValueError(f"{key} is one of {', '.join(allowed)}, not {getattr(self, key)!r}")
        if not _number(self.attempts, 0, 10_000) or not isinstance(self.attempts, int):
            raise ValueError(f"attempts is a whole number from 0, not {self.attempts!r}")
        if not _number(self.wait_minutes, 0, 10_080):
            raise ValueError(f"wait_minutes is a number from 0 to 10080, not {self.wait_minutes!r}")
        if not _number(self.late_percent, 0, 100):
            raise ValueError(f"late_percent is a number from 0 to 100, not {self.late_percent!r}")
        if not isinstance(self.held, bool):
            raise ValueError(f"held is true or false, not {self.held!r}")
        if self.due is not None and (not isinstance(self.due, datetime) or self.due.tzinfo is None):
            raise ValueError(f"due is a time with its zone, such as 2026-12-04T23:59:00+09:00, not {self.due}")


@dataclass(frozen=True)
class Service:
    """[serve] as a whole: what bounds the server, and the policies by assignment."""

    upload_mb: int = 32
    queue: int = 2_000
    free_mb: int = 500
    link_days: float = 200.0
    url: str = "http://127.0.0.1:8000"
    timezone: str = "Asia/Seoul"
    second_factor: str = ""
    institution: str = ""  # and `contact`: what the privacy notice says of who runs the page
    contact: str = ""
    scan: Sequence[str] = ()  # the program that looks at what is handed in, and its arguments; () for none

    @property
    def factor_required(self) -> bool:
        """Whether a password alone signs no instructor in: as set, else where the page is reached by https."""
        return self.second_factor == "required" or (not self.second_factor and self.url.startswith("https:"))

    def __post_init__(self) -> None:
        if not isinstance(self.url, str) or not re.fullmatch(r"https?://[\w.:\[\]-]+/?", self.url, re.ASCII):
            raise ValueError(f"url is the page's address, such as https://hand-in.example, not {self.url!r}")
        try:
            ZoneInfo(self.timezone)
        except (TypeError, ValueError, ZoneInfoNotFoundError):
            raise ValueError(f"timezone is one such as Asia/Seoul, not {self.timezone!r}") from None
        if self.second_factor not in ("", "required", "optional"):
            raise ValueError(f"second_factor is required or optional, not {self.second_factor!r}")
        for key in ("institution", "contact"):
            said = getattr(self, key)
            if not isinstance(said, str) or not said.isprintable() or len(said) > 200:
                raise ValueError(f"{key} is one line of text, of 200 characters at most, not {said!r}")
        words = isinstance(self.scan, list | tuple) and all(isinstance(a, str) and a.isprintable() for a in self.scan)
        if not words or (self.scan and not (self.scan[0] and any("{file}" in a for a in self.scan[1:]))):
            raise ValueError(f"scan is a program and its arguments, {{file}} among them, not {self.scan!r}")
        for f in fields(self):
            value = getattr(self, f.name)
            if not isinstance(f.default, int | float):
                continue
            if not _number(value, 1, 1e9) or (f.name != "link_days" and not isinstance(value, int)):
                raise ValueError(f"{f.name} is a positive number, not {value!r}")
        if self.upload_mb > 128:
            raise ValueError(f"upload_mb is at most 128, which is what the grader reads, not {self.upload_mb}")


@dataclass(frozen=True)
class Decision:
    """Whether a notebook is taken now. `reason`: why not; `until`: when it would be, 0 for never; `left`: attempts."""

    reason: str = ""
    until: float = 0.0
    left: int | None = None
    late: int = 0  # days begun after the due date


def policies(course: Course) -> tuple[Service, dict[str, Policy]]:
    """The bounds, and the policy of each assignment. Raises CourseError for an unknown or odd setting."""
    try:
        said = _table(course.settings.get("serve", {}), "[serve]")
        said.pop("oidc", None)  # read by `oidc.configured`
        rules = _table(said.pop("policy", {}), "[serve.policy]")
        shared = {key: value for key, value in rules.items() if not isinstance(value, Mapping)}
        own = {key: value for key, value in rules.items() if isinstance(value, Mapping)}
        if odd := own.keys() - course.assignments.keys():
            raise ValueError(f"there is no assignment {', '.join(sorted(odd))}")
        base = _with(Policy(), shared)
        return _with(Service(), said), {day: _with(base, own.get(day, {})) for day in course.assignments}
    except (TypeError, ValueError) as problem:
        raise CourseError(f"{course.root / 'course.toml'}: [serve] {problem}") from problem


def _table(said: object, name: str) -> dict[str, Any]:
    if not isinstance(said, Mapping):
        raise ValueError(f"{name} is a table of settings, not {said!r}")
    return dict(said)


def _with(base: Any, said: Mapping[str, Any]) -> Any:
    if odd := said.keys() - {f.name for f in fields(base)}:
        raise ValueError(f"there is no setting {', '.join(sorted(odd))}")
    return replace(base, **said)


def _number(value: object, least: float, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


def late_days(policy: Policy, at: float) -> int:
    """Days begun after the due date at the time `at`; 0 before it."""
    return 0 if policy.due is None else max(0, math.ceil((at - policy.due.timestamp()) / DAY))


def decide(policy: Policy, before: Sequence[Attempt], now: float) -> Decision:
    """Whether another notebook of somebody with the attempts `before` is taken at the time `now`.

    What a fault of ours kept from being graded is no attempt used up.
    """
    used = [a for a in before if a.status != "needs_regrade"]
    left = max(0, policy.attempts - len(used)) if policy.attempts else None
    late = late_days(policy, now)
    if late and policy.late == "refuse":
        return Decision("closed", left=left, late=late)
    if left == 0:
        return Decision("no_attempt_left", left=0, late=late)
    free = max((a.received for a in used), default=-math.inf) + 60 * policy.wait_minutes
    if policy.wait_minutes and now < free:
        return Decision("wait", free, left, late)
    return Decision(left=left, late=late)


def worth(policy: Policy, attempt: Attempt) -> float:
    """The points of an attempt after the late rule; never below 0."""
    return max(0.0, attempt.score - penalty(policy, attempt))


def penalty(policy: Policy, attempt: Attempt) -> float:
    """Points taken for being late."""
    if policy.late != "percent":
        return 0.0
    share = late_days(policy, attempt.received) * policy.late_percent / 100
    return min(attempt.score, share * attempt.max_score)


def counting(policy: Policy, attempts: Sequence[Attempt]) -> Attempt | None:
    """The attempt that counts: of those with a result the last, or the best, and of equals the first."""
    there = sorted((a for a in attempts if a.status in ("graded", "unreadable")), key=lambda a: a.id)
    if not there:
        return None
    return there[-1] if policy.counts == "last" else max(there, key=lambda a: (worth(policy, a), -a.id))


def probing(attempts: Sequence[Attempt]) -> bool:
    """Whether somebody seems to ask the graders and not themselves: many attempts in an hour, and nothing gained."""
    graded = sorted((a for a in attempts if a.status == "graded"), key=lambda a: a.id)
    for end in range(PROBES, len(graded) + 1):
        window = graded[end - PROBES : end]
        best = max((a.score for a in graded[: end - PROBES + 1]), default=0.0)
        short = window[-1].received - window[0].received <= PROBING
        if short and max(a.score for a in window) <= best and best < window[0].max_score:
            return True
    return False
