"""What the benchmarks compute from what they measure; how fast anything is, no test says."""

from __future__ import annotations

import sys
from pathlib import Path

import compare
import measure
import pytest
import scale
from classroom import DAY, Classroom
from measure import Spent

from autograder import engine, intake
from autograder.course import Course
from autograder.harness import Judge


def row(n: float, wall: float, cpu: float, memory_mb: float = 0.0) -> compare.Row:
    return {"n": n, "wall": wall, "cpu": cpu, "memory_mb": memory_mb}


def test_each_submission_has_its_share_and_runs_their_median() -> None:
    rows = [compare.per_submission(Spent(wall, 2 * wall, 100.0), 10) for wall in (5.0, 1.0, 2.0)]
    assert compare.medians(rows) == row(10, 0.2, 0.4, 100.0)


def test_start_up_is_in_no_further_submission() -> None:
    """Start-up of 3 s of wall and 4 s of CPU time, then 0.5 s and 0.25 s for each."""
    many, few = row(100, (3 + 50) / 100, (4 + 25) / 100, 900.0), row(5, 5.5 / 5, 5.25 / 5, 800.0)
    assert compare.marginal(many, few) == pytest.approx(row(95, 0.5, 0.25, 100.0))


def test_ratios_are_of_wall_time_and_of_those_that_ran() -> None:
    rows = {
        "nbgrader": row(100, 2.0, 3.0),
        "ours all": row(100, 0.05, 0.1),
        "marginal": row(95, 0.02, 0.04),
        "warm": row(100, 0.008, 0.01),
    }
    found = compare.summary({"numpy": rows, "torch": {"ours all": row(100, 0.1, 0.1)}})
    assert found["throughput_ratio"] == {"nbgrader": {"numpy": pytest.approx(40.0)}, "otter": {}}
    assert found["marginal_ratio"] == {"nbgrader": {"numpy": pytest.approx(100.0)}, "otter": {}}
    assert found["cpu_per_submission"] == {"numpy": {"cpu": 0.04, "at_most": pytest.approx(0.045)}}


def test_a_grader_that_tells_right_from_wrong_otherwise_is_no_run() -> None:
    fooled = compare.Contender("fooled", 3, lambda room, n: (Spent(1.0, 1.0, 1.0), {"s00000", "s00001", "s00002"}))
    with pytest.raises(RuntimeError, match="fooled"):
        compare.measured({"numpy": Classroom(Path())}, [fooled], 1)
    right = compare.Contender("right", 3, lambda room, n: (Spent(3.0, 6.0, 1.0), {"s00000", "s00002"}))
    table = compare.measured({"numpy": Classroom(Path())}, [right], 2)
    assert table == {"numpy": {"right": row(3, 1.0, 2.0, 1.0)}}


@pytest.mark.parametrize(("power", "complains"), [(0.9, False), (1.0, False), (1.3, True), (2.0, True)])
def test_what_grows_faster_than_the_class_is_told(power: float, complains: bool) -> None:
    sizes = [100, 1000, 10000]
    rows = [{"n": n, "grade_cpu": 20 + 0.05 * n, "report_cpu": n**power / 1e3} for n in sizes]
    memory = {"driver_quarter_mb": 90.0, "driver_most_mb": 95.0, "slot_quarter_mb": 200.0, "slot_most_mb": 210.0}
    found = {name: scale.exponents(rows, name) for name in ("grade", "report")}
    assert found["grade"] == [pytest.approx(1.0)], "start-up is no growth"
    assert bool(scale.complaints([row | memory for row in rows], found)) is complains


def test_memory_that_goes_on_growing_is_told() -> None:
    memory = scale.Memory(Path())
    memory.seen = [(1, 60.0, 150.0), (30, 80.0, 200.0), (60, 85.0, 260.0), (99, 86.0, 300.0)]
    found = memory.row(100)
    assert found == {
        "driver_quarter_mb": 80.0,
        "driver_most_mb": 86.0,
        "slot_quarter_mb": 200.0,
        "slot_most_mb": 300.0,
    }
    assert scale.complaints([found], {}) == ["memory of the slot grows from 200 to 300 MB"]


BURN = """
import os, signal, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # as in the template: the kernel reaps, and nobody is told the times
if os.fork() == 0:
    held = bytearray(200 << 20)
    while time.process_time() < 0.5:
        held[::4096] = bytes([1]) * len(held[::4096])
    os._exit(0)
try:
    os.wait()
except ChildProcessError:
    pass
"""


def test_cpu_time_and_memory_of_processes_that_nobody_waits_for_count(tmp_path: Path) -> None:
    if measure.machine()["cpu_seconds"] != "control group":
        pytest.skip("not run: no control group can be made here, so the kernel does not account for such processes")
    spent = measure.run([sys.executable, "-c", BURN], tmp_path)
    assert spent.cpu >= 0.5 and spent.memory_mb >= 200


def test_a_command_that_fails_is_no_time(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"exits with 3:\nout of order"):
        measure.run([sys.executable, "-c", "print('out of order'); raise SystemExit(3)"], tmp_path)


def test_the_class_that_is_compared_is_graded_as_it_should_be(tmp_path: Path) -> None:
    """The others' forms are checked in each run; ours is a course put together from day 1's, which may change."""
    room = Classroom(tmp_path)
    room.make_ours()
    room.submit(range(4))
    setting = engine.Setting(Course(room.course), DAY)
    results = {}

    def body(judge: Judge) -> None:
        for name, notebook in intake.submissions(setting.course, DAY).items():
            results[name] = engine.grade(judge, setting, engine.plain(setting), notebook, name)

    engine.with_judge(setting, body)
    assert {r.status for r in results.values()} == {"graded"}
    assert [name for name, r in results.items() if r.score == r.max_score == room.points] == ["s00000", "s00002"]
    assert all(r.score > 0 for r in results.values())
