"""SIGKILL a run over a class at random points, many times, then let it end: nothing may be lost, doubled or changed.

    python tests/kill_runs.py [--submissions N] [--kills N] [--jobs N] [--seed N]

Each run is the real command, `autograder grade`, on a small course whose submissions are right, wrong, untouched,
unreadable, missing or end their own process. It is killed after a random number of new results and up to half a second
more, or at a random time from its start on; every second time all of its slots are killed with it. After the last run
each submission has exactly one result, the right one, in the store and in the gradebook, and a page of feedback; and
no result that was whole before a kill was written again. Exits with 1 where that does not hold.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from coursekit import DAY, REPOSITORY, SOLUTIONS, mini_course, submit

from autograder.build import build
from autograder.course import Course

DUE = {"right": 7.5, "triple": 4.5, "stub": 0.0, "exits": 7.5, "unreadable": 0.0, "missing": 0.0}  # kind -> points
START = 8.0  # seconds in which a run starts up and grades its first
MORE = 20  # new results after which a run is killed at the latest


@dataclass(frozen=True)
class Killed:
    """One run that was killed: results that it had stored by then."""

    stored: int
    slots_too: bool


def hand_in(course: Course, number: int) -> tuple[str, str]:
    """A student with a submission of one of the kinds in `DUE`, in turn; its kind."""
    kind = list(DUE)[number % len(DUE)]
    student = f"s{number:04}"
    match kind:
        case "triple":
            submit(course, student, {**SOLUTIONS, "double": "def double(x):\n    return 3 * x"})
        case "stub":
            submit(course, student, {})
        case "exits":
            path = submit(course, student, SOLUTIONS)
            notebook = json.loads(path.read_text(encoding="utf-8"))
            last = {"cell_type": "code", "source": "import os\nos._exit(1)", "metadata": {}, "outputs": []}
            notebook["cells"].append({**last, "execution_count": None, "id": "ends"})
            path.write_text(json.dumps(notebook), encoding="utf-8")
        case "unreadable":
            submit(course, student, SOLUTIONS).write_text("{", encoding="utf-8")
        case "missing":
            submit(course, student, SOLUTIONS).unlink()
        case _:
            submit(course, student, SOLUTIONS)
    return student, kind


def command(course: Course, jobs: int) -> list[str]:
    return [sys.executable, "-m", "autograder.cli", "--course", str(course.root), "grade", DAY, "--jobs", str(jobs)]


def start(course: Course, jobs: int) -> subprocess.Popen[bytes]:
    """A run in a process group of its own, which Ctrl-C reaches also where these tests are a shell's background job."""
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    heard = ["env", "--default-signal=INT"]
    return subprocess.Popen(
        [*heard, *command(course, jobs)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env, process_group=0
    )


def finish(course: Course, jobs: int) -> tuple[int, str]:
    """A run that nobody kills: its exit status and what it said."""
    run = start(course, jobs)
    _, said = run.communicate()
    return run.returncode, said.decode(errors="replace")


def results(course: Course) -> dict[str, bytes]:
    """Student -> what is stored."""
    return {path.stem: path.read_bytes() for path in (course.root / "results" / DAY).glob("*.json")}


def kill_once(course: Course, jobs: int, dice: random.Random) -> Killed:
    """Start a run and kill it somewhere. Raises AssertionError where it ended by itself with a fault."""
    run = start(course, jobs)
    had, end = len(results(course)), time.monotonic() + 120
    if dice.random() < 0.5:
        time.sleep(dice.uniform(0.0, START))
    else:
        more = dice.randrange(1, MORE)
        while len(results(course)) < had + more and run.poll() is None and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(dice.uniform(0.0, 0.5))
    slots_too = dice.random() < 0.5
    if run.poll() is None:
        (os.killpg if slots_too else os.kill)(run.pid, signal.SIGKILL)
    _, said = run.communicate()
    assert run.returncode in (0, -signal.SIGKILL), said.decode(errors="replace")[-2000:]
    return Killed(len(results(course)), slots_too)


def faults(course: Course, due: dict[str, str]) -> list[str]:
    """What is not as it must be after the last run: in the store, in the gradebook, among the pages."""
    found = []
    stored = results(course)
    if stored.keys() != due.keys():
        found.append(f"in the store: {sorted(stored.keys() ^ due.keys())}")
    for student, kind in due.items():
        result = json.loads(stored.get(student, b"{}") or b"{}")
        status = "unreadable" if kind in ("unreadable", "missing") else "graded"
        if (result.get("status"), result.get("score")) != (status, DUE[kind]):
            found.append(f"{student}, {kind}: {result.get('status')}, {result.get('score')}")
        if not (course.root / "feedback" / student / DAY).is_dir():
            found.append(f"{student}: no feedback")
    if history := list((course.root / "results" / DAY / "history").glob("*/*")):
        found.append(f"the same notebook in the history: {history}")
    return found + _gradebook(course, due)


def _gradebook(course: Course, due: dict[str, str]) -> list[str]:
    """One submission for each student, and one grade in it for each exercise, with the points that are due."""
    query = """
        select submitted_assignment.student_id, count(distinct submitted_assignment.id), count(grade.id),
               coalesce(sum(grade.auto_score), 0)
        from submitted_assignment
        join submitted_notebook on submitted_notebook.assignment_id = submitted_assignment.id
        join grade on grade.notebook_id = submitted_notebook.id
        group by submitted_assignment.student_id
    """
    with closing(sqlite3.connect(course.root / "gradebook.db")) as database:
        rows = {student: tuple(rest) for student, *rest in database.execute(query)}
    wanted = {student: (1, 2, DUE[kind]) for student, kind in due.items()}
    return [
        f"gradebook, {s}: {rows.get(s)}, not {wanted.get(s)}"
        for s in sorted(rows.keys() | wanted)
        if rows.get(s) != wanted.get(s)
    ]


def kill_runs(
    root: Path, submissions: int, kills: int, jobs: int, seed: int, tell: Callable[[str], None] = lambda line: None
) -> list[str]:
    """A class in `root`, graded by runs that are killed, and by a last one; what is wrong after it."""
    dice = random.Random(seed)
    course = Course(root)
    due = dict(hand_in(course, number) for number in range(submissions))
    found: list[str] = []
    before: dict[str, bytes] = {}
    for turn in range(kills):
        killed = kill_once(course, jobs, dice)
        now = results(course)
        found += [f"written again: {student}" for student, text in before.items() if now.get(student) != text]
        before = now
        who = "the run and its slots" if killed.slots_too else "the run"
        tell(f"kill {turn + 1} of {kills}, of {who}: {killed.stored} of {submissions} results stored")
    status, said = finish(course, jobs)
    if status != 0:
        found.append(f"the last run exits with {status}: {said[-500:]}")
    found += [f"written again: {student}" for student, text in before.items() if results(course).get(student) != text]
    return found + faults(course, due)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--submissions", type=int, default=500, help="in the class (default: 500)")
    parser.add_argument("--kills", type=int, default=50, help="runs that are killed (default: 50)")
    parser.add_argument("--jobs", type=int, default=2, help="slots of each run (default: 2)")
    parser.add_argument("--seed", type=int, default=1, help="of the points at which runs are killed (default: 1)")
    arguments = parser.parse_args()
    n, kills = arguments.submissions, arguments.kills
    with tempfile.TemporaryDirectory(prefix="autograder-kills-") as folder:
        build(mini_course(Path(folder)))
        found = kill_runs(Path(folder), n, kills, arguments.jobs, arguments.seed, lambda line: print(line, flush=True))
    print(*(found or [f"{n} submissions, {kills} kills: each has its one right result"]), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
