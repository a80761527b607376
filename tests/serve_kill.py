"""Kill the server, or a slot of it, while a class hands in; then count. All of it: `python tests/serve_kill.py`.

What was acknowledged must be there with exactly one result, of that very notebook; nothing is graded twice.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import coursekit
import httpx2 as httpx
import servekit

from autograder.build import build
from autograder.course import Course
from autograder.outputs import gradebook
from autograder.serve.people import Keys
from autograder.serve.places import Places
from autograder.serve.policy import Policy, counting
from autograder.serve.publishing import load
from autograder.serve.store import Person, Store, sqlite

__all__ = ["Count", "course", "free_port", "run", "serving"]

VARIANTS: tuple[dict[str, str], ...] = (servekit.ALL, {"double": servekit.ALL["double"]}, {})
RULES = "[serve]\nqueue = 100000\n[serve.policy]\nattempts = 0\nwait_minutes = 0\n"
PATIENCE = 300.0  # seconds to grade what is left when the killing is over


@dataclass
class Count:
    """What happened, and what was found wrong afterwards."""

    kills: int = 0
    acknowledged: int = 0
    accepted: int = 0
    graded: int = 0
    wrong: list[str] = field(default_factory=list)


def course(root: Path) -> Course:
    """The small course with real graders, built and with rules under which one may hand in all the time."""
    build(coursekit.mini_course(root))
    shutil.copy(coursekit.REPOSITORY / "nbgrader_config.py", root)
    (root / "course.toml").write_text(RULES, encoding="utf-8")
    return Course(root)


@contextmanager
def serving(root: Path, port: int, jobs: int = 2) -> Iterator[subprocess.Popen[bytes]]:
    """A server process for the course in `root`, which answers; killed at the end if it still runs."""
    command = [sys.executable, "-m", "autograder.cli", "--course", str(root), "serve"]
    with (root / "serve.out").open("ab") as log:
        process = subprocess.Popen(
            [*command, "--port", str(port), "--jobs", str(jobs)], stdout=log, stderr=log, start_new_session=True
        )
    try:
        until = time.monotonic() + 300
        while True:
            try:
                httpx.get(f"http://127.0.0.1:{port}/", timeout=5)
                break
            except httpx.HTTPError:
                if process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError((root / "serve.out").read_text(errors="replace")[-2000:]) from None
                time.sleep(0.05)
        yield process
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@dataclass
class Class:
    """Students who hand in without end, each in a thread, and note what was acknowledged: attempt -> SHA-256."""

    course: Course
    links: dict[str, str]
    port: int
    pause: float
    acknowledged: dict[int, str] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def student(self, id: str, seed: int) -> None:
        with httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=120) as client:
            self._hand_in(client, id, random.Random(seed))

    def _hand_in(self, client: httpx.Client, id: str, rng: random.Random) -> None:
        number, csrf = 0, ""
        while not self.over.is_set():
            number += 1
            content = servekit.notebook(self.course, rng.choice(VARIANTS), extra=f"{id} {number}")
            try:
                if not csrf:
                    client.post(f"/in/{self.links[id]}")
                    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
                    csrf = found[1] if found else ""
                files = {"notebook": ("a.ipynb", content)}
                answer = client.post("/hand-in", data={"csrf": csrf}, files=files)
                if answer.status_code == 303:
                    attempt = int(answer.headers["location"].rpartition("/")[2])
                    self.acknowledged[attempt] = hashlib.sha256(content).hexdigest()
                elif answer.status_code not in (429, 503):
                    self.odd.append(f"{id}: {answer.status_code}")
            except httpx.HTTPError:
                pass  # killed in the middle: nobody was told that it was taken
            self.over.wait(self.pause * rng.random())


def run(root: Path, kills: int, seed: int = 0, students: int = 4, pause: float = 6.0) -> Count:
    """Kill `kills` times at random moments under load, let the last server finish, and compare."""
    made = course(root)
    places = Places(root)
    secret = places.secret()
    store = Store(sqlite(places.database))
    people = [Person(f"student-{n}", f"학생 {n}", "student", 1, time.time() + 86_400) for n in range(students)]
    store.put(*people)
    keys = Keys(store, secret)
    rng = random.Random(seed)
    port = free_port()
    class_ = Class(made, {p.id: keys.link(p) for p in people}, port, pause)
    threads = [threading.Thread(target=class_.student, args=(p.id, seed + n)) for n, p in enumerate(people)]
    for thread in threads:
        thread.start()
    count = Count()
    try:
        for _ in range(kills):
            with serving(root, port) as process:
                time.sleep(rng.uniform(0.0, 4.0))
                if rng.random() < 0.3 and (slot := _slot(process.pid)):
                    os.kill(slot, signal.SIGKILL)  # the worker first, and the server a moment later
                    time.sleep(rng.uniform(0.0, 1.0))
                os.kill(process.pid, signal.SIGKILL)
                count.kills += 1
        class_.over.set()
        for thread in threads:
            thread.join()
        with serving(root, port):
            until = time.monotonic() + PATIENCE
            while store.jobs("queued", "running", "graded") and time.monotonic() < until:
                time.sleep(0.2)
    finally:
        class_.over.set()
    _compare(made, store, places, class_, count)
    store.close()
    return count


def _slot(server: int) -> int:
    """A process that grades for the server; 0 where there is none."""
    found = set()
    try:
        for task in Path(f"/proc/{server}/task").iterdir():
            found |= {int(pid) for pid in (task / "children").read_text().split()}
    except OSError:
        pass  # it ended meanwhile
    spawned = sorted(pid for pid in found if b"spawn_main" in _command(pid))
    return random.choice(spawned) if spawned else 0


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _compare(made: Course, store: Store, places: Places, class_: Class, count: Count) -> None:
    attempts = {a.id: a for a in store.attempts()}
    count.acknowledged, count.accepted, count.wrong = len(class_.acknowledged), len(attempts), list(class_.odd)
    for id, sha256 in class_.acknowledged.items():
        if id not in attempts or attempts[id].sha256 != sha256:
            count.wrong.append(f"attempt {id} was acknowledged and is lost")
    jobs = store.jobs("queued", "running", "graded", "done", "failed")
    left = [job.state for job in jobs if job.state != "done"]
    if len(jobs) != len(attempts) or left:
        count.wrong.append(f"{len(jobs)} jobs for {len(attempts)} attempts, not done: {left}")
    results = {int(path.stem) for path in (places.folder / "results").glob("*.json")}
    count.graded = len(results)
    if results != attempts.keys():
        count.wrong.append(f"results and attempts disagree on {sorted(results ^ attempts.keys())}")
    for id, attempt in attempts.items():
        result = load(places, id)
        content = places.notebook(attempt.sha256).read_bytes()
        if result is None or (result.student, result.score) != (attempt.person, attempt.score):
            count.wrong.append(f"attempt {id} has another's result, or none")
        elif result.score != _due(content):
            count.wrong.append(f"attempt {id} earned {result.score}, not {_due(content)}")
    book = gradebook.scores(f"sqlite:///{made.root / 'gradebook.db'}", coursekit.DAY)
    best = {p: counting(Policy(), store.attempts(person=p)) for p in {a.person for a in attempts.values()}}
    if book != {p: a.score for p, a in best.items() if a is not None}:
        count.wrong.append(f"the gradebook says {book}")


def _due(notebook: bytes) -> float:
    """What a notebook earns, by what was filled in."""
    cells = "".join("".join(c["source"]) for c in json.loads(notebook)["cells"])
    return 3.0 * ("x * 2" in cells) + 4.5 * ("x + 1, x" in cells)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        count = run(Path(folder) / "course", arguments.kills, arguments.seed)
    print(
        f"{count.kills} kills in {time.monotonic() - began:.0f} s: {count.acknowledged} acknowledged, "
        f"{count.accepted} accepted, {count.graded} results, {len(count.wrong)} wrong"
    )
    print("\n".join(count.wrong))
    return 1 if count.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
