"""`autograder grade` and `nbgrader autograde` give the same scores, with the real sandbox and the real nbgrader."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from pathlib import Path

from autograder import cli, demo
from autograder.course import Course
from autograder.learners import learners
from autograder.outputs import gradebook

ROOT = Path(__file__).parents[1]
# One of each kind; the whole class, with the endless loop that waits for its limit, is what `make demo` grades.
KINDS = ("01", "02", "05", "18", "19", "20", "23", "24")


def test_both_ways_of_grading_a_class_give_the_same_scores(tmp_path: Path) -> None:
    course, out = Course(ROOT), tmp_path / "course"
    class_ = [learner for learner in learners(course.assignment("day1")) if learner.student[:2] in KINDS]
    demo.prepare(course, out, class_)
    ours, theirs = (f"sqlite:///{tmp_path}/{name}.db" for name in ("ours", "theirs"))
    assert cli.main(["--course", str(out), "grade", "day1", "--db", ours, "--jobs", "2"]) == 0
    (out / "results").rename(tmp_path / "results")  # or nbgrader would take them over
    nbgrader = Path(sysconfig.get_path("scripts")) / "nbgrader"
    environment = {**os.environ, "PYTHONWARNINGS": "default"}
    for command in (["autograde", "day1"], ["generate_feedback", "day1"], ["export"]):
        subprocess.run([nbgrader, *command, f"--db={theirs}"], cwd=out, env=environment, check=True, timeout=600)
    scores = gradebook.scores(ours, "day1")
    assert scores == gradebook.scores(theirs, "day1")
    assert set(scores) == {learner.student for learner in class_}
    assert scores["01-solution"] == course.assignment("day1").points
    assert scores["18-equal-to-everything"] == 0
    assert (out / "grades.csv").read_text(encoding="utf-8").count("day1") == len(class_)
