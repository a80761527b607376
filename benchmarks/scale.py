"""How speed and memory hold up as the class grows: 100, 1,000 and 10,000 submissions on one machine.

    python benchmarks/scale.py [--sizes N…] [--jobs N] [--json FILE]

Each size is a class of its own on two exercises of day 1, half of the notebooks right and half with a mistake, no two
alike, so that nothing comes from a cache. Cheap submissions are the hard case: what the driving process does for each
of them weighs most. For each size:

  grade       `autograder grade`: seconds, submissions per second, CPU seconds each
  driver, slot   memory of the driving process and of the largest slot, in MB, when the run is a quarter done and the
              most in the rest of it; growth is the second less the first
  again       the same command over the unchanged class: everything comes from the cache
  gradebook   all results into a new gradebook
  report      `autograder report`: the class page

`grows` is the exponent between neighbouring sizes, start-up taken off: 1 is linear. The exit status is 1 where a time
grows with an exponent above 1.15, or memory by more than a tenth from a quarter of the largest class to its end.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from classroom import DAY, Classroom
from measure import Spent, machine, run

STEEP = 1.15  # an exponent above this is not noise: linear work measured here came to 0.9 to 1.05
SWELL = 1.10
SLUGS = ("affine_forward", "affine_backward")
TIMES = ("grade", "again", "gradebook", "report")
Row = dict[str, float]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000], help="default: 100 1000 10000")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="default: one a core")
    parser.add_argument("--json", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    before, rows = machine(), []
    with tempfile.TemporaryDirectory(prefix="autograder-scale-") as folder:
        room = Classroom(Path(folder), slugs=SLUGS)
        room.make_ours()
        done = 0
        for size in sorted(arguments.sizes):
            room.submit(range(done, size))
            done = size
            print(f"{size} submissions", file=sys.stderr)
            rows.append(measured(room, size, arguments.jobs))
    found = {name: exponents(rows, name) for name in TIMES}
    wrong = complaints(rows, found)
    show(rows, found)
    data = {
        "machine": {**before, "load_average_after": machine()["load_average"]},
        "jobs": arguments.jobs,
        "sizes": rows,
        "grows": found,
        "wrong": wrong,
    }
    print("\n".join([json.dumps(data["machine"]), *wrong]))
    if arguments.json:
        arguments.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return 1 if wrong else 0


class Memory:
    """Resident memory of a run's driving process and of its largest slot, as they go on: (results so far, MB, MB)."""

    def __init__(self, results: Path) -> None:
        self.results = results
        self.seen: list[tuple[int, float, float]] = []
        self.next = 0.0

    def __call__(self, pid: int) -> None:
        if time.monotonic() < self.next:
            return
        self.next = time.monotonic() + 0.5
        done = sum(1 for _ in self.results.glob("*.json")) if self.results.is_dir() else 0
        slots = [child for child in _children(pid) if "spawn_main" in _command(child)]
        if slots:
            self.seen.append((done, _resident_mb(pid), max(map(_resident_mb, slots))))

    def row(self, size: int) -> Row:
        """The memory at a quarter of the class, and the most after it."""
        late = [sample for sample in self.seen if sample[0] >= size / 4] or self.seen[-1:]
        found = {}
        for at, name in ((1, "driver"), (2, "slot")):
            found[f"{name}_quarter_mb"] = late[0][at] if late else math.nan
            found[f"{name}_most_mb"] = max((sample[at] for sample in late), default=math.nan)
        return found


def measured(room: Classroom, size: int, jobs: int) -> Row:
    """Everything about the class as it is now, `size` submissions."""
    course = room.course
    command = [sys.executable, "-m", "autograder.cli", "--course", str(course)]
    for folder in ("results", "feedback"):
        shutil.rmtree(course / folder, ignore_errors=True)
    (course / "gradebook.db").unlink(missing_ok=True)
    memory = Memory(course / "results" / DAY)
    grade = run([*command, "grade", DAY, "--jobs", str(jobs)], course, watch=memory)
    if len(list((course / "results" / DAY).glob("*.json"))) != size:
        raise RuntimeError(f"not every one of {size} submissions has a result")
    again = run([*command, "grade", DAY, "--jobs", str(jobs)], course)
    book = run([sys.executable, "-c", RECORD, str(course), f"sqlite:///{course / f'new-{size}.db'}", DAY], course)
    report = run([*command, "report", DAY], course)
    spent: Mapping[str, Spent] = {"grade": grade, "again": again, "gradebook": book, "report": report}
    return {
        "n": size,
        **{name: s.wall for name, s in spent.items()},
        **{f"{name}_cpu": s.cpu for name, s in spent.items()},
        "per_second": size / grade.wall,
        "cpu_each": grade.cpu / size,
        "report_mb": report.memory_mb,
        **memory.row(size),
    }


# In a process of its own, so that its memory and time are its own.
RECORD = """
import json, sys
from pathlib import Path
from autograder import result as records
from autograder.course import Course
from autograder.outputs import gradebook
root, url, day = sys.argv[1:]
paths = sorted((Path(root) / "results" / day).glob("*.json"))
results = (records.load(json.loads(path.read_text(encoding="utf-8"))) for path in paths)
gradebook.record(url, Course(Path(root)).assignment(day), results)
"""


def exponents(rows: Sequence[Row], name: str) -> list[float]:
    """How CPU time grows from each size to the next: the exponent p of n^p.

    CPU time, since wall time tells as much of what else the machine does. The first size's start-up, which is the same
    for all, is estimated from the two smallest and taken off, or it would hide what grows.
    """
    key = f"{name}_cpu"
    if len(rows) < 2:
        return []
    each = (rows[1][key] - rows[0][key]) / (rows[1]["n"] - rows[0]["n"])
    start = max(0.0, rows[0][key] - each * rows[0]["n"])
    found = []
    for small, large in itertools.pairwise(rows[1:]):
        times = [max(row[key] - start, 1e-9) for row in (small, large)]
        found.append(math.log(times[1] / times[0]) / math.log(large["n"] / small["n"]))
    return found


def complaints(rows: Sequence[Row], grows: Mapping[str, Sequence[float]]) -> list[str]:
    """What grows that must not."""
    wrong = [f"{name} grows as n^{p:.2f}" for name, found in grows.items() for p in found if p > STEEP]
    largest = rows[-1]
    for name in ("driver", "slot"):
        quarter, most = largest[f"{name}_quarter_mb"], largest[f"{name}_most_mb"]
        if most > SWELL * quarter:
            wrong.append(f"memory of the {name} grows from {quarter:.0f} to {most:.0f} MB")
    return wrong


def show(rows: Sequence[Row], grows: Mapping[str, Sequence[float]]) -> None:
    print(f"{'n':>6} {'grade s':>9} {'per s':>7} {'CPU s each':>10} {'driver MB':>13} {'slot MB':>13}", end="")
    print(f" {'again s':>8} {'gradebook s':>11} {'report s':>9} {'report MB':>9}")
    for row in rows:
        memory = " ".join(
            f"{row[f'{name}_quarter_mb']:5.0f} →{row[f'{name}_most_mb']:5.0f} " for name in ("driver", "slot")
        )
        print(
            f"{int(row['n']):6} {row['grade']:9.1f} {row['per_second']:7.2f} {row['cpu_each']:10.4f} {memory}", end=""
        )
        print(f" {row['again']:8.1f} {row['gradebook']:11.1f} {row['report']:9.1f} {row['report_mb']:9.0f}")
    for name in TIMES:
        seconds = ", ".join(f"{row[f'{name}_cpu']:.1f}" for row in rows)
        powers = ", ".join(f"n^{p:.2f}" for p in grows[name]) or "too few sizes to tell"
        print(f"{name:10} CPU s {seconds}; grows as {powers}")


def _children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
    except OSError:
        return ""


def _resident_mb(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except (OSError, IndexError):
        return 0.0


if __name__ == "__main__":
    sys.exit(main())
