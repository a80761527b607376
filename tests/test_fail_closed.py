"""Processes killed at random moments while grading: never a wrong point, never a zero for a fault that is not theirs.

The long run: AUTOGRADER_KILLS=200 pytest tests/test_fail_closed.py; 30 kills otherwise.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from attacks import course
from test_attacks import Grading

from autograder import engine, wire
from autograder import result as records
from autograder.course import Course
from autograder.limits import Limits
from autograder.result import Result
from autograder.sandbox import Infrastructure, namespaces
from autograder.sandbox.template import START_SECONDS, Template
from autograder.session import Session, Unusable
from autograder.slots import grade_class
from autograder.wire import Handle, Reply

KILLS = int(os.environ.get("AUTOGRADER_KILLS", "30"))
BATCH = 10  # with a fresh template each, since every run may kill it


@pytest.fixture(params=range(-(-KILLS // BATCH)))
def grading(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Grading]:
    made = Grading(tmp_path)
    made.batch = request.param
    yield made
    made.close()


def children(pid: int) -> list[int]:
    try:
        threads = os.listdir(f"/proc/{pid}/task")
        return [int(c) for t in threads for c in Path(f"/proc/{pid}/task/{t}/children").read_text().split()]
    except OSError:
        return []


def descendants(pid: int) -> list[int]:
    found = children(pid)
    return found + [further for child in found for further in descendants(child)]


def kind(pid: int, top: int) -> str:
    """bwrap, idle, template, worker or slot, by its name and its place in the tree."""
    try:
        name = Path(f"/proc/{pid}/comm").read_text().strip()
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return ""
    if name in ("bwrap", "sh"):
        return name
    if b"spawn_main" in command:
        return "slot"
    if b"autograder.template" in command:
        return "template" if pid in children(top) else "worker"
    return "worker" if b"autograder.worker" in command else ""


def killer(
    top: int, wanted: tuple[str, ...], after: float, seconds: float = 2.0, hits: list[int] | None = None
) -> threading.Thread:
    """A thread that kills the first process of one of the wanted kinds that it meets after that time."""

    def kill() -> None:
        time.sleep(after)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = [pid for pid in descendants(top) if kind(pid, top) in wanted]
            if found:
                try:
                    victim = random.choice(found)
                    os.kill(victim, signal.SIGKILL)
                    if hits is not None:
                        hits.append(victim)
                    return
                except ProcessLookupError:
                    pass
            time.sleep(0.002)

    thread = threading.Thread(target=kill, daemon=True)
    thread.start()
    return thread


def test_a_killed_sandbox_costs_nobody_a_point(grading: Grading) -> None:
    right, wrong = grading.honestly("right"), grading.honestly("wrong")
    top = grading.process.pid
    dice = random.Random(grading.batch)
    again = []
    hits: list[int] = []
    for n in range(BATCH):
        answers, fair = dice.choice([("right", right), ("wrong", wrong)])
        wanted = ("template",) if n == BATCH - 2 else (dice.choice(["worker", "bwrap", "sh"]),)
        thread = killer(top, wanted, dice.uniform(0, 0.15), 1.0, hits)
        result = records.load(grading.grade(grading.root / f"{answers}.ipynb", "s")["result"])
        thread.join()
        if result.status == "needs_regrade":
            again.append((answers, fair))
            assert result.score == 0
            assert not result.exercises
        else:
            assert verdicts(result) == verdicts(fair), (n, wanted)
    assert len(hits) >= BATCH // 3, "most of the shots must hit something"
    for answers, fair in again:
        result = records.load(grading.grade(grading.root / f"{answers}.ipynb", "s")["result"])
        assert verdicts(result) == verdicts(fair), "the next run heals it"


def verdicts(result: Result) -> list[object]:
    exercises = [(e.id, e.outcome, e.score, [(t.id, t.outcome) for t in e.tests]) for e in result.exercises]
    return [result.status, result.score, exercises]


def test_bubblewrap_killed_before_it_let_its_child_go_leaves_nothing_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Found by the killing above: the child waits for ever for a parent that is gone, and holds the pipes we read."""
    family: dict[int, str] = {}
    told = namespaces._child_pid

    def killed(fd: int, process: subprocess.Popen[bytes]) -> int:
        child = told(fd, process)
        family[child] = start_time(child)
        (parent,) = [p for p in children(os.getpid()) if kind(p, os.getpid()) == "bwrap" and child in children(p)]
        os.kill(parent, signal.SIGKILL)
        raise ValueError("bubblewrap gave no pid")

    monkeypatch.setattr(namespaces, "_child_pid", killed)
    monkeypatch.setattr(namespaces, "END_SECONDS", 0.5)
    with pytest.raises(Infrastructure):
        namespaces.Namespaces(Limits())
    assert family
    end = time.monotonic() + 300
    while [p for p, born in family.items() if start_time(p) == born]:
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_sandbox_killed_while_it_opens_says_so_and_leaves_nothing(template: Template) -> None:
    """Shots at bubblewrap in its first milliseconds, where its child waits for a word and holds the pipes we read."""
    dice = random.Random(8)
    opened = refused = 0
    for _ in range(KILLS):
        before = set(children(os.getpid()))
        over = threading.Event()

        def shoot(before: set[int] = before, over: threading.Event = over) -> None:
            while not over.is_set():
                for pid in set(children(os.getpid())) - before:
                    if kind(pid, os.getpid()) == "bwrap":
                        time.sleep(dice.uniform(0, 0.02))
                        with contextlib.suppress(ProcessLookupError):
                            os.kill(pid, signal.SIGKILL)
                        return

        thread = threading.Thread(target=shoot, daemon=True)
        thread.start()
        begun = time.monotonic()
        try:
            namespaces.Namespaces(Limits(), template).close()
            opened += 1
        except Infrastructure:
            refused += 1
        finally:
            over.set()
            thread.join()
        assert time.monotonic() - begun < START_SECONDS, "it waited for what could not come"
        assert not [p for p in set(children(os.getpid())) - before if kind(p, os.getpid()) == "bwrap"]
    assert refused > opened / 10, "most of the shots must hit something"


def test_a_killed_slot_costs_nobody_a_point(tmp_path: Path) -> None:
    before = set(descendants(os.getpid()))  # another test's template may live in this process's tree
    course.write(tmp_path)
    todo = {}
    for number in range(6):
        answers = ("right", "wrong")[number % 2]
        path = tmp_path / "submitted" / f"{number}-{answers}" / course.DAY / f"{course.DAY}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(course.notebook([course.ANSWERS[answers]])), encoding="utf-8")
        todo[path.parent.parent.name] = path
    setting = engine.Setting(Course(tmp_path), course.DAY)
    scores = {name: 18.0 if "right" in name else 1.0 for name in todo}
    thread: threading.Thread | None = None

    def started(student: str) -> None:
        nonlocal thread
        if thread is None:
            thread = killer(os.getpid(), ("slot",), 0.5, seconds=20)

    first = {r.student: r for r in grade_class(setting, todo, jobs=2, started=started)}
    assert thread is not None
    thread.join()
    assert first.keys() == todo.keys()
    for name, result in first.items():
        assert result.status == "needs_regrade" or result.score == scores[name]
    healed = {r.student: r for r in grade_class(setting, todo, jobs=1)}
    assert {name: (r.status, r.score) for name, r in healed.items()} == {n: ("graded", s) for n, s in scores.items()}
    left = set(descendants(os.getpid())) - before
    assert not [p for p in left if kind(p, os.getpid())], "a killed slot leaves nothing running"


def test_a_full_disk_keeps_the_result_that_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.json"
    blank = Result("day1", "s", "needs_regrade", 0.0, 18.0, "namespaces", "cpu", "ko")
    records.store(blank, path)
    kept = path.read_bytes()

    def full(fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        records.store(blank, path)
    assert path.read_bytes() == kept
    assert [p.name for p in tmp_path.iterdir()] == ["s.json"]


def test_nothing_outlives_a_grading_process_that_is_killed(tmp_path: Path) -> None:
    made = Grading(tmp_path)
    try:
        made.honestly("right")
        path = made.root / "loop.ipynb"
        path.write_text(json.dumps(course.notebook(["while True: pass"])), encoding="utf-8")
        assert made.process.stdin is not None
        print(f'{{"notebook": "{path}", "student": "s"}}', file=made.process.stdin, flush=True)
        end = time.monotonic() + 300
        while "bwrap" not in [kind(p, made.process.pid) for p in descendants(made.process.pid)]:
            assert time.monotonic() < end
            time.sleep(0.01)
        time.sleep(0.3)
        family = {p: start_time(p) for p in descendants(made.process.pid)}
        made.process.kill()
        while living := [p for p, born in family.items() if start_time(p) == born]:
            assert time.monotonic() < end, subprocess.run(["ps", "-fp", ",".join(map(str, living))], check=False)
            time.sleep(0.02)
    finally:
        made.close()


@pytest.mark.parametrize("told", [False, True])
def test_a_grading_process_that_is_killed_while_a_sandbox_opens_leaves_nothing(tmp_path: Path, told: bool) -> None:
    """Before bubblewrap has told its child's number, and between that and the moment in which it lets it run."""
    dying = tmp_path / "dying.py"
    dying.write_text(
        "import os, signal\n"
        "from autograder.limits import Limits\n"
        "from autograder.sandbox import Template, namespaces, open_sandbox\n"
        # The kernel hangs up on what is stopped as its parent ends.
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "def killed(fd, process, child=namespaces._child_pid):\n"
        f"    told = [child(fd, process)] if {told} else os.kill(process.pid, signal.SIGSTOP) or []\n"
        "    print(process.pid, *told, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "namespaces._child_pid = killed\n"
        "open_sandbox('namespaces', Limits(), Template())\n",
        encoding="utf-8",
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    run = subprocess.run([sys.executable, str(dying)], capture_output=True, env=env, check=False)
    assert run.returncode == -signal.SIGKILL, run.stderr
    family = [int(pid) for pid in run.stdout.split()]
    assert len(family) == 1 + told
    with contextlib.suppress(ProcessLookupError):
        os.kill(family[0], signal.SIGCONT)  # only now does it look for somebody to tell

    end = time.monotonic() + 300
    # Twice: the first look may have listed what runs before a child was there, and read on when its parent was not.
    while living := [pid for _ in range(2) for pid, group in _processes() if pid in family or group == family[0]]:
        assert time.monotonic() < end, living
        time.sleep(0.02)


def _processes() -> Iterator[tuple[int, int]]:
    """The pid and process group of each process that runs or may run again."""
    for entry in filter(str.isdecimal, os.listdir("/proc")):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            state, _, group = Path(f"/proc/{entry}/stat").read_text().rpartition(")")[2].split()[:3]
            if state != "Z":
                yield int(entry), int(group)


class Answering:
    """A sandbox without a process, whose every array is as large as may cross."""

    def __init__(self, size: int) -> None:
        self.size = size

    def ask(self, op: str, seconds: float, **fields: Any) -> Reply:
        kinds = {"array": np.zeros(self.size, np.uint8), "handle": Handle(0), "scalar": 0.0, "data": []}
        return Reply("n", tuple(kinds[kind] for _, kind in fields.get("returns", [])))

    def close(self) -> None:
        pass


@pytest.fixture
def session(tmp_path: Path) -> Session:
    course.write(tmp_path)
    day = Course(tmp_path).assignment(course.DAY)
    made = Session(day, [], lambda limits: Answering(wire.MAX_BLOB), 60)
    made.begin(day.exercise("relu"))
    return made


def test_answers_kept_for_the_diagnosis_have_a_bound_and_past_it_there_is_none(session: Session) -> None:
    call = {"target": "relu_backward", "args": [], "kwargs": {}, "returns": [("dx", "array")]}
    held = []
    for _ in range(6):
        session.ask("call", **call)
        held.append(len(session.trace))
    assert held == [1, 2, 3, 4, 0, 0]
    session.begin(session.assignment.exercise("relu"))
    session.ask("call", **call)
    assert len(session.trace) == 1


def test_after_the_time_of_a_submission_every_further_check_says_so(session: Session) -> None:
    session.used = session.limit
    for _ in range(3):
        with pytest.raises(Unusable, match="submission_timeout"):
            session.ask("call", target="relu_backward", args=[], kwargs={}, returns=[])


def start_time(pid: int) -> str:
    """When the process began, in ticks: a number that is given again has another."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        return ""
