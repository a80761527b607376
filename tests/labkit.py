"""A course whose exercises ask for one kind of value each, and a class of students made of plain code cells."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder import engine
from autograder.course import LANGS, Course
from autograder.harness import Judge, judging
from autograder.result import ExerciseResult, Result

__all__ = ["DAY", "RIGHT", "exercise", "grade", "hand_in", "lab", "settled", "write"]

DAY = "lab"

ASSIGNMENT = """\
id = "lab"
title = {ko = "실험실", en = "Lab"}

[limits]
call_seconds = 10
cell_seconds = 10
submission_seconds = 60
memory_mb = 600
processes = 30
scratch_mb = 16

[[exercise]]
slug = "array"
catalogue = "T-01"
role = "core"
points = 4
title = {ko = "배열", en = "Array"}
functions = {twice = ["out: array"]}

[[exercise]]
slug = "pair"
catalogue = "T-02"
role = "core"
points = 2
title = {ko = "쌍", en = "Pair"}
functions = {pair = ["loss: scalar", "grad: array"]}

[[exercise]]
slug = "kept"
catalogue = "T-03"
role = "core"
points = 2
title = {ko = "보관", en = "Kept"}
functions.forward = ["out: array", "cache: handle"]
functions.backward = ["dx: array"]

[[exercise]]
slug = "model"
catalogue = "T-04"
role = "core"
points = 3
title = {ko = "모델", en = "Model"}
functions = {train = ["predict: handle", "history: data"]}
parts = ["helper"]
thresholds = {accuracy = {value = 0.5}}
"""

LESSON = '''\
# %% parts=true
def reference_parts():
    def helper(x):
        """The reference part."""
        return x + 1

    return {"helper": helper}

# %% solution="twice"
def twice(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% solution="pair"
def pair(x):
    ### BEGIN SOLUTION
    return (x**2).sum(), 2 * x
    ### END SOLUTION

# %% solution="forward"
def forward(x):
    ### BEGIN SOLUTION
    return x + 1, (x,)
    ### END SOLUTION

# %% solution="backward"
def backward(dout, cache):
    ### BEGIN SOLUTION
    return dout * cache[0]
    ### END SOLUTION

# %% solution="train"
def train(x, seed):
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    return (lambda at: helper(at)), {"loss": [float(v) for v in rng.random(3)], "global": float(np.random.random())}
    ### END SOLUTION
'''

GRADERS = '''\
"""Graders of the lab."""

from __future__ import annotations

import numpy as np
import pytest
import reference

from autograder import checks
from autograder.harness import check

SECRET_OF_THE_GRADER = 0.123454321


@pytest.mark.public
@check("array", level="public", points=0, ko="예", en="example")
def test_example(student, evidence):
    evidence["called"] = 1.0
    checks.close("out", student.twice(np.arange(3.0)), np.array([0.0, 2.0, 4.0]), tol=1e-9)


@check("array", level="shape", points=1, ko="모양", en="shape")
def test_shape(student, rng):
    for size in ((2, 3), (1,), (0, 2)):
        checks.shape("out", student.twice(rng.normal(size=size)), size)


@check("array", level="values", points=2, ko="값", en="values")
def test_values(student, rng, once):
    x = rng.normal(size=(4, 3))
    checks.close("out", student.twice(x), once("x", lambda: reference.twice(x)), tol=1e-12)


@check("array", level="values", points=0.5, ko="안 바꿈", en="untouched")
def test_untouched(student, rng):
    for layout in ("C", "F", "strided"):
        x = rng.normal(size=(4, 3))
        held = student.put(x, layout)
        checks.close("out", student.twice(held), reference.twice(x), tol=1e-12)
        checks.unchanged("x", x, student.get(held))


@check("array", level="edge", points=0.5, ko="특별한 값", en="edge")
def test_edge(student):
    checks.close("out", student.twice(np.array(1e200)), np.array(2e200), tol=1e-12)


@check("pair", level="values", points=2, ko="값", en="values")
def test_pair(student, rng):
    x = rng.normal(size=5)
    loss, grad = student.pair(x)
    assert isinstance(loss, float)
    checks.close("grad", grad, 2 * x, tol=1e-12)
    checks.close("loss", np.array(loss), np.array((x**2).sum()), tol=1e-12)


@check("kept", level="gradients", points=2, ko="기울기", en="gradients")
def test_kept(student, rng):
    x, dout = rng.normal(size=5), rng.normal(size=5)
    out, cache = student.forward(x)
    checks.close("dx", student.backward(dout, cache), dout * x, tol=1e-12)


@check("model", level="training", points=3, ko="학습", en="training")
def test_model(student, rng, evidence, thresholds):
    predict, history = student.train(rng.normal(size=5), seed=3)
    got = student.call(predict, np.arange(4.0), returns=["labels: array"])
    evidence["accuracy"] = checks.accuracy("labels", got, np.arange(4.0) + 1)
    evidence["global"] = history["global"] if isinstance(history, dict) else None
    checks.at_least("accuracy", evidence["accuracy"], thresholds["accuracy"]["value"])
'''

REFERENCE = "def twice(x):\n    return 2 * x\n"

MISTAKES = {
    "array/thrice": ("test_values", "", "def twice(x):\n    return 3 * x\n"),
    "array/added": ("test_values", "", "def twice(x):\n    return x + x + x\n"),
    "array/in_place": ("test_untouched", "", "def twice(x):\n    x *= 2\n    return x\n"),
    "array/none": ("test_shape", "", "def twice(x):\n    x * 2\n"),
    "pair/one": ("test_pair", "", "def pair(x):\n    return (x**2).sum()\n"),
    "pair/divides": ("test_pair", "", "def pair(x):\n    return (x**2).mean(), 2 * x\n"),
    "kept/cached_sum": (
        "test_kept",
        "",
        "def forward(x):\n    return x + 1, (x + 1,)\n\n\ndef backward(dout, cache):\n    return dout * cache[0]\n",
    ),
    "kept/wrong_name": ("test_kept", "", "def backward(dout, cache):\n    return dout * cache.x\n"),
    "model/untrained": (
        "test_model",
        "# signature.accuracy = [0.0, 0.1]\n",
        "def train(x, seed):\n    return ...\n",
    ),
    "model/quarter": ("test_model", "# signature.accuracy = [0.2, 0.3]\n", "def train(x, seed):\n    return ...\n"),
}

RIGHT = {
    "twice": "def twice(x):\n    return x + x",
    "pair": "def pair(x):\n    return float(np.dot(x, x)), x * 2",
    "forward": "def forward(x):\n    return 1 + x, {'x': x}",
    "backward": "def backward(dout, cache):\n    return cache['x'] * dout",
    "train": "def train(x, seed):\n    return helper, {'loss': [0.5], 'global': np.random.random()}",
}


def lab(root: Path) -> Course:
    """Write the course into `root`; nothing stands in what it releases, so every cell of a notebook is run."""
    folder = root / "assignments" / "lab"
    files = {
        "assignment.toml": ASSIGNMENT,
        "lesson.py": LESSON,
        "graders/test_lab.py": GRADERS,
        "graders/reference.py": REFERENCE,
    }
    for name, (test, signature, source) in MISTAKES.items():
        head = f'# /// mistake\n# cause = "x"\n# test = "{test}"\n# hint.ko = "힌트"\n# hint.en = "hint"\n'
        files[f"mistakes/{name}.py"] = f"{head}{signature}# ///\n{source}"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for lang in LANGS:
        write(root / "release" / lang / DAY / f"{DAY}.ipynb", [], lang)
    return Course(root)


def write(path: Path, cells: Sequence[str], lang: str = "en") -> Path:
    """A notebook of these code cells at `path`."""
    found = [{"cell_type": "code", "source": source, "metadata": {}, "outputs": []} for source in cells]
    data = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"autograder": {"lang": lang}}, "cells": found}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def settled(**changed: str) -> list[str]:
    """The cells of a right notebook, with the named functions' cells replaced."""
    assert changed.keys() <= RIGHT.keys()
    return ["import numpy as np", *(RIGHT | changed).values()]


def hand_in(course: Course, student: str, cells: Sequence[str] | None = None) -> Path:
    """The notebook in submitted/; a right one where no cells are given."""
    return write(course.root / "submitted" / student / DAY / f"{DAY}.ipynb", settled() if cells is None else cells)


def grade(
    course: Course,
    notebooks: Mapping[str, Path],
    start: engine.Start | None = None,
    seed: str = "lab",
) -> dict[str, Result]:
    """Grade each notebook in this process, the graders collected once."""
    setting = engine.Setting(course, DAY, seed=seed)
    found: dict[str, Result] = {}

    def body(judge: Judge) -> None:
        for student, path in notebooks.items():
            found[student] = engine.grade(judge, setting, start or engine.plain(setting), path, student)

    judging(setting.assignment, body, setting.hidden_seed)
    return found


def exercise(result: Result, slug: str) -> ExerciseResult:
    """The exercise `slug` of a graded result."""
    assert result.status == "graded", result.notes
    return next(e for e in result.exercises if e.id == slug)
