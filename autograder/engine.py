"""Grade one submission: `grade` is pure but for its sandbox. What grades (`Setting`), and where its results are kept.

What cannot be graded for a reason of ours is marked `needs_regrade`, never a zero.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import os
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import autograder
from autograder import result as records
from autograder.course import LANGS, Assignment, Course, CourseError
from autograder.evidence import verdict_hash
from autograder.fingerprint import fingerprint
from autograder.harness import GraderFault, Judge, grader_hash, judging
from autograder.limits import Limits
from autograder.recovery import NAMED, named, recover
from autograder.result import ExerciseResult, Message, Output, Result
from autograder.sandbox import DeviceFault, Forker, Infrastructure, Sandbox, open_sandbox
from autograder.session import Session
from autograder.submission import Submission, Unreadable, content, digest, read, template

__all__ = [
    "Setting",
    "cached",
    "earlier",
    "forked",
    "grade",
    "grade_one",
    "lost",
    "package_hash",
    "stored",
    "unchanged",
    "with_judge",
]

SEED = "AUTOGRADER_SEED"


@dataclass(frozen=True)
class Setting:
    """What grades: the same setting and the same notebook give the same result.

    `device`: what training runs may use, cpu or cuda; `on` is what those of this assignment do use.
    """

    course: Course
    day: str
    level: str = "namespaces"
    device: str = "cpu"
    seed: str = ""

    @property
    def assignment(self) -> Assignment:
        return self.course.assignment(self.day)

    @property
    def on(self) -> str:
        return self.device if any(e.limits.gpu_mb for e in self.assignment.exercises) else "cpu"

    @functools.cached_property
    def hidden_seed(self) -> str:
        """The course's secret: hidden inputs are drawn from it. Set AUTOGRADER_SEED before a real term."""
        return self.seed or os.environ.get(SEED, "deep-learning-course")

    @functools.cached_property
    def graders(self) -> str:
        return grader_hash(self.assignment)

    @functools.cached_property
    def keys(self) -> dict[str, str]:
        """Exercise -> a hash of all that decides its verdict and its hints, except the notebook."""
        return {e.slug: self._hash(_kit(self.assignment.origin(e.slug), e.slug)) for e in self.assignment.exercises}

    @functools.cached_property
    def key(self) -> str:
        """A hash of all that decides a verdict, except the notebook."""
        return self._hash(self.graders + "".join(sorted(self.released.values())))

    @functools.cached_property
    def released(self) -> dict[str, str]:
        """Language -> a hash of what learners were given: cells of ours in a notebook are told by it."""
        found = {}
        for lang in LANGS:
            path = self.course.root / "release" / lang / self.day / f"{self.day}.ipynb"
            if path.is_file():
                found[lang] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found

    def _hash(self, what: str) -> str:
        parts = [what, self.assignment.salt, package_hash(), self.level, self.on, self.hidden_seed]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

    def provenance(self, notebook: Path, only: str = "") -> dict[str, str]:
        return {
            "autograder": autograder.__version__,
            "numpy": _version("numpy"),
            "grader": self.graders,
            "setting": self.key,
            "notebook": digest(notebook),
            **({"only": only} if only else {}),
        }


# Modules that decide no verdict: what comes before a submission is handed in, and after its result is stored.
BESIDE = frozenset(
    (
        *("assembly", "build", "catchup", "cli", "cluster", "commands"),
        *("data", "demo", "doctor", "evidence", "history", "intake"),
        *("integrations", "learners", "mutants", "outputs", "proof", "publish", "serve", "slots", "verify"),
    )
)


_version = functools.cache(importlib.metadata.version)  # reads a file of the package's each time


@functools.cache
def package_hash() -> str:
    """A hash of the modules of this package that decide verdicts, and of the versions of NumPy and torch."""
    digest = hashlib.sha256()
    for name in ("numpy", "torch"):
        digest.update(f"{name} {_version(name)} ".encode())
    package = Path(__file__).parent
    for path in sorted(package.rglob("*.py")):
        if path.relative_to(package).with_suffix("").parts[0] not in BESIDE:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _kit(assignment: Assignment, slug: str) -> str:
    """A hash of the exercise's graders, versions and hints: of that day's files, what others do not share."""
    hints = [[m.id, m.hint.ko, m.hint.en] for m in assignment.mistakes if m.exercise == slug]
    return verdict_hash(assignment, assignment.exercise(slug)) + json.dumps(hints)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@functools.lru_cache(maxsize=8)
def _template(root: Path, lang: str, day: str, digest: str) -> Mapping[str, str]:
    """The cells of a release; `digest` tells it from the one of the same name before a new build."""
    return template(root / "release" / lang / day / f"{day}.ipynb") if digest else {}


Start = Callable[[Limits], Sandbox]
At = Callable[[str], None]  # is told the slug of the exercise that is being judged


def _nowhere(slug: str) -> None:
    """Nobody wants to know."""


def plain(setting: Setting) -> Start:
    """Start each sandbox by itself: nothing to prepare, a second or two more where torch is imported."""
    return functools.partial(open_sandbox, setting.level)


def forked(level: str, template: Forker | None) -> Start:
    """Fork each sandbox from `template`, and start it plainly where that fails: the same isolation, only slower."""

    def start(limits: Limits) -> Sandbox:
        if limits.gpu_mb:  # CUDA does not survive a fork; its own start takes as long as importing torch anew
            return open_sandbox(level, limits)
        try:
            return open_sandbox(level, limits, template)
        except Infrastructure:
            return open_sandbox(level, limits)

    return start


def grade(
    judge: Judge,
    setting: Setting,
    start: Start,
    notebook: Path,
    student: str,
    at: At = _nowhere,
    only: str = "",
    before: Result | None = None,
) -> Result:
    """Grade one notebook in sandboxes from `start`; never raises for what a student or a machine does wrong.

    `only`: judge this exercise alone, for trying a grader out. `before`: an earlier result of this student, from which
    exercises are taken that neither the submission's code nor what judges them has changed.
    """
    assignment, started = setting.assignment, time.monotonic()
    blank = Result(
        assignment=assignment.id,
        student=student,
        status="needs_regrade",
        score=0.0,
        max_score=assignment.points,
        isolation=setting.level,
        device=setting.on,
        lang="ko",
        provenance={**setting.provenance(notebook, only), "graded_at": _now()},
    )
    try:
        submission = read(notebook)
    except Unreadable as problem:
        return replace(blank, status="unreadable", notes=(problem.message,))
    except OSError as problem:
        return replace(blank, notes=(Message("infrastructure", {"what": type(problem).__name__}),))
    blank = replace(blank, lang=submission.lang, notes=named(notebook, assignment.id))
    try:
        try:
            return _judged(judge, setting, start, submission, blank, started, at, only, before)
        except DeviceFault as problem:
            # The GPU failed, or the student's code there: a verdict does not depend on the device, so the CPU tells.
            note = Message("device_fault", {"what": str(problem)})
            blank = replace(blank, device="cpu", notes=(*blank.notes, note))
            return _judged(judge, setting, start, submission, blank, started, at, only, before)
    except Infrastructure as problem:
        note = Message("infrastructure", {"what": str(problem)})
    except GraderFault as problem:
        note = Message("grader_error", {"what": str(problem)[:500]})
    except Exception as problem:  # fail closed: whatever broke is ours, and the submission waits for a regrade
        note = Message("infrastructure", {"what": f"{type(problem).__name__}: {problem}"[:500]})
    return replace(blank, notes=(note,), seconds=time.monotonic() - started)


def _judged(
    judge: Judge,
    setting: Setting,
    start: Start,
    submission: Submission,
    blank: Result,
    started: float,
    at: At,
    only: str,
    before: Result | None,
) -> Result:
    assignment = setting.assignment
    root, digests = setting.course.root, setting.released
    released = {lang: _template(root, lang, assignment.id, digests.get(lang, "")) for lang in LANGS}
    slugs = {name: e.slug for e in assignment.exercises for name in e.functions}
    recovered = recover(submission, released, set(slugs))
    # A catch-up is judged day by day, each time on the whole notebook: the days differ in apparatus, parts and limits.
    exercises: tuple[ExerciseResult, ...] = ()
    notes = [*blank.notes, *recovered.notes]
    output: dict[int, Output] = {}
    cells = hashlib.sha256(json.dumps([c.source for c in recovered.cells]).encode()).hexdigest()[:16]
    known = {} if before is None or only else _known(setting, before, cells)
    if before is not None and len(known) == len(assignment.exercises):  # no cell is run that would say it again
        notes += [note for note in before.notes if note not in notes and note.id not in NAMED]
        output = {o.cell: o for o in before.output}
    for day in assignment.days:
        session = Session(day, recovered.cells, start, day.limits.submission_seconds, blank.device)
        exercises += tuple(replace(e, key=setting.keys[e.id]) for e in judge(session, only, at, known))
        # Cell 0 is one that `recovery` put back: what became of it is no matter of the learner's.
        notes += [note for note in session.notes if note not in notes and note.values.get("cell") != 0]
        output = {**session.output, **output}
    graded = replace(
        blank,
        status="graded",
        provenance={**blank.provenance, "cells": cells, "altered": submission.altered(released[submission.lang])},
        score=sum(e.score for e in exercises),
        exercises=exercises,
        notes=tuple(notes),
        output=tuple(output[number] for number in sorted(output)),
        seconds=time.monotonic() - started,
        # A class is compared, not a version that a grader is tried on: of hundreds, a third of the slot's time.
        fingerprint={} if only else fingerprint(recovered.cells, released[submission.lang], slugs),
    )
    json.dumps(records.dump(graded), allow_nan=False)  # what a grader left in it must be fit to be written
    return graded


def _known(setting: Setting, before: Result, cells: str) -> dict[str, ExerciseResult]:
    """The exercises of an earlier result that would come out the same again."""
    if before.status != "graded" or before.provenance.get("cells") != cells:
        return {}
    return {e.id: e for e in before.exercises if e.key and e.key == setting.keys.get(e.id)}


def with_judge(setting: Setting, body: Callable[[Judge], None]) -> None:
    """Collect the graders and run `body` with the judge. Raises CourseError where the course is not in order."""
    _ = setting.keys  # what is wrong with a kit shows here, once, and not as a fault of each submission's grading
    if missing := [lang for lang in LANGS if lang not in setting.released]:
        # Without it the parts box and the checks that learners were given would be taken for code of their own.
        said = f"release/{missing[0]}/{setting.day}/{setting.day}.ipynb is missing"
        raise CourseError(f"{said}: run 'autograder build {setting.day}'")
    judging(setting.assignment, body, setting.hidden_seed)


def grade_one(
    course: Course,
    day: str,
    notebook: Path,
    student: str,
    level: str = "namespaces",
    at: At = _nowhere,
    device: str = "cpu",
    seed: str = "",
) -> Result:
    """Grade one notebook in this process. Raises CourseError where the graders themselves are not in order."""
    setting = Setting(course, day, level, device, seed)
    found: list[Result] = []

    def body(judge: Judge) -> None:
        found.append(grade(judge, setting, plain(setting), notebook, student, at))

    with_judge(setting, body)
    return found[0]


def stored(course: Course, day: str, student: str) -> Path:
    """Where the result of this submission is kept."""
    return course.root / "results" / day / f"{student}.json"


def earlier(setting: Setting, student: str) -> Result | None:
    """The stored result of this student's, whatever graded it; None where there is none that can be read."""
    return records.kept(stored(setting.course, setting.day, student))


def cached(setting: Setting, student: str, notebook: Path) -> Result | None:
    """The stored result, if the same setting graded the same bytes under the same name."""
    found = earlier(setting, student)
    if found is None:
        return None
    wanted = setting.provenance(notebook)
    same = wanted.items() <= found.provenance.items() and found.status != "needs_regrade"
    same = same and "only" not in found.provenance
    if wanted["notebook"] and found.status == "graded":
        same = same and tuple(n for n in found.notes if n.id in NAMED) == named(notebook, setting.day)
    elif not wanted["notebook"]:  # for several reasons, and another one may be in the way by now
        same = same and found.notes == _no_notebook(notebook)
    return found if same else None


def _no_notebook(path: Path) -> tuple[Message, ...] | None:
    """Why there is nothing to read at `path`; None where that is a fault of ours, or was one."""
    try:
        content(path)
    except Unreadable as problem:
        return (problem.message,)
    except OSError:
        pass
    return None


def unchanged(
    setting: Setting, todo: Mapping[str, Path], force: bool, only: Mapping[str, str]
) -> Generator[Result, None, list[str]]:
    """Yield the stored results that hold as they are; returns the students of `todo` that are still to be graded."""
    waiting = []
    for student, notebook in todo.items():
        kept = None if force or student in only else cached(setting, student, notebook)
        if kept is not None:
            yield kept
        else:
            waiting.append(student)
    return waiting


def lost(setting: Setting, student: str, notebook: Path) -> Result:
    return Result(
        assignment=setting.day,
        student=student,
        status="needs_regrade",
        score=0.0,
        max_score=setting.assignment.points,
        isolation=setting.level,
        device=setting.on,
        lang="ko",
        notes=(Message("infrastructure", {"what": "the grading process ended"}),),
        provenance=setting.provenance(notebook),
    )
