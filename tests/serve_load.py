"""A class hands in within some minutes; how long answers and reports take. `python tests/serve_load.py --help`

Each line is one size of class. The curve until it breaks: `--students 100 300 600 1200`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import coursekit
import httpx2 as httpx
import serve_kill

from autograder.course import Course
from autograder.serve.people import Keys
from autograder.serve.places import Places
from autograder.serve.store import Person, Store, sqlite

__all__ = ["Load", "run"]

PATIENCE = 3_600.0  # seconds for the last report


@dataclass
class Load:
    """Seconds from upload to acknowledgement and to the report, of everybody; memory of the server in MB. `taken`: the
    share of this machine's time that its host gave to others, which no server can give back.
    """

    acknowledged: list[float] = field(default_factory=list)
    reported: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    memory: tuple[float, float] = (0.0, 0.0)
    seconds: float = 0.0
    taken: float = 0.0

    def line(self) -> str:
        said = f"{len(self.acknowledged)} acknowledged, {len(self.reported)} reports, {len(self.refused)} refused"
        for name, times in (("acknowledged", self.acknowledged), ("report", self.reported)):
            if times:
                said += f"; {name} p50 {_quantile(times, 0.5):.2f} s, p95 {_quantile(times, 0.95):.2f} s"
        low, high = self.memory
        return f"{said}; {self.seconds:.0f} s in all; memory {low:.0f} to {high:.0f} MB; the host took {self.taken:.0%}"


def run(course: Course, day: str, students: int, within: float, jobs: int, content: Callable[[int], bytes]) -> Load:
    """`students` hand in `content` of their number at random moments `within` so many seconds, and wait for reports."""
    places = Places(course.root)
    secret = places.secret()
    store = Store(sqlite(places.database))
    keys = Keys(store, secret)
    people = [Person(f"student-{n}", f"학생 {n}", "student", 1, time.time() + 86_400) for n in range(students)]
    store.put(*people)
    store.close()
    port, load, lock = serve_kill.free_port(), Load(), threading.Lock()

    def one(number: int) -> None:
        time.sleep(random.Random(number).uniform(0, within))
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as client:
            client.post(f"/in/{keys.link(people[number])}")
            found = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
            files = {"notebook": (f"{day}.ipynb", content(number))}
            began = time.monotonic()
            answer = client.post("/hand-in", data={"csrf": found[1] if found else ""}, files=files)
            took = time.monotonic() - began
            with lock:
                (load.acknowledged if answer.status_code == 303 else load.refused).append(took)
            while answer.status_code == 303 and time.monotonic() < began + PATIENCE:
                state = client.get(f"{answer.headers['location']}/state")
                if "hx-refresh" in state.headers:
                    with lock:
                        load.reported.append(time.monotonic() - began)
                    return
                every = re.search(r'"every (\d+)s"', state.text)  # as the page itself asks
                time.sleep(int(every[1]) if every else 2)

    with serve_kill.serving(course.root, port, jobs) as server:
        _ready(course.root, jobs)
        before, began, stolen = _memory(server.pid), time.monotonic(), _stolen()
        threads = [threading.Thread(target=one, args=(n,)) for n in range(students)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        load.seconds, load.memory = time.monotonic() - began, (before, _memory(server.pid))
        load.taken = (_stolen() - stolen) / (load.seconds * (os.cpu_count() or 1))
    return load


def _ready(root: Path, jobs: int) -> None:
    """Wait until each slot has had its rehearsal: a class comes to a page that was there before it."""
    until = time.monotonic() + 300
    while (root / "serve.out").read_text(errors="replace").count("ready to grade") < jobs:
        if time.monotonic() > until:
            raise RuntimeError((root / "serve.out").read_text(errors="replace")[-2000:])
        time.sleep(0.1)


def solved(course: Course, day: str) -> Callable[[int], bytes]:
    """The released notebook with the solutions, but for one in ten, differently for each student."""
    released = course.root / "release" / "ko" / day / f"{day}.ipynb"
    text, solutions = released.read_text(encoding="utf-8"), course.assignment(day).solutions

    def content(number: int) -> bytes:
        rng = random.Random(number)
        chosen = {name: source for name, source in solutions.items() if rng.random() < 0.9}
        data = coursekit.fill(json.loads(text), chosen)
        return json.dumps({**data, "metadata": {**data["metadata"], "number": number}}).encode()

    return content


def _quantile(times: Sequence[float], share: float) -> float:
    return (
        statistics.quantiles(times, n=100, method="inclusive")[round(100 * share) - 1] if len(times) > 1 else times[0]
    )


def _memory(pid: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def _stolen() -> float:
    """Seconds of all cores, since the start, in which something was to be done and the host did something else."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()
    return int(fields[8]) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, nargs="+", default=[300], help="sizes of class, one after the other")
    parser.add_argument("--minutes", type=float, default=5.0, help="within which they hand in")
    parser.add_argument("--jobs", type=int, default=2, help="gradings at once")
    parser.add_argument("--day", default="day1", help="a day of the real course, or `small` for the tests' own")
    arguments = parser.parse_args()
    odd = 0
    for students in arguments.students:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "course"
            if arguments.day == "small":
                course, day = serve_kill.course(root), coursekit.DAY
            else:
                for name in ("assignments", "source", "release"):
                    shutil.copytree(coursekit.REPOSITORY / name, root / name)
                shutil.copy(coursekit.REPOSITORY / "nbgrader_config.py", root)
                course, day = Course(root), arguments.day
            content = solved(course, day)
            load = run(course, day, students, 60 * arguments.minutes, arguments.jobs, content)
        print(f"{students} students: {load.line()}", flush=True)
        odd += len(load.reported) < students
    return 1 if odd else 0


if __name__ == "__main__":
    sys.exit(main())
