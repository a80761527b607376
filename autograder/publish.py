"""Grade a class and give each result to its places: the store, the gradebook and the learner's report.

Progress tells the truth: what came from the cache does not count towards the rate, and a submission that waits for
another run is told apart from one that is done.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from autograder import cluster, engine, history, intake, messages, slots
from autograder.course import Course
from autograder.outputs import feedback
from autograder.result import Result

__all__ = ["GRADEBOOK", "Count", "grade_and_publish", "notebook_url", "why", "write_feedback"]

NOTEBOOK = "AUTOGRADER_NOTEBOOK_URL"
GRADEBOOK = "sqlite:///{root}/gradebook.db"
Tell = Callable[["Count", Result | None], None]  # None: a slot has come to another exercise


@dataclass
class Count:
    """How far a run is."""

    day: str
    total: int
    done: int = 0
    regrade: int = 0  # of those done, the ones that a fault of ours left for another run
    unreadable: int = 0
    starts: Counter[str] = field(default_factory=Counter)  # by student
    fresh: int = 0
    at: dict[str, str] = field(default_factory=dict)  # exercise that each student's slot is at, the longest first
    began: float = 0.0
    clock: Callable[[], float] = time.monotonic

    def start(self, student: str) -> None:
        """A slot has begun with this submission, or begins with it again."""
        if not self.starts:
            self.began = self.clock()
        self.starts[student] += 1

    def reach(self, student: str, exercise: str) -> None:
        """The slot of this submission has come to this exercise."""
        self.at.pop(student, None)
        self.at[student] = exercise

    def end(self, result: Result) -> None:
        """This submission's result is stored."""
        self.at.pop(result.student, None)
        self.done += 1
        self.fresh += result.student in self.starts
        self.regrade += result.status == "needs_regrade"
        self.unreadable += result.status == "unreadable"

    @property
    def retried(self) -> int:
        return sum(n - 1 for n in self.starts.values())

    @property
    def per_minute(self) -> float:
        """Submissions graded in a minute of this run; 0 as long as there is none."""
        spent = self.clock() - self.began
        return 60 * self.fresh / spent if self.fresh and spent > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """At the rate so far; None where nothing tells it yet."""
        rate = self.per_minute
        return 60 * (self.total - self.done) / rate if rate else None

    def words(self) -> str:
        """What is worth telling beside done and total."""
        said = [f"{n} {what}" for n, what in ((self.regrade, "to grade again"), (self.retried, "retried")) if n]
        if self.fresh:
            said.append(f"{self.per_minute:.3g} a minute")
        if self.seconds_left:
            said.append(f"{_span(self.seconds_left)} left")
        return ", ".join(said)

    @property
    def slowest(self) -> str:
        """Where the slot is that has not moved on for longest; empty while none is at work."""
        return next((f"{student}: {exercise}" for student, exercise in self.at.items()), "")


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


def grade_and_publish(
    course: Course,
    day: str,
    console: Console,
    *,
    students: Sequence[str] | None = None,
    jobs: int = 0,
    force: bool = False,
    level: str = "namespaces",
    device: str = "cpu",
    backend: str = "local",
    url: str = "",
    json_lines: bool = False,
    each: Callable[[Result], None] = lambda result: None,
) -> None:
    """Grade a class and give `each` every result, as it comes, and keep none: a class may have thousands.

    Progress goes to `console`; with `json_lines`, as a line of JSON for each submission to standard output.
    Raises CourseError, ValueError, and what an unwritable place raises.
    """
    course.assignment(day)
    setting = engine.Setting(course, day, level, device)
    todo = intake.submissions(course, day, list(students or ()))
    if not todo:
        raise ValueError(f"nothing to grade: no submitted/*/{day} in {course.root}")
    count = Count(day, len(todo))
    with contextlib.ExitStack() as stack:
        grade: Callable[..., Iterator[Result]] = cluster.grade_class
        if backend == "local":
            lent = stack.enter_context(slots.Slots(todo.values()))
            grade = functools.partial(slots.grade_class, slots=lent)
            new = sum(not engine.stored(course, day, student).exists() for student in todo)
            lent.put_back(lent.take(setting, min(jobs or os.cpu_count() or 1, new)))
        # nbgrader takes as long to import as slots and their template to start, which they do meanwhile.
        from autograder.outputs import gradebook

        database = url or GRADEBOOK.format(root=course.root)
        enter = stack.enter_context(gradebook.recording(database, setting.assignment))
        tell = stack.enter_context(_shown(count, console, json_lines))

        def at(student: str, exercise: str) -> None:
            count.reach(student, exercise)
            tell(count, None)

        for result in grade(setting, todo, jobs=jobs, force=force, started=count.start, at=at):
            enter(result)
            stored = engine.stored(course, day, result.student)
            if result.student in count.starts or not _newer(feedback.place(result, course.root / "feedback"), stored):
                write_feedback(course, result)
            each(result)
            count.end(result)
            tell(count, result)


def write_feedback(course: Course, result: Result, lang: str | None = None) -> Path:
    """Write the learner's page of a stored result, in `lang` (default: the notebook's), and return its path."""
    return feedback.write(
        result,
        course.root / "feedback",
        lang,
        title=course.assignment(result.assignment).title,
        before=history.previous(engine.stored(course, result.assignment, result.student), result),
        notebook=notebook_url(result.assignment),
    )


def _newer(page: Path, stored: Path) -> bool:
    """Whether the page was written after the result, which a run that was killed in between has not done."""
    try:
        return page.stat().st_mtime_ns >= stored.stat().st_mtime_ns
    except OSError:
        return False


@contextmanager
def _shown(count: Count, console: Console, json_lines: bool) -> Iterator[Tell]:
    """A function that shows how far the run is: a bar on a terminal, plain lines elsewhere, or JSON for tools."""
    if json_lines:
        yield _json_line
    elif not console.is_terminal:

        def line(count: Count, result: Result | None) -> None:
            if result is None:
                return
            said = f"{count.done}/{count.total} {result.student}: {why(result)}"
            more = count.words()
            console.print(f"{said} ({more})" if more else said, markup=False, soft_wrap=True)

        yield line
    else:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[words]}"),
            TextColumn("{task.fields[at]}", style="dim"),
        )
        with Progress(*columns, console=console, transient=True) as progress:
            task = progress.add_task(f"grading {count.day}", total=count.total, words="", at="")

            def advance(count: Count, result: Result | None) -> None:
                progress.update(
                    task, completed=count.done, words=count.words(), at=escape(count.slowest), refresh=result is None
                )
                if result is not None and result.status == "needs_regrade":
                    progress.console.print(f"{result.student}: {why(result)}", markup=False, style="yellow")

            yield advance


def _json_line(count: Count, result: Result | None) -> None:
    if result is None:
        return
    said = {
        "event": "graded",
        "day": count.day,
        "student": result.student,
        "status": result.status,
        "score": result.score,
        "max_score": result.max_score,
        "cached": result.student not in count.starts,
        "done": count.done,
        "total": count.total,
        "to_regrade": count.regrade,
        "unreadable": count.unreadable,
        "retried": count.retried,
        "per_minute": round(count.per_minute, 3),
        "seconds_left": None if count.seconds_left is None else round(count.seconds_left, 1),
    }
    print(json.dumps(said, ensure_ascii=False), flush=True)


def notebook_url(day: str) -> str:
    """Where learners open the notebook of `day`, so that their reports can link to its sections; "" if not told."""
    return os.environ.get(NOTEBOOK, "").replace("{day}", day)


def why(result: Result) -> str:
    """A result in a few words."""
    if result.status == "graded":
        return f"{result.score:g} of {result.max_score:g}"
    reasons = "; ".join(messages.text(note, "en") for note in result.notes)
    return f"{result.status.replace('_', ' ')}: {reasons}"
