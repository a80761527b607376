"""The pytest plugin that judges: the `student` fixture, the `check` marker, outcomes, evidence.

One pytest session collects an assignment's graders once and then judges any number of submissions: `judging` gives a
`judge` function. A check that raises :class:`~autograder.checks.Failure` is a verdict on the student; any other
exception is a fault of ours, which awards nothing and asks for the submission to be graded again.
"""

from __future__ import annotations

import gc
import hashlib
import inspect
import os
import sys
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar

import pytest

from autograder import diagnosis
from autograder.checks import Failure
from autograder.course import Assignment, CourseError, Exercise, Source
from autograder.given import GIVEN, Given
from autograder.pictures import Pictures
from autograder.result import Diagnosis, ExerciseOutcome, ExerciseResult, Message, TestResult, Text
from autograder.session import Session, Unusable

__all__ = ["LEVELS", "GraderFault", "Judge", "check", "grader_hash", "judging"]

MARKS = frozenset(("check", "public", "practice"))
LEVELS = ("public", "shape", "values", "gradients", "edge", "training")
T = TypeVar("T")


class GraderFault(Exception):
    """A grader broke while judging a submission; nothing it would have said can be used."""


def check(slug: str, *, level: str, points: float, ko: str, en: str) -> pytest.MarkDecorator:
    """Mark a test as a check of exercise `slug`, worth `points`; `ko` and `en` are its title for the learner."""
    return pytest.mark.check(slug, level=level, points=points, ko=ko, en=en)


@dataclass(frozen=True)
class Check:
    """One collected test and what its marker says."""

    item: pytest.Function
    given: tuple[str, ...] | None  # what it asks for by name, where that is all of ours
    exercise: str
    level: str
    points: float
    title: Text
    public: bool

    @property
    def id(self) -> str:
        return self.item.name


@dataclass
class Now:
    """What is being judged: fixtures read it, the report hook writes to it."""

    session: Session | None = None
    exercise: Exercise | None = None
    evidence: dict[str, Any] = field(default_factory=dict)
    shared: dict[object, Any] = field(default_factory=dict)
    pictures: Pictures = field(default_factory=Pictures)
    problem: BaseException | None = None


class Judge:
    """Judges submissions with the collected checks; call it with a session to get the exercises' results."""

    def __init__(self, assignment: Assignment, seed: str, taken: Sequence[str] = ()) -> None:
        """`taken`: the exercises to judge of `assignment`, all where it is empty."""
        self.assignment = assignment
        self.seed = seed
        self.taken = frozenset(taken or (e.slug for e in assignment.exercises))
        # All functions of the day: a backward is called with the cache of the student's own forward.
        self.functions = {name: spec for e in assignment.exercises for name, spec in e.functions.items()}
        self.checks: list[Check] = []
        self.now = Now()
        self.computed: dict[tuple[str, object], Any] = {}
        self.body: Callable[[Judge], None] = lambda judge: None
        self.failure: BaseException | None = None
        self.beside: Mapping[str, Judge] = {}  # of a catch-up: the judges of the other days, by assignment

    def __call__(
        self,
        session: Session,
        only: str = "",
        at: Callable[[str], None] = lambda slug: None,
        known: Mapping[str, ExerciseResult] = MappingProxyType({}),
    ) -> tuple[ExerciseResult, ...]:
        """Judge one submission, or one exercise of it, telling `at` which exercise comes next.

        What is `known` already is taken as it is; where that is everything, no sandbox is started.
        Raises GraderFault, and what the sandbox raises.
        """
        if session.assignment.id in self.beside:
            return self.beside[session.assignment.id](session, only, at, known)
        self.now.session = session
        results = []
        try:
            for exercise in self.assignment.exercises:
                if exercise.slug in self.taken and exercise.slug in known:
                    results.append(known[exercise.slug])
                elif exercise.slug in self.taken and only in ("", exercise.slug):
                    at(exercise.slug)
                    results.append(self._exercise(session, exercise))
            return tuple(results)
        finally:
            session.close()
            self.now = Now()

    def _exercise(self, session: Session, exercise: Exercise) -> ExerciseResult:
        started = time.monotonic()
        found, evidence = self._checked(session, exercise)
        if any(t.message is not None and t.message.id == "worker_died" for t in found):
            # The machine may have killed it, short of memory; a program that ends itself will do so again.
            found, evidence = self._checked(session, exercise)
        # Rounding must not give more than there is, which the gradebook refuses: 0.1 + 0.2 > 0.3.
        score = min(sum(t.points for t in found), exercise.points)
        outcome = _outcome(found, score, exercise.points)
        if outcome == "passed":
            score = exercise.points
        named: tuple[Diagnosis, ...] = ()
        kind = None
        if outcome not in ("passed", "missing"):
            named = diagnosis.diagnose(self.assignment, exercise, session.trace, evidence)
            unsteady = None if named else session.unsteady()
            kind = Message("unsteady", {"name": unsteady}) if unsteady else None
        seconds = time.monotonic() - started
        return ExerciseResult(
            id=exercise.slug,
            title=exercise.title,
            score=score,
            max_score=exercise.points,
            outcome=outcome,
            tests=tuple(found),
            diagnosis=named,
            kind=kind,
            seconds=seconds,
            number=exercise.number,
        )

    def _checked(self, session: Session, exercise: Exercise) -> tuple[list[TestResult], dict[str, Any]]:
        """What the exercise's checks say, and all that they measured."""
        session.begin(exercise)
        self.now.shared = {}
        found: list[TestResult] = []
        evidence: dict[str, Any] = {}
        failed_level = ""
        for level in LEVELS:
            for item in [c for c in self.checks if c.exercise == exercise.slug and c.level == level]:
                if failed_level and failed_level != level:
                    found.append(_result(item, "skipped", Message("not_reached", {"level": failed_level})))
                    continue
                result = self._check(item, exercise)
                evidence |= result.evidence
                found.append(result)
            if not failed_level and any(t.outcome != "passed" and t.level == level for t in found):
                failed_level = level
        return found, evidence

    def _call(self, item: pytest.Function, names: Sequence[str]) -> None:
        """Call a test's function with what it asks for, as all of the course's can be.

        pytest's own way often takes longer than the test: for fixtures, reports, output and warnings that nobody reads.
        """
        given = Given(self, item.name)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # NumPy's: where an answer is wrong a grader may well overflow
                if item.obj(**{name: getattr(given, name) for name in names}) is not None:
                    raise TypeError("a test returns nothing")
        except (KeyboardInterrupt, pytest.exit.Exception):
            raise
        except BaseException as problem:
            self.now.problem = problem

    def _check(self, item: Check, exercise: Exercise) -> TestResult:
        self.now.exercise, self.now.evidence, self.now.problem = exercise, {}, None
        self.now.pictures = Pictures()
        if item.given is None:
            item.item.config.hook.pytest_runtest_protocol(item=item.item, nextitem=None)
        else:
            self._call(item.item, item.given)
        match self.now.problem:
            case None:
                return _result(item, "passed", None, item.points, self.now)
            case Unusable() as unusable:
                outcome = "timeout" if unusable.outcome == "timeout" else "error"
                return _result(item, outcome, Message(unusable.id, unusable.values), 0.0, self.now)
            case Failure() as failure:
                return _result(item, "failed", Message(failure.id, failure.values), 0.0, self.now)
            case problem:
                raise GraderFault(f"{item.item.nodeid}: {type(problem).__name__}: {problem}") from problem


def _result(
    item: Check, outcome: Any, message: Message | None, points: float = 0.0, now: Now | None = None
) -> TestResult:
    """`now`: what the check measured and drew, for one that ran."""
    return TestResult(
        id=item.id,
        outcome=outcome,
        points=points,
        max_points=item.points,
        title=item.title,
        level=item.level,
        public=item.public,
        message=message,
        evidence=dict(now.evidence) if now else {},
        pictures=tuple(now.pictures) if now else (),
        bounds={name: bound for name, bound in now.exercise.bounds.items() if name in now.evidence}
        if now and now.exercise
        else {},
    )


def _outcome(tests: Sequence[TestResult], score: float, points: float) -> ExerciseOutcome:
    """One word for an exercise: the worst thing that happened, told apart from a plain wrong answer."""
    if all(t.outcome == "passed" for t in tests):
        return "passed"
    messages = {t.message.id for t in tests if t.message is not None and t.outcome == "failed"}
    if score == 0 and messages and messages <= {"missing_function", "not_implemented"}:
        return "missing"
    for outcome in ("timeout", "error"):
        if any(t.outcome == outcome for t in tests):
            return "timeout" if outcome == "timeout" else "error"
    return "partial" if 0 < score < points else "failed"


class Plugin:
    """What pytest calls: collect, order and run the checks; fixtures for graders."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge

    def pytest_configure(self, config: pytest.Config) -> None:
        config.addinivalue_line("markers", "check(slug, level, points, ko, en): a check of an exercise")
        config.addinivalue_line("markers", "public: the learner has this check too")
        config.addinivalue_line("markers", "practice: the learner has this check, grading does not")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.judge.failure = CourseError(f"{report.nodeid} cannot be collected:\n{report.longreprtext}")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        try:
            if self.judge.failure is None:
                self.judge.checks = _checks(session.items, self.judge.assignment)
                # What was imported and collected stays: a collection that looks at all of it takes a tenth of a second,
                # and there is one for nearly every submission.
                gc.collect()
                gc.freeze()
                self.judge.body(self.judge)
        except BaseException as problem:  # carried out of pytest, which would turn it into an exit code
            self.judge.failure = problem
        finally:
            gc.unfreeze()
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """Keep the problem. pytest's own report would draw the traceback with sources: 0.1 s, and nobody reads it."""
        if call.excinfo is not None and self.judge.now.problem is None:
            self.judge.now.problem = call.excinfo.value
        assert call.when != "collect"
        outcome: Literal["passed", "failed"] = "passed" if call.excinfo is None else "failed"
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, call.when)


def _fixture(name: str) -> Any:
    @pytest.fixture(name=name)
    def fixture(self: Plugin, request: pytest.FixtureRequest) -> Any:
        return getattr(Given(self.judge, request.node.name), name)

    return fixture


for _name in GIVEN:
    setattr(Plugin, f"given_{_name}", _fixture(_name))


def _checks(items: Sequence[pytest.Item], assignment: Assignment) -> list[Check]:
    """The collected checks; their points must add up to those of the exercises."""
    found = [_check_of(item, assignment) for item in items if item.get_closest_marker("practice") is None]
    for exercise in assignment.exercises:
        total = sum(c.points for c in found if c.exercise == exercise.slug)
        if abs(total - exercise.points) > 1e-9:
            raise CourseError(
                f"{exercise.slug}: the points of its checks must add up to {exercise.points:g}, are {total:g}"
            )
    return found


def _check_of(item: pytest.Item, assignment: Assignment) -> Check:
    marker = item.get_closest_marker("check")
    if marker is None or not isinstance(item, pytest.Function):
        raise CourseError(f"{item.nodeid}: a grader's test needs @check(slug, level=..., points=..., ko=..., en=...)")
    slug, about = marker.args[0], marker.kwargs
    assignment.exercise(slug)
    if about["level"] not in LEVELS:
        raise CourseError(f"{item.nodeid}: level must be one of {', '.join(LEVELS)}, is {about['level']!r}")
    public = item.get_closest_marker("public") is not None
    return Check(
        item, _asked(item), slug, about["level"], float(about["points"]), Text(about["ko"], about["en"]), public
    )


def _asked(item: pytest.Function) -> tuple[str, ...] | None:
    """The names of what a test asks for; None where pytest has to run it: other fixtures or marks, a class."""
    names = tuple(inspect.signature(item.obj).parameters)
    ours = GIVEN.issuperset(names) and set(item.fixturenames) <= GIVEN | {"request"}
    return names if ours and item.cls is None and {mark.name for mark in item.iter_markers()} <= MARKS else None


def judging(assignment: Assignment, body: Callable[[Judge], None], seed: str) -> None:
    """Collect the graders of `assignment` and run `body` with the judge; raises what `body` raises, or CourseError.

    For a catch-up, the judge judges with the graders of each day that a session is of.
    """
    sources = assignment.sources or (Source(assignment, ()),)
    _collected(sources, body, f"{seed}/{assignment.salt}" if assignment.salt else seed, {})


def _collected(
    sources: Sequence[Source], body: Callable[[Judge], None], seed: str, beside: Mapping[str, Judge]
) -> None:
    """One pytest session inside the other, each with the graders of one day: their modules bear the same names."""
    assignment, rest = sources[0].assignment, sources[1:]
    _forget(assignment.graders)
    judge = Judge(assignment, seed, sources[0].slugs)
    judge.beside = beside
    if rest:
        judge.body = lambda judge: _collected(rest, body, seed, {**beside, assignment.id: judge})
    else:
        judge.body = body
    options = ["--import-mode=importlib", "--strict-markers", "--noconftest", "--disable-plugin-autoload"]
    options += ["-c", os.devnull, "--rootdir", str(assignment.graders), "-o", f"pythonpath={assignment.graders}"]
    options += ["-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:logging", "-p", "no:faulthandler"]
    options += ["--capture=no", "-W", "error::pytest.PytestWarning", str(assignment.graders)]
    # Options for other test runs of this machine, which would leave graders out or be unknown here.
    foreign = {name: os.environ.pop(name) for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS") if name in os.environ}
    try:
        exit_code = pytest.main(options, plugins=[Plugin(judge)])
    finally:
        os.environ.update(foreign)
        _forget(assignment.graders)
    if judge.failure is not None:
        raise judge.failure
    if not judge.checks:
        raise CourseError(f"{assignment.graders}: no check could be collected (pytest exit {int(exit_code)})")


def _forget(folder: Path) -> None:
    """Drop the modules of `folder`, and those of another day's graders that bear the same names."""
    names = {path.stem for path in folder.glob("*.py")}
    for name, module in list(sys.modules.items()):
        if name in names or Path(getattr(module, "__file__", None) or "/").is_relative_to(folder):
            del sys.modules[name]


def grader_hash(assignment: Assignment) -> str:
    """A hash of everything that decides a verdict: graders, points, limits, parts, mistakes; not what was measured."""
    digest = hashlib.sha256("".join(grader_hash(s.assignment) for s in assignment.sources).encode())
    for path in sorted(assignment.folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and path.name != "evidence.json":
            digest.update(str(path.relative_to(assignment.folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
