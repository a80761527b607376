"""A run that is killed, stopped with Ctrl-C, or held up by one submission: nothing lost or doubled, no one waits."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import time
from pathlib import Path

import pytest
from coursekit import DAY, SOLUTIONS, built, submit
from kill_runs import faults, finish, hand_in, kill_runs, results, start

from autograder.course import Course
from autograder.engine import Setting
from autograder.intake import submissions
from autograder.sandbox import tree
from autograder.slots import grade_class

PATIENCE = 300  # seconds for what must happen in the end, however busy the machine is


@pytest.fixture
def course(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Course:
    return built(tmp_path_factory, tmp_path)


def test_runs_killed_at_random_points_lose_and_double_nothing(course: Course) -> None:
    """In full: `python tests/kill_runs.py`, 500 submissions and 50 kills."""
    stages: list[str] = []
    assert kill_runs(course.root, 24, 3, 2, seed=3, tell=stages.append) == []
    assert len(stages) == 3


def test_the_killing_test_sees_what_it_looks_for(course: Course) -> None:
    due = dict(hand_in(course, number) for number in range(6))
    assert finish(course, 2)[0] == 0
    assert faults(course, due) == []
    wrong, gone = course.root / "results" / DAY / "s0000.json", course.root / "results" / DAY / "s0001.json"
    wrong.write_text(wrong.read_text(encoding="utf-8").replace('"score": 7.5', '"score": 7.0', 1), encoding="utf-8")
    gone.unlink()
    assert faults(course, due)[:2] == ["in the store: ['s0001']", "s0000, right: graded, 7.0"]
    due["s0002"] = "right"
    assert "gradebook, s0002: (1, 2, 0.0), not (1, 2, 7.5)" in faults(course, due)


def test_ctrl_c_stops_cleanly_and_says_how_to_go_on(course: Course) -> None:
    due = dict(hand_in(course, number) for number in range(90))
    run = start(course, 2)
    while len(results(course)) < 8 and run.poll() is None:  # a third of them need no sandbox
        time.sleep(0.01)
    family = tree.pids([run.pid])
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: the run, its slots and their templates
    _, said = run.communicate(timeout=PATIENCE)
    assert run.returncode == 130, said.decode()
    lines = [line for line in said.decode().splitlines() if not re.match(r"\d+/90 s\d{4}: ", line)]
    assert lines == ["autograder: stopped. What was graded is kept; run the same command again to go on."]
    end = time.monotonic() + PATIENCE
    while living := [pid for pid in family if Path(f"/proc/{pid}/exe").exists()]:
        assert time.monotonic() < end, f"still there: {living}"
        time.sleep(0.05)
    kept = results(course)
    assert 8 <= len(kept) < 90
    assert finish(course, 2)[0] == 0
    assert faults(course, due) == []
    assert kept.items() <= results(course).items()


def slots_of(pid: int) -> list[int]:
    """Which processes under `pid` are slots."""
    found = []
    for child in tree.pids([pid])[1:]:
        with contextlib.suppress(OSError):
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                found.append(child)
    return found


def test_ctrl_c_while_slots_import_is_one_line_too(course: Course) -> None:
    hand_in(course, 0)
    hand_in(course, 1)
    run = start(course, 2)
    while len(slots_of(run.pid)) < 2 and run.poll() is None:
        time.sleep(0.01)
    time.sleep(0.3)  # of the seconds that they import
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=PATIENCE)
    assert said.decode().splitlines() == [
        "autograder: stopped. What was graded is kept; run the same command again to go on."
    ]
    assert run.returncode == 130


def test_slots_of_a_run_that_was_ended_go_without_a_word(course: Course) -> None:
    for number in range(30):
        submit(course, f"s{number}", SOLUTIONS)
    run = start(course, 2)
    while len(results(course)) < 4 and run.poll() is None:
        time.sleep(0.01)
    run.terminate()
    _, said = run.communicate(timeout=PATIENCE)  # its end is the slots' end, which hold it, too
    assert run.returncode == -signal.SIGTERM
    assert [line for line in said.decode().splitlines() if not re.match(r"\d+/30 s\d+: ", line)] == []


def test_one_that_hangs_holds_up_nobody_else(course: Course) -> None:
    """Of two slots one is held until the limit of the call strikes; all others go through the second meanwhile."""
    submit(course, "a-hangs", {**SOLUTIONS, "double": "def double(x):\n    while True:\n        pass"})
    for number in range(6):
        submit(course, f"s{number}", SOLUTIONS)
    toml = course.root / "assignments" / "day1_small" / "assignment.toml"
    patient = toml.read_text(encoding="utf-8").replace("[[exercise]]", "[limits]\ncall_seconds = 20\n\n[[exercise]]", 1)
    toml.write_text(patient, encoding="utf-8")
    setting = Setting(Course(course.root), DAY)
    order = [(r.student, r.score) for r in grade_class(setting, submissions(setting.course, DAY), jobs=2)]
    assert sorted(order[:-1]) == [(f"s{number}", 7.5) for number in range(6)]
    assert order[-1] == ("a-hangs", 4.5)
