"""The same notebooks, graded by nbgrader, by otter-grader and by us, in one run.

    python benchmarks/compare.py [--students N] [--nbgrader N] [--few N] [--runs N] [--cores N] [--json FILE]

The work is four exercises of day 1 (affine forward and backward, activations, softmax cross-entropy) with all their
hidden checks. Each grader gets its native form of it, and every form runs the very same check functions: nbgrader's
grade cells and otter's test cases call them in the student's kernel, ours calls through the sandbox. Half of the
notebooks are right, the others have one mistake each; a second variant of each notebook also imports torch, as every
notebook from day 2 on does. A run in which any of them tells right from wrong otherwise than the others is no run.

  nbgrader    `nbgrader autograde`, one command for all
  otter       `otter run`, one command per notebook, as it takes one; only `--few` of them, since each takes seconds
  ours 1      `autograder grade --jobs 1`, one command for all, start-up, gradebook and feedback included
  ours all    the same with a slot per core
  marginal    ours all, less the run of `--few` notebooks: what each further submission costs
  plain       a fresh Python per notebook that runs its cells and checks, with no isolation whatever
  warm        a fork of one warm Python per notebook, the same, without start-up: the floor

Seconds per submission are medians over the runs, which are interleaved; CPU and memory are those of the whole tree of
processes. Ratios of wall times are throughput ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from classroom import DAY, SCRIPTS, Classroom, quiet, student
from measure import Spent, machine, run

from autograder.outputs import gradebook

OTHERS = ("nbgrader", "otter")
Row = dict[str, float]  # n, and per submission: wall, cpu; memory_mb
Table = dict[str, dict[str, Row]]  # variant -> contender -> row


@dataclass(frozen=True)
class Contender:
    """`grade` grades the first `n` notebooks and tells what it used and the students with full points."""

    name: str
    n: int
    grade: Callable[[Classroom, int], tuple[Spent, set[str]]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=100, help="notebooks in the class (default: 100)")
    parser.add_argument("--nbgrader", type=int, default=0, metavar="N", help="only so many for nbgrader (default: all)")
    parser.add_argument("--few", type=int, default=5, help="for otter and plain, and to tell start-up (default: 5)")
    parser.add_argument("--runs", type=int, default=3, help="interleaved runs (default: 3)")
    parser.add_argument(
        "--cores", type=int, default=os.cpu_count() or 1, metavar="N", help="use only so many (default: all)"
    )
    parser.add_argument("--only", nargs="*", default=[], help="only these graders, by their first word")
    parser.add_argument("--json", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: arguments.cores])
    everyone = contenders(arguments.students, arguments.nbgrader or arguments.students, arguments.few, arguments.cores)
    chosen = [c for c in everyone if not arguments.only or c.name.split()[0] in arguments.only]
    before = machine()
    with tempfile.TemporaryDirectory(prefix="autograder-bench-") as folder:
        rooms = {variant: Classroom(Path(folder) / variant, variant == "torch") for variant in ("numpy", "torch")}
        for variant, room in rooms.items():
            print(f"making the class: {variant}", file=sys.stderr)
            room.make_all(arguments.students)
        table = measured(rooms, chosen, arguments.runs)
    data = {
        "machine": {**before, "cores_used": arguments.cores, "load_average_after": machine()["load_average"]},
        "students": arguments.students,
        "runs": arguments.runs,
        **summary(table),
    }
    show(table)
    print(f"\n{json.dumps(data['machine'])}\nthroughput: {json.dumps(data['throughput_ratio'])}")
    if arguments.json:
        arguments.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return 0


def measured(rooms: Mapping[str, Classroom], chosen: Sequence[Contender], runs: int) -> Table:
    """Every contender over every variant, `runs` times in turn. Raises RuntimeError for a wrong verdict."""
    found: dict[str, dict[str, list[Row]]] = {variant: {c.name: [] for c in chosen} for variant in rooms}
    for turn in range(runs):
        for variant, room in rooms.items():
            for contender in chosen:
                about = f"{variant}, {contender.name}, {contender.n} notebooks"
                print(f"run {turn + 1} of {runs}: {about}", file=sys.stderr)
                spent, full = contender.grade(room, contender.n)
                if full != {student(number) for number in range(0, contender.n, 2)}:
                    raise RuntimeError(f"{about}: full points for {sorted(full)} and nobody else")
                row = per_submission(spent, contender.n)
                print(f"  wall {row['wall']:.4f} s, CPU {row['cpu']:.4f} s a submission", file=sys.stderr)
                found[variant][contender.name].append(row)
    table = {variant: {name: medians(rows) for name, rows in of.items()} for variant, of in found.items()}
    for rows in table.values():
        if "ours few" in rows:
            few = rows.pop("ours few")
            if "ours all" in rows:
                rows["marginal"] = marginal(rows["ours all"], few)
    return table


def per_submission(spent: Spent, n: int) -> Row:
    """What one command over `n` notebooks used, for each of them."""
    return {"n": n, "wall": spent.wall / n, "cpu": spent.cpu / n, "memory_mb": spent.memory_mb}


def medians(rows: Sequence[Row]) -> Row:
    """The median of each column."""
    return {key: statistics.median(row[key] for row in rows) for key in rows[0]}


def marginal(many: Row, few: Row) -> Row:
    """What each submission more costs: start-up is in both."""
    more = max(many["n"] - few["n"], 1)
    further = {key: max(many[key] * many["n"] - few[key] * few["n"], 0.0) / more for key in ("wall", "cpu")}
    return {"n": more, **further, "memory_mb": max(many["memory_mb"] - few["memory_mb"], 0.0)}


def summary(table: Table) -> dict[str, object]:
    """The table, and how many times ours is faster: start-up included, and without it."""

    def ratio(ours: str) -> dict[str, dict[str, float]]:
        return {
            other: {
                variant: rows[other]["wall"] / rows[ours]["wall"]
                for variant, rows in table.items()
                if {other, ours} <= rows.keys() and rows[ours]["wall"] > 0
            }
            for other in OTHERS
        }

    allowed = {
        variant: {"cpu": rows["marginal"]["cpu"], "at_most": 2 * rows["warm"]["cpu"] + 0.025}
        for variant, rows in table.items()
        if {"marginal", "warm"} <= rows.keys()
    }
    return {
        "seconds_per_submission": table,
        "throughput_ratio": ratio("ours all"),
        "marginal_ratio": ratio("marginal"),
        "cpu_per_submission": allowed,
    }


def show(table: Table) -> None:
    for variant, rows in table.items():
        print(f"\n{variant}\n{'':10} {'n':>5} {'wall s':>9} {'CPU s':>9} {'memory MB':>10}  wall / ours all")
        ours = rows.get("ours all")
        for name, row in rows.items():
            ratio = f"{row['wall'] / ours['wall']:15.1f}" if ours else ""
            print(f"{name:10} {int(row['n']):5} {row['wall']:9.4f} {row['cpu']:9.4f} {row['memory_mb']:10.0f}  {ratio}")


def contenders(students: int, nbgrader: int, few: int, cores: int) -> list[Contender]:
    return [
        Contender("nbgrader", min(nbgrader, students), _nbgrader),
        Contender("otter", few, _otter),
        Contender("ours 1", students, lambda room, n: _ours(room, n, 1)),
        Contender("ours all", students, lambda room, n: _ours(room, n, cores)),
        Contender("ours few", few, lambda room, n: _ours(room, n, cores)),
        Contender("plain", few, _plain),
        Contender("warm", students, _warm),
    ]


def _nbgrader(room: Classroom, n: int) -> tuple[Spent, set[str]]:
    course = room.folder / "nbgrader"
    shutil.rmtree(course / "autograded", ignore_errors=True)
    left_out = ",".join(sorted(path.name for path in (course / "submitted").iterdir())[n:])
    absent = [f"--CourseDirectory.student_id_exclude={left_out}"] if left_out else []
    command = [str(SCRIPTS / "nbgrader"), "autograde", DAY, "--force", *absent]
    spent = run(command, course, quiet(room.folder))
    scores = gradebook.scores(f"sqlite:///{course / 'gradebook.db'}", DAY)
    return spent, {name for name, score in scores.items() if score == room.points}


def _otter(room: Classroom, n: int) -> tuple[Spent, set[str]]:
    folder = room.folder
    command = [str(SCRIPTS / "otter"), "run", "-a", str(folder / "autograder.zip"), "-o", str(folder), "--no-logo"]

    def score() -> float:
        said = json.loads((folder / "results.json").read_text(encoding="utf-8"))
        return sum(float(test.get("score", 0.0)) for test in said["tests"])

    return _each(room, n, command, score)


def _plain(room: Classroom, n: int) -> tuple[Spent, set[str]]:
    return _each(room, n, [sys.executable, str(room.folder / "plain.py")], lambda: _said(room)[0])


def _each(room: Classroom, n: int, command: Sequence[str], score: Callable[[], float]) -> tuple[Spent, set[str]]:
    """One command per notebook, its path added."""
    spent, full = [], set()
    for name in map(student, range(n)):
        spent.append(run([*command, str(room.folder / "notebooks" / f"{name}.ipynb")], room.folder))
        if score() == room.points:
            full.add(name)
    return Spent(sum(s.wall for s in spent), sum(s.cpu for s in spent), max(s.memory_mb for s in spent)), full


def _ours(room: Classroom, n: int, jobs: int) -> tuple[Spent, set[str]]:
    shutil.rmtree(room.course / "results", ignore_errors=True)
    names = [part for number in range(n) for part in ("--student", student(number))]
    command = [sys.executable, "-m", "autograder.cli", "--course", str(room.course), "grade", DAY]
    spent = run([*command, "--jobs", str(jobs), "--force", *names], room.course)
    results = [json.loads(p.read_text(encoding="utf-8")) for p in (room.course / "results" / DAY).glob("*.json")]
    return spent, {r["student"] for r in results if r["score"] == r["max_score"]}


def _warm(room: Classroom, n: int) -> tuple[Spent, set[str]]:
    names = list(map(student, range(n)))
    spent = run([sys.executable, str(room.folder / "warm.py"), *names], room.folder)
    wall, cpu = (room.folder / "bench.log").read_text(encoding="utf-8").rsplit("spent ", 1)[1].split()
    full = {name for name, score in zip(names, _said(room), strict=True) if score == room.points}
    return Spent(float(wall), float(cpu), spent.memory_mb), full


def _said(room: Classroom) -> list[float]:
    """The scores that the last command printed, among the warnings of the notebooks."""
    log = (room.folder / "bench.log").read_text(encoding="utf-8")
    return [float(score) for score in re.findall(r"^score (\S+)$", log, re.MULTILINE)]


if __name__ == "__main__":
    sys.exit(main())
