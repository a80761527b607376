"""The page with the small course of `coursekit` behind it, and grading that takes no sandbox."""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import coursekit

from autograder.course import Course
from autograder.engine import Setting
from autograder.result import ExerciseResult, Message, Result
from autograder.serve import oidc
from autograder.serve.desk import Desk
from autograder.serve.factor import Factors
from autograder.serve.people import Keys
from autograder.serve.places import Places
from autograder.serve.policy import policies
from autograder.serve.queue import Dispatcher
from autograder.serve.store import Person, Store, sqlite

__all__ = ["ALL", "FakeGrading", "desk", "hand_in", "notebook", "student", "wait"]

ALL = {
    "double": "def double(x):\n    return x * 2",
    "shift_forward": "def shift_forward(x):\n    return x + 1, x",
    "shift_back": "def shift_back(cache):\n    return cache",
}


def notebook(course: Course, functions: Mapping[str, str] = ALL, lang: str = "ko", extra: str = "") -> bytes:
    """The released notebook with `functions` filled in; `extra` makes it another file that does the same."""
    released = course.root / "release" / lang / coursekit.DAY / f"{coursekit.DAY}.ipynb"
    data = coursekit.fill(json.loads(released.read_text(encoding="utf-8")), dict(functions))
    return json.dumps({**data, "metadata": {**data["metadata"], "extra": extra}}).encode()


class FakeGrading:
    """In place of `grade_class`: 3 points for each solved exercise's cell that the notebook has, and notes on calls.

    `gate` is what a grading waits for; `status` what comes of it.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, bool]] = []
        self.gate = threading.Event()
        self.gate.set()
        self.begun = threading.Event()
        self.status = "graded"

    def __call__(self, setting: Setting, todo: Mapping[str, Path], **options: Any) -> Iterator[Result]:
        for student, path in todo.items():
            self.calls.append((student, path.stem, options["force"]))
            options["at"](student, "double")
            self.begun.set()
            assert self.gate.wait(300)
            yield self.result(setting, student, path)

    def result(self, setting: Setting, student: str, path: Path) -> Result:
        blank = Result(
            assignment=setting.day,
            student=student,
            status="needs_regrade",
            score=0.0,
            max_score=setting.assignment.points,
            isolation="namespaces",
            device="cpu",
            lang="ko",
            provenance={**setting.provenance(path), "graded_at": "2026-01-01"},
        )
        if self.status == "needs_regrade":
            return replace(blank, notes=(Message("infrastructure", {"what": "the machine is tired"}),))
        cells = "".join("".join(c["source"]) for c in json.loads(path.read_text(encoding="utf-8"))["cells"])
        earned = {"double": 3.0 * ("x * 2" in cells), "shift": 3.0 * ("x + 1, x" in cells)}
        exercises = tuple(
            ExerciseResult(e.slug, e.title, earned[e.slug], e.points, "partial", number=str(n))
            for n, e in enumerate(setting.assignment.exercises, 1)
        )
        return replace(blank, status="graded", score=sum(earned.values()), exercises=exercises)


def desk(course: Course, grading: FakeGrading, settings: str = "", url: str = "") -> Desk:
    """The page's parts; `settings` is what course.toml says."""
    if settings:
        (course.root / "course.toml").write_text(settings, encoding="utf-8")
        course = Course(course.root)
    places = Places(course.root)
    places.folder.mkdir(exist_ok=True)
    store = Store(url or sqlite(places.database))
    service, rules = policies(course)
    provider = oidc.configured(course, service.url, places.secret())
    book = f"sqlite:///{course.root / 'gradebook.db'}"
    keys = Keys(store, places.secret())
    dispatcher = Dispatcher(course, store, places, rules, book, grade=grading)
    return Desk(
        course, store, places, keys, Factors(store, places.secret()), service, rules, dispatcher, book, provider
    )


def student(made: Desk, id: str = "kim", name: str = "김하나") -> Person:
    person = Person(id, name, "student", 1, 4e9)
    made.store.put(person)
    return person


def hand_in(made: Desk, person: str = "kim", **changed: Any) -> Any:
    """What the desk says to a notebook of `person`."""
    return made.hand_in(person, "day1.ipynb", io.BytesIO(notebook(made.course, **changed)))


def wait(until: Callable[[], object]) -> None:
    """Until `until` says so; an AssertionError after five minutes in which it did not."""
    end = time.monotonic() + 300
    while not until():
        assert time.monotonic() < end
        time.sleep(0.01)
