"""Parse arguments, call the stages in order, show progress. Exit status: 0 done, 2 bad usage or input, 3 our fault."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from rich.console import Console

from autograder import __version__, commands
from autograder.course import LANGS, CourseError
from autograder.sandbox import LEVELS, Infrastructure
from autograder.sandbox.gpu import DEVICES
from autograder.serve import commands as serving

__all__ = ["main", "parser"]

FORMATS = ("plain", "canvas", "moodle")  # as autograder.outputs.lms has them, which takes a second to import
Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
WRONG_PATH = (FileExistsError, FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; whatever goes wrong is one line on standard error, never a traceback."""
    _show_what_it_can()
    arguments = parser().parse_args(argv)
    console = Console(stderr=True, highlight=False)
    try:
        if (fetched := arguments.course.resolve() / "data").is_dir():
            os.environ.setdefault("AUTOGRADER_DATA", str(fetched))  # sandboxes show it, read-only
        status: int = arguments.run(arguments, console)
        return status
    except Infrastructure as problem:
        console.print(f"autograder: {problem}", markup=False, style="red", soft_wrap=True)
        return commands.FAULT
    except WRONG_PATH as problem:
        said = str(problem) if problem.strerror is None else f"{problem.filename}: {problem.strerror}"
        console.print(f"autograder: {said}", markup=False, style="red", soft_wrap=True)
        return commands.BAD_INPUT
    except (CourseError, ValueError) as problem:
        console.print(f"autograder: {problem}", markup=False, style="red", soft_wrap=True)
        return commands.BAD_INPUT
    except KeyboardInterrupt:
        said = "autograder: stopped. What was graded is kept; run the same command again to go on."
        console.print(said, soft_wrap=True)
        return 130
    except Exception as problem:
        name = type(problem).__name__
        # By its name, since importing nbgrader takes a second: a database that does not answer is no fault of ours.
        said = str(problem) if name == "GradebookFault" else f"a fault of ours: {name}: {problem}"
        console.print(f"autograder: {said}", markup=False, style="red", soft_wrap=True)
        return commands.FAULT


def _show_what_it_can() -> None:
    """In a locale that is not UTF-8, a question mark stands for what it lacks: no grading fails over a dash."""
    for stream in (sys.stdout, sys.stderr):
        # Standard error mostly has a way of its own, which loses nothing.
        if isinstance(stream, io.TextIOWrapper) and stream.errors != "backslashreplace":
            stream.reconfigure(errors="replace")


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
    verbs = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (_build, _verify, _grade, _grade_notebook, _feedback, _report, _export, _demo, _data):
        add(verbs)
    _device(serving.add(verbs, _positive))
    doctor = verbs.add_parser("doctor", help="what this machine offers for grading, and how to mend what it lacks")
    doctor.add_argument("--json", action="store_true", help="for tools: the findings as a list")
    doctor.set_defaults(run=commands.doctor)
    return top


def _build(verbs: Verbs) -> None:
    build = verbs.add_parser("build", help="write source/ and release/ from assignments/")
    build.add_argument("days", nargs="*", metavar="DAY", help="default: every day")
    build.add_argument("--lang", choices=LANGS, help="default: both")
    build.add_argument("--check", action="store_true", help="change nothing; exit 1 where files have drifted")
    build.set_defaults(run=commands.build)


def _verify(verbs: Verbs) -> None:
    check = verbs.add_parser("verify", help="prove the graders: right versions pass, wrong ones are caught and named")
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
    check.set_defaults(run=commands.verify)


def _grade(verbs: Verbs) -> None:
    grade = verbs.add_parser("grade", help="grade submitted/*/DAY in sandboxes; write results, gradebook, feedback")
    grade.add_argument("day", metavar="DAY")
    grade.add_argument("--student", action="append", metavar="S", help="only this student (repeatable)")
    grade.add_argument("--jobs", type=_positive, default=0, metavar="N", help="at once (default: one a core)")
    grade.add_argument("--force", action="store_true", help="grade anew what has not changed, too")
    grade.add_argument("--isolation", choices=LEVELS, default="namespaces", help="default: namespaces")
    grade.add_argument(
        "--backend", choices=("local", "ray"), default="local", help="ray: the cluster at $RAY_ADDRESS (default: local)"
    )
    _device(grade)
    grade.add_argument("--db", metavar="URL", help="nbgrader's database (default: gradebook.db in the course folder)")
    grade.add_argument(
        "--json-progress",
        action="store_true",
        help="for tools: a line of JSON for each submission, and each folder left out",
    )
    grade.set_defaults(run=commands.grade)


def _grade_notebook(verbs: Verbs) -> None:
    one = verbs.add_parser("grade-notebook", help="grade one notebook file and print its result")
    one.add_argument("day", metavar="DAY")
    one.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    one.add_argument("--json", type=Path, metavar="FILE", help="write the result here")
    one.add_argument("--html", type=Path, metavar="FILE", help="write the learner's report here")
    one.add_argument("--lang", choices=LANGS, help="language of the report (default: the notebook's)")
    one.add_argument("--isolation", choices=LEVELS, default="namespaces", help="default: namespaces")
    _device(one)
    one.set_defaults(run=commands.grade_notebook)


def _feedback(verbs: Verbs) -> None:
    feedback = verbs.add_parser("feedback", help="write feedback/STUDENT/DAY/report.html from the stored results")
    feedback.add_argument("day", metavar="DAY")
    feedback.add_argument("--lang", choices=LANGS, help="default: the notebook's")
    feedback.set_defaults(run=commands.feedback)


def _report(verbs: Verbs) -> None:
    report = verbs.add_parser("report", help="write report/DAY/class.html from the stored results")
    report.add_argument("days", nargs="*", metavar="DAY", help="one; for --catch-up any number (default: days 1 to 4)")
    report.add_argument("--lang", choices=LANGS, help="default: Korean for the class, English for the terminal")
    report.add_argument(
        "--catch-up", action="store_true", help="propose which exercises to repeat, and build that notebook"
    )
    report.add_argument("--minutes", type=_positive, metavar="N", help="that a catch-up may take (default: 90)")
    report.add_argument("--force", action="store_true", help="replace a catch-up that holds other exercises")
    report.set_defaults(run=commands.report)


def _export(verbs: Verbs) -> None:
    export = verbs.add_parser("export", help="write results, or the day's autograder, for other tools")
    export.add_argument(
        "what",
        choices=("csv", "feedback", "otter", "gradescope"),
        help="scores; a zip of every learner's report; an Otter Assign package; Gradescope's autograder",
    )
    export.add_argument("day", metavar="DAY")
    export.add_argument("--format", choices=FORMATS, help="csv, feedback: for which LMS (default: plain)")
    export.add_argument(
        "--roster", type=Path, metavar="FILE", help="the list that Canvas (gradebook) or Moodle (worksheet) exports"
    )
    export.add_argument(
        "--final", action="store_true", help="csv: the gradebook's scores, with manual points and late penalties"
    )
    export.add_argument("--db", metavar="URL", help="for --final (default: gradebook.db in the course folder)")
    export.add_argument(
        "--lang",
        choices=LANGS,
        help="csv: of the assignment's name (default: en); otter: of the notebook (default: both); "
        "gradescope: of the feedback (default: the notebook's)",
    )
    export.add_argument(
        "--out",
        type=Path,
        metavar="PATH",
        help="default: in report/DAY/: scores.csv, feedback.zip, otter/ (a folder), gradescope.zip",
    )
    export.set_defaults(run=commands.export)


def _demo(verbs: Verbs) -> None:
    demo = verbs.add_parser("demo", help="grade an embedded class of 24 and check every verdict")
    demo.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR", help="where to (default: demo/)")
    demo.add_argument(
        "--all-days", action="store_true", help="the whole course, from build to reports, within a printed time budget"
    )
    demo.add_argument("--jobs", type=_positive, default=0, metavar="N", help="at once (default: one a core)")
    demo.set_defaults(run=commands.demo)


def _data(verbs: Verbs) -> None:
    data = verbs.add_parser(
        "data", help="MNIST and CIFAR-100 for those who want them; the course itself works on embedded digits"
    )
    actions = data.add_subparsers(title="actions", metavar="ACTION", required=True)
    fetching = actions.add_parser("fetch", help="download, check and unpack; goes on where an earlier try stopped")
    fetching.add_argument("sets", nargs="*", metavar="SET", help="mnist or cifar100 (default: mnist)")
    for action, name in ((fetching, "fetch"), (actions.add_parser("list", help="what is here"), "list")):
        action.set_defaults(run=commands.data, action=name)
    actions.add_parser("check", help="compare what is here with its checksums").set_defaults(
        run=commands.data, action="check"
    )


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


if __name__ == "__main__":
    sys.exit(main())
