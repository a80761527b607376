"""Grade many: slots, the cache of results, resume. `grade` is pure but for its sandbox.

A slot is a process that collects the graders once and then judges one submission after another; student code runs in
neither the slot nor here. What a slot cannot grade for a reason of ours is marked `needs_regrade`, never a zero.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.metadata
import json
import multiprocessing
import os
import time
import unicodedata
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

import autograder
from autograder import history
from autograder import result as records
from autograder.course import LANGS, Assignment, Course, CourseError, Limits
from autograder.fingerprint import fingerprint
from autograder.harness import GraderFault, Judge, grader_hash, judging
from autograder.recovery import named, recover
from autograder.result import ExerciseResult, Message, Output, Result
from autograder.sandbox import DeviceFault, Infrastructure, Sandbox, Template, open_sandbox
from autograder.session import Session
from autograder.submission import Submission, Unreadable, digest, find, read, template

__all__ = [
    "RETRIES",
    "Setting",
    "Slots",
    "StudentName",
    "cached",
    "forked",
    "grade",
    "grade_class",
    "grade_one",
    "lost",
    "package_hash",
    "stored",
    "submissions",
]

SEED = "AUTOGRADER_SEED"
CLOSING = 10.0  # seconds for a slot to end; a tenth of a second is what it takes
RETRIES = 1  # a slot that died is tried once more before its submission waits for a person


class StudentName(ValueError):
    """A folder in submitted/ whose name cannot be a student's."""


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
    def key(self) -> str:
        """A hash of all that decides a verdict, except the notebook."""
        parts = [self.graders, package_hash(), self.level, self.on, self.hidden_seed]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

    def provenance(self, notebook: Path, only: str = "") -> dict[str, str]:
        return {
            "autograder": autograder.__version__,
            "numpy": importlib.metadata.version("numpy"),
            "grader": self.graders,
            "setting": self.key,
            "notebook": digest(notebook),
            **({"only": only} if only else {}),
        }


@functools.cache
def package_hash() -> str:
    """A hash of this package and of NumPy's version."""
    digest = hashlib.sha256(importlib.metadata.version("numpy").encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@functools.cache
def _template(root: Path, lang: str, day: str) -> Mapping[str, str]:
    path = root / "release" / lang / day / f"{day}.ipynb"
    return template(path) if path.is_file() else {}


Start = Callable[[Limits], Sandbox]
At = Callable[[str], None]  # is told the slug of the exercise that is being judged


def _nowhere(slug: str) -> None:
    """Nobody wants to know."""


def plain(setting: Setting) -> Start:
    """Start each sandbox by itself: nothing to prepare, a second or two more where torch is imported."""
    return functools.partial(open_sandbox, setting.level)


def forked(level: str, template: Template) -> Start:
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
    judge: Judge, setting: Setting, start: Start, notebook: Path, student: str, at: At = _nowhere, only: str = ""
) -> Result:
    """Grade one notebook in sandboxes from `start`; never raises for what a student or a machine does wrong.

    `only`: judge this exercise alone, for trying a grader out.
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
            return _judged(judge, setting, start, submission, blank, started, at, only)
        except DeviceFault as problem:
            # The GPU failed, or the student's code there: a verdict does not depend on the device, so the CPU tells.
            note = Message("device_fault", {"what": str(problem)})
            blank = replace(blank, device="cpu", notes=(*blank.notes, note))
            return _judged(judge, setting, start, submission, blank, started, at, only)
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
) -> Result:
    assignment = setting.assignment
    released = {lang: _template(setting.course.root, lang, assignment.id) for lang in LANGS}
    slugs = {name: e.slug for e in assignment.exercises for name in e.functions}
    recovered = recover(submission, released, set(slugs))
    # A catch-up is judged day by day, each time on the whole notebook: the days differ in apparatus, parts and limits.
    exercises: tuple[ExerciseResult, ...] = ()
    notes = [*blank.notes, *recovered.notes]
    output: dict[int, Output] = {}
    for day in assignment.days:
        session = Session(day, recovered.cells, start, day.limits.submission_seconds, blank.device)
        exercises += judge(session, only, at)
        notes += [note for note in session.notes if note not in notes]
        output = {**session.output, **output}
    graded = replace(
        blank,
        status="graded",
        provenance={**blank.provenance, "altered": submission.altered(released[submission.lang])},
        score=sum(e.score for e in exercises),
        exercises=exercises,
        notes=tuple(notes),
        output=tuple(output[number] for number in sorted(output)),
        seconds=time.monotonic() - started,
        fingerprint=fingerprint(recovered.cells, released[submission.lang], slugs),
    )
    json.dumps(records.dump(graded), allow_nan=False)  # what a grader left in it must be fit to be written
    return graded


def grade_one(
    course: Course,
    day: str,
    notebook: Path,
    student: str,
    level: str = "namespaces",
    at: At = _nowhere,
    device: str = "cpu",
) -> Result:
    """Grade one notebook in this process. Raises CourseError where the graders themselves are not in order."""
    setting = Setting(course, day, level, device)
    found: list[Result] = []

    def body(judge: Judge) -> None:
        found.append(grade(judge, setting, plain(setting), notebook, student, at))

    judging(setting.assignment, body, setting.hidden_seed)
    return found[0]


def submissions(course: Course, day: str, only: list[str] | None = None) -> dict[str, Path]:
    """Student -> notebook under submitted/, by name. A folder without the notebook counts: it is a missing notebook.

    Raises StudentName for a name that was asked for and has handed in nothing.
    """
    found = {}
    for folder in sorted((course.root / "submitted").glob(f"*/{day}")):
        name = folder.parent.name
        if folder.is_dir() and not name.startswith(".") and name.isprintable():
            found[name] = find(folder, day)
    if only:
        # A name typed in and the same name in a folder from a Mac may differ in how their Korean letters are composed.
        composed = {unicodedata.normalize("NFC", name): name for name in found}
        asked = {name: composed.get(unicodedata.normalize("NFC", name), name) for name in only}
        missing = [name for name, folder in asked.items() if folder not in found]
        if missing:
            raise StudentName(f"no submission of {', '.join(missing)} in {course.root / 'submitted'} for {day}")
        found = {name: found[name] for name in asked.values()}
    return found


def stored(course: Course, day: str, student: str) -> Path:
    """Where the result of this submission is kept."""
    return course.root / "results" / day / f"{student}.json"


def cached(setting: Setting, student: str, notebook: Path) -> Result | None:
    """The stored result, if the same setting graded the same bytes."""
    try:
        found = records.load(json.loads(stored(setting.course, setting.day, student).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return None
    wanted = setting.provenance(notebook)
    same = wanted.items() <= found.provenance.items() and found.status != "needs_regrade"
    same = same and "only" not in found.provenance
    return found if same else None


class _Slot:
    """A process that judges under `setting`, which may be another one for its next submission, and what it is at."""

    def __init__(self, setting: Setting) -> None:
        context = multiprocessing.get_context("spawn")
        self.setting = setting
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.student = ""

    def give(self, student: str, notebook: Path, only: str) -> None:
        self.student = student
        under = self.setting
        job = [str(under.course.root), under.day, under.level, under.device, under.seed, student, str(notebook), only]
        try:
            self.connection.send_bytes(json.dumps(job).encode())
        except OSError:
            pass  # it died; the end of its connection says so

    def close(self) -> None:
        self.connection.close()
        if self.student:
            self.process.terminate()
        self.process.join(CLOSING)  # idle, it ends by itself, and its template with it
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()


class Slots:
    """Slots that outlive a call of `grade_class`, for many calls in a row: each start costs seconds of imports."""

    def __init__(self) -> None:
        self.idle: list[_Slot] = []

    def take(self, setting: Setting, number: int) -> list[_Slot]:
        taken, self.idle = self.idle[:number], self.idle[number:]
        for slot in taken:
            slot.setting = setting
        return taken + [_Slot(setting) for _ in range(number - len(taken))]

    def put_back(self, slots: list[_Slot]) -> None:
        """Keep those that have nothing to do; what is still at a submission ends."""
        for slot in slots:
            if slot.student:
                slot.close()
            else:
                self.idle.append(slot)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        while self.idle:
            self.idle.pop().close()


def _serve(connection: Connection) -> None:
    """A slot's life: collect the graders and judge, collect others where the setting changes, until nobody asks."""
    template = Template()
    job: list[str] = []  # setting, student, notebook, only; empty once the other side has hung up

    def at(slug: str) -> None:
        connection.send_bytes(json.dumps({"at": slug}).encode())

    def asked() -> list[str]:
        try:
            found: list[str] = json.loads(connection.recv_bytes())
            return found
        except EOFError:
            return []

    def body(judge: Judge) -> None:
        nonlocal job
        under, start = job[:5], forked(setting.level, template)
        while job[:5] == under:
            student, notebook, only = job[5:]
            graded = grade(judge, setting, start, Path(notebook), student, at, only)
            connection.send_bytes(json.dumps({"result": records.dump(graded)}).encode())
            job = asked()

    try:
        job = asked()
        while job:
            root, day, level, device, seed = job[:5]
            setting = Setting(Course(Path(root)), day, level, device, seed)
            judging(setting.assignment, body, setting.hidden_seed)
    except CourseError as problem:
        connection.send_bytes(json.dumps({"course": str(problem)}).encode())
    except KeyboardInterrupt:
        pass
    finally:
        template.close()


def grade_class(
    setting: Setting,
    todo: Mapping[str, Path],
    *,
    jobs: int = 0,
    force: bool = False,
    only: Mapping[str, str] = MappingProxyType({}),
    slots: Slots | None = None,
    started: Callable[[str], None] = lambda student: None,
    at: Callable[[str, str], None] = lambda student, slug: None,
) -> Iterator[Result]:
    """Grade every notebook of `todo`, yielding each result once it is stored; unchanged ones come from the cache.

    `only` names the one exercise to judge of a student's, for trying graders out: such a result is never taken from the
    cache. `slots` lends slots and keeps them. `started` is told a student when a slot begins with them, `at` each
    exercise of theirs when its turn comes.
    Results are written one by one and atomically, so a run that is killed loses only what it was at.
    Raises CourseError where the graders are not in order.
    """
    waiting: deque[tuple[str, Path]] = deque()
    for student, notebook in todo.items():
        kept = None if force or student in only else cached(setting, student, notebook)
        if kept is not None:
            yield kept
        else:
            waiting.append((student, notebook))
    tries = {student: 0 for student, _ in waiting}
    at_work: dict[_Slot, str] = {}
    number = min(jobs or os.cpu_count() or 1, len(waiting))
    with contextlib.ExitStack() as stack:
        lender = slots if slots is not None else stack.enter_context(Slots())
        working = lender.take(setting, number)
        stack.callback(lender.put_back, working)
        for slot in working:
            _next(slot, waiting, only, at_work, started)
        while busy := {slot.connection: slot for slot in working if slot.student}:
            for ready in wait(list(busy)):
                slot = busy[ready]  # type: ignore[index]
                student = slot.student
                answer = _answer(slot)
                if "course" in answer:
                    raise CourseError(answer["course"])
                if "at" in answer:
                    at(student, answer["at"])
                    continue
                if answer:
                    done = records.load(answer["result"])
                else:
                    slot.close()
                    working[working.index(slot)] = slot = _Slot(setting)
                    tries[student] += 1
                    if tries[student] <= RETRIES:
                        waiting.append((student, todo[student]))
                        _next(slot, waiting, only, at_work, started)
                        continue
                    done = lost(setting, student, todo[student])
                history.store(done, stored(setting.course, setting.day, student))
                yield done
                _next(slot, waiting, only, at_work, started)


def _answer(slot: _Slot) -> dict[str, Any]:
    """What the slot says, {} where it died."""
    try:
        found: dict[str, Any] = json.loads(slot.connection.recv_bytes())
        return found
    except (EOFError, OSError):
        return {}


def _next(
    slot: _Slot,
    waiting: deque[tuple[str, Path]],
    only: Mapping[str, str],
    at_work: dict[_Slot, str],
    started: Callable[[str], None],
) -> None:
    """Give `slot` the next submission: where single exercises are asked for, one of the exercise that it was at, whose
    expected values it has computed already, or else of one that no other slot is at."""

    def cost(waits: tuple[str, Path]) -> int:
        slug = only.get(waits[0], "")
        return 0 if slug == at_work.get(slot) else 1 + (slug in at_work.values())

    slot.student = ""
    if waiting:
        student, notebook = chosen = min(waiting, key=cost)
        waiting.remove(chosen)
        at_work[slot] = only.get(student, "")
        started(student)
        slot.give(student, notebook, only.get(student, ""))


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
