"""Classes, methods, tensors and the day's apparatus: what graders need for more than plain array functions."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path

import pytest
from labkit import exercise, grade, write

from autograder.course import Course
from autograder.integrations import otter

ASSIGNMENT = """\
id = "lab"
title = {ko = "실험실", en = "Lab"}

[[exercise]]
slug = "counter"
catalogue = "T-01"
role = "core"
points = 4
title = {ko = "세기", en = "Counter"}
functions = {Counter = ["counter: handle"], doubled = ["out: array"]}
"""

LESSON = """\
# %% setup=true
import numpy as np
import torch
import otter

grader = otter.Notebook("lab.ipynb", tests_dir="tests")

# %% solution="Counter"
class Counter:
    ### BEGIN SOLUTION
    def __init__(self, start):
        self.total = start

    def add(self, x):
        self.total = self.total + x
        return self.total
    ### END SOLUTION

# %% solution="doubled"
def doubled(x):
    ### BEGIN SOLUTION
    return helper(torch.as_tensor(x))
    ### END SOLUTION

# %% check="counter"
grader.check("counter")

# %% grade="counter"
"""

APPARATUS = '''\
"""Beside the student's code."""

from __future__ import annotations

import torch


def helper():
    return lambda x: 2 * x


def several(counter, numbers):
    """The totals after each of the numbers."""
    return [counter.add(n) for n in numbers]


def is_tensor(x):
    return isinstance(x, torch.Tensor)
'''

GRADERS = """\
import numpy as np
import pytest

from autograder import checks
from autograder.harness import check


@pytest.mark.public
@check("counter", level="values", points=0, ko="예", en="example")
def test_public(student):
    counter = student.Counter(np.array([1.0, 2.0]))
    checks.close("total", student.method(counter, "add", np.array([1.0, 1.0]), returns=["total: array"]),
                 np.array([2.0, 3.0]), tol=1e-12)
    totals = student.lab.several(student.Counter(0), [1, 2], returns=["totals: data"])
    checks.close("totals", np.array(totals), np.array([1.0, 3.0]), tol=1e-12)


@check("counter", level="values", points=3, ko="값", en="values")
def test_counter(student, rng):
    counter = student.Counter(0)
    numbers = [int(n) for n in rng.integers(1, 9, size=4)]
    totals = student.lab.several(counter, numbers, returns=["totals: data"])
    checks.close("totals", np.array(totals), np.cumsum(numbers), tol=1e-12)
    checks.close("total", student.attribute(counter, "total"), np.array(sum(numbers)), tol=1e-12)


@check("counter", level="edge", points=1, ko="텐서", en="tensors")
def test_doubled(student, rng):
    x = rng.normal(size=3)
    held = student.put(x, layout="torch")
    if student.lab.is_tensor(held, returns=["is: data"]) is not True:
        raise RuntimeError("not a tensor")
    student.replace("helper", student.lab.helper(returns=["helper: handle"]))
    checks.close("out", student.doubled(held), 2 * x, tol=1e-12)
"""

COUNTER = "class Counter:\n    def __init__(self, start):\n        self.total = start\n\n    def add(self, x):\n"
RIGHT = COUNTER + "        self.total += x\n        return self.total\n"
FORGETS = COUNTER + "        return self.total + x\n"
LOOPS = COUNTER + "        while True:\n            pass\n"
TWICE = COUNTER + "        self.total += x + x\n        return self.total\n"
DOUBLED = "import torch\ndef doubled(x):\n    return helper(torch.as_tensor(x))\n"
THREE_TIMES = "def doubled(x):\n    return helper(x) + x\n"


def course(root: Path) -> Course:
    folder = root / "assignments" / "lab"
    files = {
        "assignment.toml": ASSIGNMENT,
        "lesson.py": LESSON,
        "apparatus.py": APPARATUS,
        "graders/test_lab.py": GRADERS,
    }
    for name, source in {"forgets": FORGETS, "loops": LOOPS, "twice": TWICE, "three_times": THREE_TIMES}.items():
        head = '# /// mistake\n# cause = "x"\n# test = "test_counter"\n# hint.ko = "힌트"\n# hint.en = "hint"\n# ///\n'
        files[f"mistakes/counter/{name}.py"] = head + source
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Course(root)


@pytest.mark.parametrize(
    ("cells", "score", "named"),
    [
        ([RIGHT, DOUBLED], 4.0, []),
        ([FORGETS, DOUBLED], 0.0, ["forgets"]),
        ([TWICE, DOUBLED], 0.0, ["twice"]),
        ([LOOPS, DOUBLED], 0.0, ["loops"]),
        ([RIGHT, THREE_TIMES], 3.0, ["three_times"]),
        ([RIGHT.replace("return self.total", "return self.totl"), DOUBLED], 0.0, []),
        (["Counter = 3", DOUBLED], 0.0, []),
        ([RIGHT, "def doubled(x):\n    raise NotImplementedError()"], 3.0, []),
    ],
)
def test_classes_tensors_and_apparatus(tmp_path: Path, cells: Sequence[str], score: float, named: list[str]) -> None:
    path = write(tmp_path / "s.ipynb", list(cells))
    result = grade(course(tmp_path), {"s": path})["s"]
    found = exercise(result, "counter")
    assert found.score == score, found.tests
    assert [d.mistake for d in found.diagnosis] == named


def test_what_a_method_raises_is_told_by_its_own_name(tmp_path: Path) -> None:
    wrong = RIGHT.replace("return self.total", "return self.totl")
    path = write(tmp_path / "s.ipynb", [wrong, DOUBLED])
    found = exercise(grade(course(tmp_path), {"s": path})["s"], "counter")
    message = found.tests[0].message
    assert message is not None
    assert message.id == "raised"
    assert message.values["type"] == "AttributeError"


def test_a_replaced_name_does_not_reach_the_next_submission(tmp_path: Path) -> None:
    where = course(tmp_path)
    paths = {n: write(tmp_path / f"{n}.ipynb", [RIGHT, "helper = lambda x: 9 * x\n" + DOUBLED]) for n in ("a", "b")}
    assert [r.score for r in grade(where, paths).values()] == [4.0, 4.0]


def test_a_public_check_carries_the_apparatus_it_uses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = course(tmp_path).assignment("lab")
    text = otter.check_file(day, day.exercise("counter"), "en")
    scope: dict[str, object] = {"__name__": "lab_check"}
    with warnings.catch_warnings():
        # otter-grader 7.0.0 imports ipylab, which passes trait types where traitlets wants instances.
        warnings.filterwarnings("ignore", "Traits should be given as instances", DeprecationWarning)
        exec(compile(text, "check", "exec"), scope)  # the author's own
    notebook: dict[str, object] = {}
    exec(RIGHT, notebook)
    check = scope["check_1"]
    getattr(check, "test_func", check)(notebook)  # type: ignore[operator]
    assert "✅" in capsys.readouterr().out
    assert "def several(" in text and "def helper(" not in text, "what it uses, and no more"
