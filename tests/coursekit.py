"""A course of two small exercises, written into a temporary folder."""

from __future__ import annotations

import functools
import json
import shutil
from pathlib import Path
from typing import Any

import nbgrader.api
import pytest

from autograder import cli
from autograder.build import build
from autograder.course import Course
from autograder.result import Text

__all__ = [
    "DAY",
    "REPOSITORY",
    "SOLUTIONS",
    "alembic_version",
    "built",
    "fill",
    "mini_course",
    "run",
    "submit",
    "title",
]

# nbgrader runs the alembic command, seconds long, for every gradebook that it makes; its answer is always the same.
alembic_version = functools.cache(nbgrader.api.get_alembic_version)

REPOSITORY = Path(__file__).parents[1]

DAY = "day1"

ASSIGNMENT = """\
id = "day1"
title = {ko = "작은 과제", en = "Small assignment"}

[[exercise]]
slug = "double"
catalogue = "T-01"
role = "core"
points = 3
title = {ko = "두 배", en = "Double"}
functions = {double = ["out: array"]}

[[exercise]]
slug = "shift"
catalogue = "T-02"
role = "core"
points = 4.5
title = {ko = "옮기기", en = "Shift"}
functions.shift_forward = ["out: array", "cache: handle"]
functions.shift_back = ["out: array"]
"""

LESSON = '''\
# %% [markdown] lang="ko"
# # 작은 과제
# 한국어 설명입니다.

# %% [markdown] lang="en"
# # Small assignment
# English words.

# %% setup=true
import numpy as np
import otter

grader = otter.Notebook()

# %% [markdown]
# $2x$

# %% solution="double"
def double(x):
    """
    ko| 두 배를 돌려줍니다.
    en| Return the double.
    """
    ### BEGIN SOLUTION
    # ko| 정답 설명
    # en| the solution explained
    secretly_doubled = x * 2
    return secretly_doubled
    ### END SOLUTION

# %% check="double"
grader.check("double")

# %% grade="double"

# %% solution="shift_forward"
def shift_forward(x):
    # ko| 하나를 더합니다.
    # en| Add one.
    ### BEGIN SOLUTION
    shifted = x + 1
    return shifted, ("cache", x)
    ### END SOLUTION

# %% solution="shift_back"
def shift_back(cache):
    ### BEGIN SOLUTION
    return cache[1]
    ### END SOLUTION

# %% check="shift"
grader.check("shift")

# %% grade="shift"
# written by build
'''

GRADERS = '''\
"""Graders of the small course."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference

from autograder import checks
from autograder.harness import check

TOLERANCE = 1e-9
SECRET_TOLERANCE = 1e-12


def grid(n: int) -> Any:
    """A public helper."""
    return np.arange(n * 1.0)


@pytest.mark.public
@check("double", level="public", points=0, ko="작은 예", en="small example")
def test_public_double(student: Any) -> None:
    out = student.double(grid(4))
    checks.shape("out", out, (4,))
    checks.close("out", out, np.array([0.0, 2.0, 4.0, 6.0]), tol=TOLERANCE)


@check("double", level="values", points=3, ko="값", en="values")
def test_hidden_double(student: Any, rng: np.random.Generator) -> None:
    x = rng.normal(size=(7, 3))
    checks.close("out", student.double(x), reference.double(x), tol=SECRET_TOLERANCE)


@pytest.mark.public
@check("shift", level="public", points=0, ko="갔다가 돌아오기", en="there and back")
def test_public_shift(student: Any, rng: np.random.Generator) -> None:
    x = rng.normal(size=5)
    held = student.put(x)
    out, cache = student.shift_forward(held)
    checks.unchanged("x", x, student.get(held))
    checks.close("out", out, x + 1, tol=TOLERANCE)
    checks.close("back", student.shift_back(cache), x, tol=TOLERANCE)


@check("shift", level="values", points=4.5, ko="값", en="values")
def test_hidden_shift(student: Any, rng: np.random.Generator) -> None:
    x = rng.normal(size=(7, 3))
    out, cache = student.shift_forward(x)
    checks.close("out", out, x + 1, tol=SECRET_TOLERANCE)
    checks.close("back", student.shift_back(cache), x, tol=SECRET_TOLERANCE)
'''

REFERENCE = '''\
"""Expected values of the small course."""

from typing import Any


def double(x: Any) -> Any:
    expected_double = 2 * x
    return expected_double
'''

MISTAKE = """\
# /// mistake
# cause = "three times"
# test = "test_hidden_double"
# hint.ko = "세 배를 했네요."
# hint.en = "That is three times."
# ///
def double(x):
    return 3 * x
"""

SOLUTIONS = {
    "double": "def double(x):\n    return 2 * x",
    "shift_forward": "def shift_forward(x):\n    return x + 1, x",
    "shift_back": "def shift_back(cache):\n    return cache",
}


def mini_course(root: Path) -> Course:
    """Write the course's assignments/ into `root`."""
    folder = root / "assignments" / "day1_small"
    for name, text in {
        "assignment.toml": ASSIGNMENT,
        "lesson.py": LESSON,
        "graders/test_small.py": GRADERS,
        "graders/reference.py": REFERENCE,
        "mistakes/double/triple.py": MISTAKE,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Course(root)


def built(factory: pytest.TempPathFactory, root: Path) -> Course:
    """The small course with its source/ and release/ in `root`; building takes seconds, so once a session."""
    kept = factory.getbasetemp() / "mini-course"
    if not kept.exists():
        build(mini_course(kept))
    shutil.copytree(kept, root, dirs_exist_ok=True)
    shutil.copy(REPOSITORY / "nbgrader_config.py", root)
    return Course(root)


def fill(notebook: Any, functions: dict[str, str]) -> Any:
    """`notebook` (JSON form) with the named solution cells' sources replaced."""
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name in functions:
            cell["source"] = functions[name]
    return notebook


def submit(course: Course, student: str, functions: dict[str, str], lang: str = "ko") -> Path:
    """Hand in the released notebook with `functions` filled in; returns its path."""
    released = course.root / "release" / lang / DAY / f"{DAY}.ipynb"
    path = course.root / "submitted" / student / DAY / f"{DAY}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(fill(json.loads(released.read_text(encoding="utf-8")), functions)), encoding="utf-8")
    return path


def title(word: str) -> Text:
    """The same word in both languages."""
    return Text(word, word)


def run(course: Course | Path, *arguments: object) -> int:
    """The exit status of `autograder` with `arguments`, in the folder of `course`."""
    root = course.root if isinstance(course, Course) else course
    return cli.main(["--course", str(root), *map(str, arguments)])
