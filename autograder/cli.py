"""Parse arguments, call the stages in order, show progress. Exit status: 0 done, 2 bad usage or input, 3 our fault."""

from __future__ import annotations

import argparse
import functools
import json
import os
import sys
from collections.abc import Iterator, Sequence
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

from autograder import __version__
from autograder import result as records
from autograder.course import LANGS, Course, CourseError
from autograder.result import Result
from autograder.sandbox import LEVELS, Infrastructure
from autograder.sandbox.gpu import DEVICES, resolve

if TYPE_CHECKING:
    from autograder.engine import Slots

__all__ = ["main", "parser"]

FORMATS = ("plain", "canvas", "moodle")  # as autograder.outputs.lms has them, which takes a second to import
DONE, BAD_INPUT, FAULT = 0, 2, 3
WRONG_PATH = (FileExistsError, FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; whatever goes wrong is one line on standard error, never a traceback."""
    arguments = parser().parse_args(argv)
    console = Console(stderr=True, highlight=False)
    if (fetched := arguments.course.resolve() / "data").is_dir():
        os.environ.setdefault("AUTOGRADER_DATA", str(fetched))  # sandboxes show it, read-only
    try:
        status: int = arguments.run(arguments, console)
        return status
    except Infrastructure as problem:
        console.print(f"autograder: {problem}", markup=False, style="red", soft_wrap=True)
        return FAULT
    except (CourseError, ValueError, *WRONG_PATH) as problem:
        console.print(f"autograder: {problem}", markup=False, style="red", soft_wrap=True)
        return BAD_INPUT
    except KeyboardInterrupt:
        said = "autograder: stopped. What was graded is kept; run the same command again to go on."
        console.print(said, soft_wrap=True)
        return 130
    except Exception as problem:
        said = f"autograder: a fault of ours: {type(problem).__name__}: {problem}"
        console.print(said, markup=False, style="red", soft_wrap=True)
        return FAULT


def parser() -> argparse.ArgumentParser:
    """The command line, with help for every command."""
    top = argparse.ArgumentParser(
        prog="autograder",
        description="Build, release and grade the deep-learning course; feedback in Korean and English.",
        epilog="Exit status: 0 graded, whatever the score; 2 bad usage or unreadable input; 3 a fault of ours or "
        "of the machine.",
    )
    top.add_argument("--version", action="version", version=f"autograder {__version__}")
    top.add_argument("--course", type=Path, default=Path(), metavar="DIR", help="the course folder (default: here)")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    build = commands.add_parser("build", help="write source/ and release/ from assignments/")
    build.add_argument("days", nargs="*", metavar="DAY", help="default: every day")
    build.add_argument("--lang", choices=LANGS, help="default: both")
    build.add_argument("--check", action="store_true", help="change nothing; exit 1 where files have drifted")
    build.set_defaults(run=_build)

    check = commands.add_parser(
        "verify", help="prove the graders: right versions pass, wrong ones are caught and named"
    )
    check.add_argument("days", nargs="*", metavar="DAY", help="default: every day")
    check.add_argument("--jobs", type=_positive, default=0, metavar="N", help="at once (default: one a core)")
    check.add_argument(
        "--exercise", action="append", metavar="SLUG", default=[], help="only this exercise (repeatable)"
    )
    check.add_argument("--out", type=Path, metavar="DIR", help="where the matrix goes (default: report/verify)")
    check.add_argument("--mutants", action="store_true", help="also systematic edits of each solution: the kill rate")
    check.add_argument(
        "--full", action="store_true", help="every seed, and mutants; writes assignments/<day>/evidence.json"
    )
    check.add_argument(
        "--seeds", type=_positive, default=0, metavar="N", help="for --full (default: 20, or 3 without thresholds)"
    )
    check.add_argument("--check-evidence", action="store_true", help="exit 1 where the evidence is missing or stale")
    _device(check)
    check.set_defaults(run=_verify)

    grade = commands.add_parser("grade", help="grade submitted/*/DAY in sandboxes; write results, gradebook, feedback")
    grade.add_argument("day", metavar="DAY")
    grade.add_argument("--student", action="append", metavar="S", help="only this one; may be given again")
    grade.add_argument("--jobs", type=_positive, default=0, metavar="N", help="at once (default: one a core)")
    grade.add_argument("--force", action="store_true", help="grade anew what has not changed, too")
    grade.add_argument("--isolation", choices=LEVELS, default="namespaces", help="default: namespaces")
    grade.add_argument(
        "--backend", choices=("local", "ray"), default="local", help="ray: the cluster at $RAY_ADDRESS (default: local)"
    )
    _device(grade)
    grade.add_argument("--db", metavar="URL", help="nbgrader's database (default: gradebook.db in the course folder)")
    grade.add_argument("--json-progress", action="store_true", help="for tools: one line of JSON per submission")
    grade.set_defaults(run=_grade)

    one = commands.add_parser("grade-notebook", help="grade one notebook file and print its result")
    one.add_argument("day", metavar="DAY")
    one.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    one.add_argument("--json", type=Path, metavar="FILE", help="write the result here")
    one.add_argument("--html", type=Path, metavar="FILE", help="write the learner's report here")
    one.add_argument("--lang", choices=LANGS, help="language of the report (default: the notebook's)")
    one.add_argument("--isolation", choices=LEVELS, default="namespaces", help="default: namespaces")
    _device(one)
    one.set_defaults(run=_grade_notebook)

    feedback = commands.add_parser("feedback", help="write feedback/STUDENT/DAY/report.html from the stored results")
    feedback.add_argument("day", metavar="DAY")
    feedback.add_argument("--lang", choices=LANGS, help="default: the notebook's")
    feedback.set_defaults(run=_feedback)

    report = commands.add_parser("report", help="write report/DAY/class.html from the stored results")
    report.add_argument("days", nargs="*", metavar="DAY", help="one; for --catch-up any number (default: days 1 to 4)")
    report.add_argument("--lang", choices=LANGS, help="default: Korean for the class, English for the terminal")
    report.add_argument(
        "--catch-up", action="store_true", help="propose which exercises to repeat, and build that notebook"
    )
    report.add_argument("--minutes", type=_positive, metavar="N", help="that a catch-up may take (default: 90)")
    report.add_argument("--force", action="store_true", help="replace a catch-up that holds other exercises")
    report.set_defaults(run=_report)

    export = commands.add_parser("export", help="write results for other tools")
    export.add_argument("what", choices=("csv", "feedback"), help="scores, or a zip of every learner's report")
    export.add_argument("day", metavar="DAY")
    export.add_argument("--format", choices=FORMATS, default="plain", help="for which LMS (default: plain)")
    export.add_argument(
        "--roster", type=Path, metavar="FILE", help="the list that Canvas (gradebook) or Moodle (worksheet) exports"
    )
    export.add_argument("--lang", choices=LANGS, default="en", help="of the assignment's name in the LMS (default: en)")
    export.add_argument("--out", type=Path, metavar="FILE", help="default: report/DAY/scores.csv or feedback.zip")
    export.set_defaults(run=_export)

    demo = commands.add_parser("demo", help="grade an embedded class of 24 and check every verdict")
    demo.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR", help="where to (default: demo/)")
    demo.add_argument(
        "--all-days", action="store_true", help="the whole course, from build to reports, within a printed time budget"
    )
    demo.add_argument("--jobs", type=_positive, default=0, metavar="N", help="at once (default: one a core)")
    demo.set_defaults(run=_demo)

    data = commands.add_parser(
        "data", help="MNIST and CIFAR-100 for those who want them; the course itself works on embedded digits"
    )
    actions = data.add_subparsers(title="actions", metavar="ACTION", required=True)
    fetching = actions.add_parser("fetch", help="download, check and unpack; goes on where an earlier try stopped")
    fetching.add_argument("sets", nargs="*", metavar="SET", help="mnist or cifar100 (default: mnist)")
    for action, name in ((fetching, "fetch"), (actions.add_parser("list", help="what is here"), "list")):
        action.set_defaults(run=_data, action=name)
    actions.add_parser("check", help="compare what is here with its checksums").set_defaults(run=_data, action="check")

    doctor = commands.add_parser("doctor", help="what this machine offers for grading, and how to mend what it lacks")
    doctor.add_argument("--json", action="store_true", help="for tools: the findings as a list")
    doctor.set_defaults(run=_doctor)
    return top


def _device(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--device",
        choices=DEVICES,
        default="cpu",
        help="where training runs compute; auto: a GPU where there is one (default: cpu)",
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"must be a whole number above 0, is {text!r}")
    return int(text)


def _build(arguments: argparse.Namespace, console: Console) -> int:
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


def _verify(arguments: argparse.Namespace, console: Console) -> int:
    from autograder import engine

    with engine.Slots() as slots:
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


def _grade(arguments: argparse.Namespace, console: Console) -> int:
    from autograder.outputs import report
    from autograder.publish import grade_and_publish

    course = Course(arguments.course.resolve())
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
        device=resolve(arguments.device) if arguments.backend == "local" or arguments.device != "auto" else "cpu",
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


def _grade_notebook(arguments: argparse.Namespace, console: Console) -> int:
    from autograder import engine
    from autograder.outputs import feedback, report
    from autograder.publish import why

    course = Course(arguments.course.resolve())
    title = course.assignment(arguments.day).title
    titles = {e.slug: e.title["en"] for e in course.assignment(arguments.day).exercises}
    with console.status("starting") as status:  # nothing where standard error is no terminal
        result = engine.grade_one(
            course,
            arguments.day,
            arguments.notebook,
            arguments.notebook.stem,
            arguments.isolation,
            lambda slug: status.update(f"grading {titles[slug]}"),
            resolve(arguments.device),
        )
    if arguments.json:
        records.store(result, arguments.json)
    if arguments.html:
        arguments.html.write_text(feedback.render(result, arguments.lang, title=title), encoding="utf-8")
    if result.status == "graded":
        Console().print(report.table([result], arguments.lang or result.lang))
        return DONE
    console.print(f"autograder: {arguments.notebook}: {why(result)}", markup=False, style="red", soft_wrap=True)
    return BAD_INPUT if result.status == "unreadable" else FAULT


def _stored(course: Course, day: str) -> Iterator[Result]:
    """The results of a day, by student, one in memory at a time."""
    course.assignment(day)
    paths = sorted((course.root / "results" / day).glob("*.json"))
    if not paths:
        raise ValueError(f"no results for {day} in {course.root}: run `autograder grade {day}` first")
    for path in paths:
        try:
            yield records.load(json.loads(path.read_text(encoding="utf-8")))
        except ValueError as problem:
            raise ValueError(f"{path}: {problem}; delete it and run `autograder grade {day}` again") from problem


def _feedback(arguments: argparse.Namespace, console: Console) -> int:
    from autograder import engine, history
    from autograder.outputs import feedback
    from autograder.publish import notebook_url

    course = Course(arguments.course.resolve())
    title = course.assignment(arguments.day).title
    for result in _stored(course, arguments.day):
        path = feedback.write(
            result,
            course.root / "feedback",
            arguments.lang,
            title=title,
            before=history.previous(engine.stored(course, arguments.day, result.student)),
            notebook=notebook_url(arguments.day),
        )
        console.print(f"wrote {path.relative_to(course.root)}", markup=False)
    return DONE


def _report(arguments: argparse.Namespace, console: Console) -> int:
    from autograder.outputs import report

    course = Course(arguments.course.resolve())
    if arguments.catch_up:
        return _catch_up(arguments, course, console)
    if len(arguments.days) != 1 or arguments.minutes or arguments.force:
        raise ValueError("report takes one DAY; --minutes and --force go with --catch-up")
    (day,) = arguments.days
    results = list(map(records.brief, _stored(course, day)))
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
    results = {day: list(map(records.brief, _stored(course, day))) for day in days}
    minutes = arguments.minutes or catchup.MINUTES
    lang = arguments.lang or "en"
    catchup.propose(course, results, minutes=minutes, force=arguments.force, lang=lang, console=console)
    return DONE


def _export(arguments: argparse.Namespace, console: Console) -> int:
    from autograder.outputs import csv, lms

    course = Course(arguments.course.resolve())
    folder, form = course.root / "report" / arguments.day, arguments.format
    results = list(map(records.brief, _stored(course, arguments.day)))
    known = lms.roster(arguments.roster) if arguments.roster else None
    title = course.assignment(arguments.day).title[arguments.lang]
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


def _demo(arguments: argparse.Namespace, console: Console) -> int:
    from autograder import demo

    course, out = Course(arguments.course.resolve()), arguments.out.resolve()
    return demo.run(course, out, console, arguments.jobs, all_days=arguments.all_days)


def _data(arguments: argparse.Namespace, console: Console) -> int:
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


def _doctor(arguments: argparse.Namespace, console: Console) -> int:
    from autograder import doctor

    return doctor.run(Console(), arguments.course.resolve(), as_json=arguments.json)


if __name__ == "__main__":
    sys.exit(main())
