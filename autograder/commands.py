"""What each command of the command line does: call the stages in order, show progress, say what was done.

Each takes the parsed arguments and a console on standard error, and returns the exit status. Modules are imported where
they are used: `autograder --help` must not wait for torch.
"""

from __future__ import annotations

import argparse
import errno
import functools
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from autograder import result as records
from autograder.course import LANGS, Course
from autograder.intake import passed_over, unfit
from autograder.result import Result
from autograder.sandbox.gpu import resolve

if TYPE_CHECKING:
    from autograder.slots import Slots

__all__ = [
    "BAD_INPUT",
    "DONE",
    "FAULT",
    "build",
    "data",
    "demo",
    "device",
    "doctor",
    "export",
    "feedback",
    "grade",
    "grade_notebook",
    "report",
    "verify",
]

DONE, BAD_INPUT, FAULT = 0, 2, 3
SHOWN = 60  # characters of an odd name


def build(arguments: argparse.Namespace, console: Console) -> int:
    """Write source/ and release/, or with --check say what has drifted (exit 1)."""
    from autograder.build import build

    course = Course(arguments.course.resolve())
    days = arguments.days or list(course.assignments)
    langs = [arguments.lang] if arguments.lang else list(LANGS)
    drifted = build(course, days, langs, check=arguments.check)
    if arguments.check:
        for path in drifted:
            console.print(f"drifted from assignments/: {path}", markup=False)
        if drifted:
            console.print("autograder: run `autograder build` and commit what it writes")
        return 1 if drifted else DONE
    for path in drifted:
        console.print(f"wrote {path}", markup=False)
    return DONE


def verify(arguments: argparse.Namespace, console: Console) -> int:
    """The matrix of right and wrong versions, mutants and evidence; exit 1 where a verdict is wrong."""
    from autograder.slots import Slots

    with Slots() as slots:
        return _verify_in(slots, arguments, console)


def _verify_in(slots: Slots, arguments: argparse.Namespace, console: Console) -> int:
    from autograder import evidence, verify

    course = Course(arguments.course.resolve())
    device = resolve(arguments.device)
    wrong = 0
    for day in arguments.days or list(course.assignments):
        if sources := course.assignment(day).sources:
            proven = ", ".join(source.assignment.id for source in sources)
            console.print(f"{day}: not verified, its graders are those of {proven}", markup=False)
            continue
        total = len(verify.variants(course.assignment(day), arguments.exercise))
        with Progress(*_columns(), console=console, transient=console.is_terminal) as progress:
            task = progress.add_task(f"verifying {day}", total=total)
            step = functools.partial(_advance, progress, task)
            report, idle = verify.verify(course, day, arguments.jobs, step, arguments.exercise, device, slots)
        for path in verify.write(
            report, idle, arguments.out or course.root / "report" / "verify", course.assignment(day)
        ):
            console.print(f"wrote {path}", markup=False, soft_wrap=True)
        mistakes = [c for c in report.cells if c.variant.kind == "mistake"]
        alone = sum(c.diagnosis == (c.variant.id,) for c in mistakes)
        console.print(
            f"{day}: {len(report.cells)} versions, {len(report.wrong)} wrong verdicts; {alone} of {len(mistakes)} "
            f"mistakes named, and named alone",
            markup=False,
        )
        for slug, mistake, other in report.ties():
            console.print(f"  tie: {slug}/{mistake} also looks like {other}", markup=False)
        for slug, test in idle:
            console.print(f"  no mistake needs {slug}: {test}", markup=False)
        for cell in report.wrong:
            console.print(
                f"  wrong: {cell.variant.exercise}/{cell.variant.id} ({cell.variant.kind}) {'; '.join(cell.problems)}",
                markup=False,
                style="red",
            )
        wrong += len(report.wrong)
        if arguments.mutants or arguments.full:
            wrong += _prove(slots, arguments, course, day, console)
        matters = evidence.stale(course.assignment(day), arguments.exercise)
        for matter in dict.fromkeys(matter for _, matter in matters):
            slugs = ", ".join(slug for slug, what in matters if what == matter)
            said = f"  {matter} (renew with `autograder verify {day} --full --exercise SLUG`): {slugs}"
            console.print(said, markup=False, soft_wrap=True, style="yellow")
        wrong += len(matters) if arguments.check_evidence else 0
    return 1 if wrong else DONE


def _prove(slots: Slots, arguments: argparse.Namespace, course: Course, day: str, console: Console) -> int:
    """Mutants, and with --full every seed and the evidence file; how many verdicts were wrong."""
    from autograder import proof

    wrong = 0
    assignment = course.assignment(day)
    cache = course.root / "report" / "verify" / "cells"
    for exercise in [assignment.exercise(s) for s in arguments.exercise] or assignment.exercises:
        seeds = arguments.seeds or proof.seeds(exercise)
        total = proof.size(assignment, exercise, seeds if arguments.full else 0)
        with Progress(*_columns(), console=console, transient=console.is_terminal) as progress:
            task = progress.add_task(f"proving {exercise.slug}", total=total)
            step = functools.partial(_advance, progress, task, None)
            killed = proof.mutants(course, day, exercise, arguments.jobs, cache, step, slots)
            found = None
            if arguments.full:
                found = proof.full(course, day, exercise, seeds, arguments.jobs, cache, step, slots)
        rate = f"{killed['killed']} of {killed['run']} mutants killed, {len(killed['equivalent'])} set aside"
        console.print(f"{day}/{exercise.slug}: {rate}", markup=False)
        for problem in killed["problems"]:
            console.print(f"  wrong: {problem}", markup=False, style="red")
        wrong += len(killed["problems"])
        for survivor in killed["survivors"]:
            console.print(f"  survives: {survivor['id']}\n{survivor['diff']}", markup=False)
        if found is not None:
            proof.record(assignment, exercise, found, killed)
            for line in found["wrong"]:
                console.print(f"  wrong: {line}", markup=False, style="red")
            wrong += len(found["wrong"])
            console.print(f"  {seeds} seeds; wrote {assignment.folder / 'evidence.json'}", markup=False, soft_wrap=True)
    return wrong


def _advance(progress: Progress, task: TaskID, cell: object) -> None:
    progress.advance(task)


def _columns() -> tuple[ProgressColumn, ...]:
    return SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()


def grade(arguments: argparse.Namespace, console: Console) -> int:
    """Grade a class into results, gradebook and feedback."""
    from autograder.outputs import report
    from autograder.publish import grade_and_publish

    course = Course(arguments.course.resolve())
    _tell_passed_over(course, arguments, console)
    total = 0
    listed: list[Result] = []
    faults: list[str] = []

    def each(result: Result) -> None:
        nonlocal total
        total += 1
        if result.status == "needs_regrade":
            faults.append(result.student)
        if len(listed) < report.LISTED:
            listed.append(records.brief(result))

    grade_and_publish(
        course,
        arguments.day,
        console,
        students=arguments.student,
        jobs=arguments.jobs,
        force=arguments.force,
        level=arguments.isolation,
        device=device(arguments),
        backend=arguments.backend,
        url=arguments.db or "",
        json_lines=arguments.json_progress,
        each=each,
    )
    if not arguments.json_progress:
        Console().print(report.table(listed, "en", left_out=total - len(listed)))
    if faults:
        faults.sort()
        said = f"autograder: {len(faults)} to grade again, run the same command: {', '.join(faults)}"
        console.print(said, markup=False, soft_wrap=True)
    return FAULT if faults else DONE


def _tell_passed_over(course: Course, arguments: argparse.Namespace, console: Console) -> None:
    """A line for each folder in submitted/ that nobody grades, at the start, before those of all others."""
    course.assignment(arguments.day)
    for name, why in passed_over(course, arguments.day).items():
        if arguments.json_progress:
            print(json.dumps({"event": "left_out", "day": arguments.day, "student": name, "why": why}), flush=True)
        else:
            said = f"autograder: {_shown(name)} in submitted/ is not graded: {why}"
            console.print(said, markup=False, style="yellow", soft_wrap=True)


def _shown(name: str) -> str:
    """The name of a folder as a line can show it, quoted, with what is odd escaped and a long one's end left out."""
    return repr(name if len(name) <= SHOWN else f"{name[:SHOWN]}…")


def device(arguments: argparse.Namespace) -> str:
    """What --device means with --backend: a cluster's GPUs are its own, and `auto` is its CPUs. Raises NoGpu."""
    if arguments.backend == "local":
        return resolve(arguments.device)
    return "cuda" if arguments.device == "cuda" else "cpu"


def grade_notebook(arguments: argparse.Namespace, console: Console) -> int:
    """Grade one file and print its result."""
    from autograder import engine, files
    from autograder.outputs import feedback, report
    from autograder.publish import why

    course = Course(arguments.course.resolve())
    title = course.assignment(arguments.day).title
    titles = {e.slug: e.title["en"] for e in course.assignment(arguments.day).exercises}
    for path in filter(None, (arguments.json, arguments.html)):
        _prepare(path)
    with console.status("starting") as status:  # nothing where standard error is no terminal
        result = engine.grade_one(
            course,
            arguments.day,
            arguments.notebook,
            os.fsencode(arguments.notebook.stem).decode("utf-8", "replace"),  # a name may be in any encoding
            arguments.isolation,
            lambda slug: status.update(f"grading {titles[slug]}"),
            resolve(arguments.device),
        )
    if arguments.json:
        records.store(result, arguments.json)
    if arguments.html:
        files.write(arguments.html, feedback.render(result, arguments.lang, title=title).encode())
    if result.status == "graded":
        Console().print(report.table([result], arguments.lang or result.lang))
        return DONE
    console.print(f"autograder: {arguments.notebook}: {why(result)}", markup=False, style="red", soft_wrap=True)
    return BAD_INPUT if result.status == "unreadable" else FAULT


def _prepare(path: Path) -> None:
    """Make the folder of a file that is to be written. Raises OSError where it cannot be, before the grading and not
    after it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        raise IsADirectoryError(errno.EISDIR, "not a file", str(path))
    if not os.access(path.parent, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path.parent))


def _stored(course: Course, day: str, console: Console) -> Iterator[Result]:
    """The results of a day, by student, one in memory at a time; those of folders with an odd name are left out."""
    course.assignment(day)
    paths = []
    for path in sorted((course.root / "results" / day).glob("*.json")):
        if why := unfit(path.stem):
            said = f"autograder: {_shown(path.name)} in {path.parent} is left out: {why}; delete it"
            console.print(said, markup=False, style="yellow", soft_wrap=True)
        else:
            paths.append(path)
    if not paths:
        raise ValueError(f"no results for {day} in {course.root}: run `autograder grade {day}` first")
    for path in paths:
        try:
            yield records.read(path)
        except ValueError as problem:
            raise ValueError(f"{path}: {problem}; delete it and run `autograder grade {day}` again") from problem


def feedback(arguments: argparse.Namespace, console: Console) -> int:
    """Write learners' reports anew from the stored results."""
    from autograder.publish import write_feedback

    course = Course(arguments.course.resolve())
    for result in _stored(course, arguments.day, console):
        path = write_feedback(course, result, arguments.lang)
        console.print(f"wrote {path.relative_to(course.root)}", markup=False, soft_wrap=True)
    return DONE


def report(arguments: argparse.Namespace, console: Console) -> int:
    """Write the class report, or propose and build a catch-up."""
    from autograder.outputs import report

    course = Course(arguments.course.resolve())
    if arguments.catch_up:
        return _catch_up(arguments, course, console)
    if len(arguments.days) != 1 or arguments.minutes or arguments.force:
        raise ValueError("report takes one DAY; --minutes and --force go with --catch-up")
    (day,) = arguments.days
    results = list(map(records.brief, _stored(course, day, console)))
    path = course.root / "report" / day / "class.html"
    title = course.assignment(day).title
    report.write(results, path, arguments.lang or "ko", title=title, feedback_root=course.root / "feedback")
    left_out = max(0, len(results) - report.LISTED)
    Console().print(report.table(results[: report.LISTED], arguments.lang or "en", left_out=left_out))
    console.print(f"wrote {path.relative_to(course.root)}", markup=False)
    return DONE


def _catch_up(arguments: argparse.Namespace, course: Course, console: Console) -> int:
    from autograder import catchup

    days = arguments.days or [day for day in catchup.DAYS if any((course.root / "results" / day).glob("*.json"))]
    if not days:
        raise ValueError(f"no results of days 1 to 4 in {course.root}: run `autograder grade DAY` first")
    results = {day: list(map(records.brief, _stored(course, day, console))) for day in days}
    minutes = arguments.minutes or catchup.MINUTES
    lang = arguments.lang or "en"
    catchup.propose(course, results, minutes=minutes, force=arguments.force, lang=lang, console=console)
    return DONE


def export(arguments: argparse.Namespace, console: Console) -> int:
    """Write scores, every learner's report, or what grades a day elsewhere, for other tools."""
    course = Course(arguments.course.resolve())
    if arguments.what in ("otter", "gradescope"):
        return _export_grader(arguments, course, console)
    from autograder.outputs import csv, lms

    folder, form = course.root / "report" / arguments.day, arguments.format or "plain"
    results = list(map(records.brief, _stored(course, arguments.day, console)))
    if arguments.final:
        if arguments.what != "csv":
            raise ValueError("--final goes with export csv: reports say what the grader found")
        results = _final(course, arguments, results, console)
    known = lms.roster(arguments.roster) if arguments.roster else None
    title = course.assignment(arguments.day).title[arguments.lang or "en"]
    suffix = "" if form == "plain" else f"-{form}"
    if arguments.what == "feedback":
        path = arguments.out or folder / f"feedback{suffix}.zip"
        lms.bundle(results, course.root / "feedback", path, form, known)
    else:
        path = arguments.out or folder / f"scores{suffix}.csv"
        if form == "plain":
            csv.write(results, path)
        else:
            (lms.canvas if form == "canvas" else lms.moodle)(results, path, title, known)
    console.print(f"wrote {path}", markup=False, soft_wrap=True)
    return DONE


def _final(course: Course, arguments: argparse.Namespace, results: list[Result], console: Console) -> list[Result]:
    """`results` with the scores of the gradebook that grading wrote; those that it lacks are told."""
    from autograder.outputs import gradebook
    from autograder.publish import GRADEBOOK

    if not arguments.db and not (course.root / "gradebook.db").is_file():
        raise ValueError(f"no gradebook.db in {course.root}: run `autograder grade {arguments.day}` first, or --db URL")
    final = gradebook.final(arguments.db or GRADEBOOK.format(root=course.root), results)
    graded = {result.student for result in results if result.status == "graded"}
    if lacking := sorted(graded & {result.student for result in final if result.status != "graded"}):
        said = f"not in the gradebook, and so without a score: {', '.join(lacking)}; run `autograder grade"
        console.print(f"{said} {arguments.day}`", style="yellow", markup=False, soft_wrap=True)
    return final


def _export_grader(arguments: argparse.Namespace, course: Course, console: Console) -> int:
    from autograder.integrations import gradescope, otterassign

    if arguments.format or arguments.roster or arguments.final:
        raise ValueError("--format, --roster and --final go with export csv and export feedback")
    folder = course.root / "report" / arguments.day
    if arguments.what == "gradescope":
        written = [gradescope.write(course, arguments.day, arguments.out or folder / "gradescope.zip", arguments.lang)]
    else:
        langs = [arguments.lang] if arguments.lang else list(LANGS)
        written = otterassign.write(course, arguments.day, arguments.out or folder / "otter", langs)
    for path in written:
        console.print(f"wrote {path}", markup=False, soft_wrap=True)
    return DONE


def demo(arguments: argparse.Namespace, console: Console) -> int:
    """Grade the embedded class, or the whole course with --all-days."""
    from autograder import demo

    course, out = Course(arguments.course.resolve()), arguments.out.resolve()
    return demo.run(course, out, console, arguments.jobs, all_days=arguments.all_days)


def data(arguments: argparse.Namespace, console: Console) -> int:
    """Fetch, list or check data sets."""
    from autograder import data

    root = data.folder(arguments.course.resolve())
    sets = data.known()
    if arguments.action == "list":
        data.listing(root, sets, Console(highlight=False))
        return DONE
    if arguments.action == "check":
        return BAD_INPUT if data.check(root, sets, Console(highlight=False)) else DONE
    for name in arguments.sets or ["mnist"]:
        if name not in sets:
            raise ValueError(f"there is no data set {name!r}; known: {', '.join(sets)}")
    for name in arguments.sets or ["mnist"]:
        try:
            data.fetch(root, sets[name], console)
        except data.DataError as problem:
            console.print(f"autograder: {problem}", markup=False, style="red", soft_wrap=True)
            return FAULT
        console.print(f"{name}: here, checked and unpacked, in {root}", markup=False, soft_wrap=True)
    return DONE


def doctor(arguments: argparse.Namespace, console: Console) -> int:
    """Examine this machine."""
    from autograder import doctor

    return doctor.run(Console(), arguments.course.resolve(), as_json=arguments.json)
