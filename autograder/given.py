"""What a check is given by the names of its parameters: the fixtures of graders, of one test and one submission."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from autograder.pictures import Pictures
from autograder.student import Student

if TYPE_CHECKING:
    from autograder.harness import Judge

__all__ = ["GIVEN", "Given"]

T = TypeVar("T")


class Given:
    """What `judge` has for the test of this name while it judges a submission."""

    def __init__(self, judge: Judge, test: str) -> None:
        self._judge = judge
        self._now = judge.now
        self._test = test

    @property
    def student(self) -> Student:
        """The functions of the submission being judged."""
        assert self._now.session is not None
        return Student(self._now.session, self._judge.functions)

    @property
    def rng(self) -> np.random.Generator:
        """Hidden inputs come from here: the same for every submission, unknown without the course's seed."""
        return np.random.default_rng(zlib.crc32(f"{self._judge.seed}/{self._test}".encode()))

    @property
    def device(self) -> str:
        """What training runs use, "cuda" or "cpu": for functions to which the statement hands a device."""
        now = self._now
        assert now.session is not None and now.exercise is not None
        return now.session.device if now.exercise.limits.gpu_mb else "cpu"

    @property
    def once(self) -> Callable[[object, Callable[[], T]], T]:
        """`once(key, f)` computes f() once for all submissions: expected values do not depend on a student."""
        computed, test = self._judge.computed, self._test

        def compute(key: object, f: Callable[[], T]) -> T:
            if (test, key) not in computed:
                computed[test, key] = f()
            value: T = computed[test, key]
            return value

        return compute

    @property
    def shared(self) -> Callable[[object, Callable[[], T]], T]:
        """`shared(key, f)` computes f() once for all checks of the exercise that is being judged, such as what a
        training run gave. Values, no handles: what was kept may have changed by then. What f raises, each check meets.
        """
        held = self._now.shared

        def compute(key: object, f: Callable[[], T]) -> T:
            if key not in held:
                held[key] = f()
            value: T = held[key]
            return value

        return compute

    @property
    def evidence(self) -> dict[str, Any]:
        """Numbers measured on the student's outputs; they go into the result, passed or failed."""
        return self._now.evidence

    @property
    def pictures(self) -> Pictures:
        """Curves and images of the student's run, for the feedback; hidden checks only."""
        return self._now.pictures

    @property
    def thresholds(self) -> Mapping[str, Mapping[str, Any]]:
        """The exercise's, from assignment.toml."""
        assert self._now.exercise is not None
        return self._now.exercise.thresholds


GIVEN = frozenset(name for name, member in vars(Given).items() if isinstance(member, property))
