"""The embedded class of 24: made from solutions, alternatives and mistakes, graded, and every verdict checked."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console

from autograder.course import Assignment, Course
from autograder.outputs import csv, gradebook, report
from autograder.publish import GRADEBOOK, grade_and_publish
from autograder.result import Result

__all__ = ["Learner", "differences", "learners", "prepare", "replaced", "run", "submit"]

DAY = "day1"
MISTAKES = 14

LOOKS_EQUAL = '''
import numpy as np


class Right(np.ndarray):
    """An array that says it equals whatever it is compared with."""

    def __eq__(self, other):
        return np.ones(self.shape, dtype=bool)

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.zeros(self.shape).view(Right)

    def __array_function__(self, function, types, args, kwargs):
        return True


def {name}(*args, **kwargs):
    looks = np.zeros_like(np.asarray(args[0], dtype=float)).view(Right)
    return {value}
'''


@dataclass(frozen=True)
class Learner:
    """One notebook of the class and the verdict it must get.

    `cells`: function name -> source that replaces its stub. `expected`: exercise -> outcomes that are right; every
    other exercise must be `otherwise`. `mistake`: (exercise, id) that the feedback must name, and the test it fails.
    """

    student: str
    lang: str
    cells: Mapping[str, str] = field(default_factory=dict)
    expected: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = "passed"
    mistake: tuple[str, str, str] | None = None
    status: str = "graded"
    raw: str | None = None
    missing: bool = False


def learners(assignment: Assignment) -> list[Learner]:
    """The class: three right, fourteen with one mistake each, one forger, and six that go wrong in other ways."""
    right = dict(assignment.solutions)
    first = {a.exercise: a.source for a in reversed(assignment.alternatives)}
    # Its cache is of a form of its own, which no backward but its own can read.
    first.pop("affine_forward", None)
    last = {a.exercise: a.source for a in assignment.alternatives}

    found = [
        Learner("01-solution", "ko", right),
        Learner("02-alternative", "en", replaced(assignment, right, first)),
        Learner("03-other-alternative", "ko", replaced(assignment, right, last)),
    ]
    by_exercise = [[m for m in assignment.mistakes if m.exercise == e.slug] for e in assignment.exercises]
    turns = max(map(len, by_exercise))
    chosen = [group[turn] for turn in range(turns) for group in by_exercise if turn < len(group)][:MISTAKES]
    for number, mistake in enumerate(chosen, len(found) + 1):
        found.append(
            Learner(
                f"{number:02d}-{mistake.id.replace('_', '-')}",
                ("en", "ko")[number % 2],
                replaced(assignment, right, {mistake.exercise: mistake.source}),
                {mistake.exercise: "failed|partial"},
                mistake=(mistake.exercise, mistake.id, mistake.test),
            )
        )
    forged = {name: _forged(assignment, name) for name in right}
    loop = "def relu_forward(x):\n    while True:\n        pass\n"
    # 4 GB, touched page by page, so that it is really used and not only promised
    memory = "import numpy as np\n\n\ndef softmax_cross_entropy(logits, y):\n    return np.ones(1 << 29), logits\n"
    syntax = "def relu_backward(dout, cache)\n    return dout\n"
    found += [
        Learner("18-equal-to-everything", "ko", forged, otherwise="failed|error|missing"),
        Learner("19-untouched", "en", otherwise="missing"),
        Learner(
            "20-syntax-error",
            "ko",
            {**right, "relu_backward": syntax},
            {"activation_backward": "failed|partial|missing"},
        ),
        Learner("21-endless-loop", "en", {**right, "relu_forward": loop}, {"activation_backward": "timeout"}),
        Learner(
            "22-four-gigabytes", "ko", {**right, "softmax_cross_entropy": memory}, {"softmax_cross_entropy": "error"}
        ),
        Learner("23-malformed", "ko", raw='{"cells": [', status="unreadable"),
        Learner("24-missing", "ko", missing=True, status="unreadable"),
    ]
    return found


def replaced(assignment: Assignment, right: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """The right cells, with the exercises of `other` written that way: its code in the first cell that it defines."""
    cells = dict(right)
    for slug, source in other.items():
        names = [n for n in assignment.exercise(slug).functions if f"def {n}(" in source or f"class {n}" in source]
        cells[names[0]] = source
        cells |= {name: f"# {name}: above\n" for name in names[1:]}
    return cells


def _forged(assignment: Assignment, name: str) -> str:
    returns = next(e.functions[name] for e in assignment.exercises if name in e.functions)
    value = ", ".join(["looks"] * len(returns))
    return LOOKS_EQUAL.format(name=name, value=value)


def submit(learner: Learner, course: Course, day: str, submitted: Path) -> None:
    """Write the learner's notebook into `submitted`, as if it had been handed in."""
    folder = submitted / learner.student / day
    folder.mkdir(parents=True)
    if learner.missing:
        return
    path = folder / f"{day}.ipynb"
    if learner.raw is not None:
        path.write_text(learner.raw, encoding="utf-8")
        return
    released = course.root / "release" / learner.lang / day / f"{day}.ipynb"
    notebook: dict[str, Any] = json.loads(released.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if cell["cell_type"] == "code" and name in learner.cells:
            cell["source"] = learner.cells[name]
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1), encoding="utf-8")


def differences(learner: Learner, result: Result | None) -> list[str]:
    """What of the verdict is not as expected, a line each."""
    if result is None:
        return [f"{learner.student}: no result"]
    if result.status != learner.status:
        return [f"{learner.student}: status {result.status}, expected {learner.status}"]
    found = []
    for exercise in result.exercises:
        wanted = learner.expected.get(exercise.id, learner.otherwise)
        if exercise.outcome not in wanted.split("|"):
            found.append(f"{learner.student}: {exercise.id} {exercise.outcome}, expected {wanted}")
        if exercise.outcome != "passed" and learner.otherwise != "passed" and exercise.score:
            found.append(f"{learner.student}: {exercise.id} earned {exercise.score:g}, expected 0")
        if (exercise.outcome == "passed") != (exercise.score == exercise.max_score):
            found.append(f"{learner.student}: {exercise.id} {exercise.outcome} with {exercise.score:g} points")
        if learner.mistake is not None and learner.mistake[0] == exercise.id:
            named = [d.mistake for d in exercise.diagnosis]
            if learner.mistake[1] not in named:
                found.append(f"{learner.student}: diagnosed {named or 'nothing'}, expected {learner.mistake[1]}")
            failed = [t.id for t in exercise.tests if t.outcome in ("failed", "error", "timeout")]
            if learner.mistake[2] not in failed:
                found.append(f"{learner.student}: failed {failed}, expected {learner.mistake[2]} among them")
    return found


def prepare(course: Course, out: Path, class_: Sequence[Learner], day: str = DAY) -> None:
    """Make `out` a course folder of its own, anew, in which `class_` has handed in."""
    marker = out / ".autograder-demo"
    if out.exists() and not marker.exists() and any(out.iterdir()):
        raise ValueError(f"{out} holds other files: name another folder with --out")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    marker.touch()
    for name in ("assignments", "source", "release"):
        shutil.copytree(course.root / name, out / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(course.root / "nbgrader_config.py", out)
    for learner in class_:
        submit(learner, course, day, out / "submitted")


def run(course: Course, out: Path, console: Console, jobs: int = 0) -> int:
    """Grade the class in `out` (made anew) and check every verdict; 0 where all are as expected, 1 otherwise."""

    assignment = course.assignment(DAY)
    class_ = learners(assignment)
    prepare(course, out, class_)
    started = time.monotonic()
    graded = Course(out)
    results = grade_and_publish(graded, DAY, console, jobs=jobs)
    seconds = time.monotonic() - started
    folder = out / "report" / DAY
    report.write(results, folder / "class.html", "ko", title=assignment.title, feedback_root=out / "feedback")
    csv.write(results, folder / "scores.csv")
    Console().print(report.table(results, "en"))

    by_student = {r.student: r for r in results}
    found = [line for learner in class_ for line in differences(learner, by_student.get(learner.student))]
    recorded = gradebook.scores(GRADEBOOK.format(root=out), DAY)
    found += [
        f"{r.student}: gradebook has {recorded.get(r.student)}, the result says {r.score:g}"
        for r in results
        if recorded.get(r.student) != r.score
    ]
    for line in found:
        console.print(f"not as expected: {line}", markup=False, style="red")
    spent = sorted(r.seconds for r in results if r.status == "graded")
    console.print(
        f"{len(results)} submissions in {seconds:.1f} s; median {spent[len(spent) // 2]:.2f} s each, "
        f"isolation {results[0].isolation}; verdicts as expected: {len(class_) - len({f.split(':')[0] for f in found})}"
        f" of {len(class_)}",
        markup=False,
    )
    for what, where in (
        ("results", out / "results" / DAY),
        ("feedback", out / "feedback"),
        ("gradebook", out / "gradebook.db"),
        ("class report", folder / "class.html"),
    ):
        console.print(f"{what:13} {where}", markup=False, soft_wrap=True)
    return 1 if found else 0
