"""Embedded classes, graded and published like real ones, with every verdict checked: one day's, or the whole course's.

The whole course starts at `autograder build`, and every assignment has a budget of seconds, printed beside the seconds
that it took. A run over its budget is said loudly; it changes no verdict, since a busy machine is no wrong grader.
"""

from __future__ import annotations

import os
import shutil
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from autograder.build import build
from autograder.course import LANGS, Assignment, Course
from autograder.learners import Learner, course_classes, learners, submit
from autograder.outputs import csv, gradebook, report
from autograder.publish import GRADEBOOK, grade_and_publish
from autograder.result import Result

__all__ = ["budget", "build_budget", "differences", "prepare", "run"]

DAY = "day1"
# CPU-seconds, as `cpu_seconds` of each assignment: measured with one slot on 4 cores which other work kept busy, and
# that makes them larger, never smaller, than on an idle machine.
START = 20.0  # a slot's own, 12 to 26: it imports torch, collects graders, computes expected values for the first time
BUILD = 6.0  # nbgrader's generate_assignment, a process for each notebook
MISTAKEN = 2.0  # times a right notebook: broken training is tried on more seeds, and the bank of mistakes is replayed


@dataclass(frozen=True)
class Graded:
    """One assignment of the demo, done: seconds of wall time taken and planned, and the verdicts not as expected."""

    day: str
    results: Sequence[Result]
    seconds: float
    planned: float
    wrong: int  # learners
    found: Sequence[str]

    @property
    def median(self) -> float:
        """Seconds for one submission that could be read."""
        return statistics.median([r.seconds for r in self.results if r.status == "graded"] or [0.0])


def run(course: Course, out: Path, console: Console, jobs: int = 0, *, all_days: bool = False) -> int:
    """Grade day 1's class, or with `all_days` the whole course's, in `out` (made anew), and check every verdict.

    Returns 0 where all verdicts are as expected, 1 otherwise.
    """
    classes = course_classes(course) if all_days else {DAY: learners(course.assignment(DAY))}
    cores = len(os.sched_getaffinity(0))
    slots = min(jobs or cores, cores)
    began = time.monotonic()
    _fresh(course, out, ("assignments",) if all_days else ("assignments", "source", "release"))
    own = Course(out)
    planned = 0.0
    if all_days:
        planned = build_budget(len(classes), cores)
        _build(own, list(classes), planned, console)
    for day, class_ in classes.items():
        _hand_in(own, class_, day)
    done = []
    for day, class_ in classes.items():
        done.append(_graded(own, day, class_, console, jobs, budget(own.assignment(day), class_, slots)))
        if not all_days:
            Console().print(report.table(done[0].results, "en"))
        _tell(done[-1], len(class_), slots, console)
    if all_days:
        planned += sum(d.planned for d in done)
        Console().print(_summary(done))
        _tell_whole(done, time.monotonic() - began, planned, slots, console)
    for what, where in (
        ("results", out / "results"),
        ("feedback", out / "feedback"),
        ("gradebook", out / "gradebook.db"),
        ("class report", out / "report" / ("*" if all_days else DAY) / "class.html"),
    ):
        console.print(f"{what:13} {where}", markup=False, soft_wrap=True)
    return 1 if any(d.found for d in done) else 0


def budget(assignment: Assignment, class_: Sequence[Learner], slots: int) -> float:
    """Seconds that grading `class_` may take with `slots` at work, each with a core to itself.

    Each slot starts; then one that is free takes the next notebook, which ends no later than the work divided by the
    slots plus the longest notebook (Graham's bound for list scheduling, 1966).
    """
    spent = [_cpu_seconds(assignment, learner) for learner in class_]
    return START + sum(spent) / slots + max(spent)


def _cpu_seconds(assignment: Assignment, learner: Learner) -> float:
    """What grading this learner's notebook costs: its share of cells that are filled, and its endless call."""
    every = [name for e in assignment.exercises for name in e.functions]
    filled = assignment.cpu_seconds * len(learner.cells) / len(every)
    return filled * (1.0 if learner.mistake is None else MISTAKEN) + learner.waits


def build_budget(days: int, cores: int) -> float:
    """Seconds that building `days` assignments may take: nbgrader's part, a notebook a language, on every core."""
    return BUILD * days * len(LANGS) / cores + BUILD


def prepare(course: Course, out: Path, class_: Sequence[Learner], day: str = DAY) -> None:
    """Make `out` a course folder of its own, anew, in which `class_` has handed in."""
    _fresh(course, out, ("assignments", "source", "release"))
    _hand_in(Course(out), class_, day)


def _fresh(course: Course, out: Path, folders: Sequence[str]) -> None:
    """`out` with copies of these folders of the course, and nothing else. Raises ValueError where it holds others'."""
    marker = out / ".autograder-demo"
    if out.exists() and not marker.exists() and any(out.iterdir()):
        raise ValueError(f"{out} holds other files: name another folder with --out")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    marker.touch()
    for name in folders:
        shutil.copytree(course.root / name, out / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("nbgrader_config.py", "course.toml"):
        if (course.root / name).is_file():
            shutil.copy(course.root / name, out)


def _build(course: Course, days: Sequence[str], planned: float, console: Console) -> None:
    started, total, done = time.monotonic(), len(days) * len(LANGS), 0
    with console.status(f"building {total} notebooks") as status:

        def built(what: str) -> None:
            nonlocal done
            done += 1
            status.update(f"building {total} notebooks: {done} done, {what}")
            if not console.is_terminal:
                console.print(f"built {done}/{total} {what}", markup=False)

        build(course, days, progress=built)
    seconds = time.monotonic() - started
    console.print(f"built {total} notebooks in {seconds:.1f} s (budget {planned:.0f} s)", markup=False)


def _hand_in(course: Course, class_: Sequence[Learner], day: str) -> None:
    for learner in class_:
        submit(learner, course, day, course.root / "submitted")


def differences(learner: Learner, result: Result | None) -> list[str]:
    """What of the verdict is not as expected, a line each."""
    who = learner.student if learner.student.endswith(learner.kind) else f"{learner.student} ({learner.kind})"
    if result is None:
        return [f"{who}: no result"]
    if result.status != learner.status:
        return [f"{who}: status {result.status}, expected {learner.status}"]
    found = []
    for exercise in result.exercises:
        wanted = learner.expected.get(exercise.id, learner.otherwise)
        if exercise.outcome not in wanted.split("|"):
            found.append(f"{who}: {exercise.id} {exercise.outcome}, expected {wanted}")
        if exercise.outcome != "passed" and wanted == learner.otherwise and exercise.score:
            found.append(f"{who}: {exercise.id} earned {exercise.score:g}, expected 0")
        if (exercise.outcome == "passed") != (exercise.score == exercise.max_score):
            found.append(f"{who}: {exercise.id} {exercise.outcome} with {exercise.score:g} points")
        if learner.mistake is not None and learner.mistake[0] == exercise.id:
            named = [d.mistake for d in exercise.diagnosis]
            if learner.mistake[1] not in named:
                found.append(f"{who}: diagnosed {named or 'nothing'}, expected {learner.mistake[1]}")
            failed = [t.id for t in exercise.tests if t.outcome in ("failed", "error", "timeout")]
            if learner.mistake[2] not in failed:
                found.append(f"{who}: failed {failed}, expected {learner.mistake[2]} among them")
    return found


def _graded(course: Course, day: str, class_: Sequence[Learner], console: Console, jobs: int, planned: float) -> Graded:
    """Grade and publish one class, and compare every verdict and every score in the gradebook."""
    started = time.monotonic()
    results: list[Result] = []
    grade_and_publish(course, day, console, jobs=jobs, each=results.append)
    results.sort(key=lambda r: r.student)
    folder, title = course.root / "report" / day, course.assignment(day).title
    report.write(results, folder / "class.html", "ko", title=title, feedback_root=course.root / "feedback")
    csv.write(results, folder / "scores.csv")
    seconds = time.monotonic() - started
    by_student = {r.student: r for r in results}
    recorded = gradebook.scores(GRADEBOOK.format(root=course.root), day)
    found = {x.student: differences(x, by_student.get(x.student)) for x in class_}
    for r in results:
        if recorded.get(r.student) != r.score:
            said = f"{r.student}: gradebook has {recorded.get(r.student)}, the result says {r.score:g}"
            found.setdefault(r.student, []).append(said)
    lines = [line for said in found.values() for line in said]
    wrong = sum(bool(found[x.student]) for x in class_)
    return Graded(day, results, seconds, planned, wrong, lines)


def _tell(done: Graded, class_: int, slots: int, console: Console) -> None:
    for line in done.found:
        console.print(f"not as expected: {done.day} {line}", markup=False, style="red")
    console.print(
        f"{done.day}: {len(done.results)} submissions in {done.seconds:.1f} s (budget {done.planned:.0f} s); "
        f"median {done.median:.2f} s each, isolation {done.results[0].isolation}; "
        f"verdicts as expected: {class_ - done.wrong} of {class_}",
        markup=False,
        soft_wrap=True,
    )
    _tell_over(done.day, done.seconds, done.planned, slots, console)


def _tell_whole(done: Sequence[Graded], seconds: float, planned: float, slots: int, console: Console) -> None:
    submissions, wrong = sum(len(d.results) for d in done), sum(d.wrong for d in done)
    console.print(
        f"the whole course, from build to reports: {len(done)} assignments, {submissions} submissions in "
        f"{seconds:.0f} s (budget {planned:.0f} s); verdicts as expected: {submissions - wrong} of {submissions}",
        markup=False,
        soft_wrap=True,
    )
    _tell_over("the whole course", seconds, planned, slots, console)


def _tell_over(what: str, seconds: float, planned: float, slots: int, console: Console) -> None:
    if seconds > planned:
        load, cores = os.getloadavg()[0], len(os.sched_getaffinity(0))
        other = f"; the load is {load:.1f} on {cores} cores, so other work shares them" if load > cores + 1 else ""
        said = f"OVER BUDGET: {what} took {seconds:.0f} s, {planned:.0f} s were planned with {slots} at once{other}"
        console.print(said, markup=False, style="bold red", soft_wrap=True)


def _summary(done: Sequence[Graded]) -> Table:
    """A line an assignment."""
    grid = Table("assignment", caption="seconds of wall time; medians are of one submission")
    for column in ("submissions", "as expected", "seconds", "budget", "median"):
        grid.add_column(column, justify="right")
    for d in done:
        count = len(d.results)
        over = "red" if d.seconds > d.planned else ""
        row = (str(count), str(count - d.wrong), f"{d.seconds:.0f}", f"{d.planned:.0f}", f"{d.median:.1f}")
        grid.add_row(d.day, *row, style=over)
    return grid
