"""The class that the benchmarks grade: some of day 1's exercises in three native forms, and the students' notebooks.

Every form runs the very same hidden check functions. nbgrader's grade cells and otter's test cases call them in the
student's kernel; ours are called outside it, and reach the student's functions through the sandbox.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder import verify
from autograder.course import Assignment, Course

__all__ = ["DAY", "SCRIPTS", "SLUGS", "Classroom", "quiet", "student"]

DAY = "bench"
SLUGS = ("affine_forward", "affine_backward", "activation_backward", "softmax_cross_entropy")
REPOSITORY = Path(__file__).parents[1]
SCRIPTS = Path(sys.executable).parent
MISTAKES = 20

# Runs in the student's kernel, as native graders do: a student object over plain functions, and the fixtures.
RUNTIME = '''
import importlib
import zlib
import numpy as np
from autograder.integrations.publiccheck import Student


def run(slug, names):
    """Points of the checks of `slug` for the functions in `names`."""
    points = 0.0
    for module, name, worth, fixtures in CHECKS[slug]:
        offered = {
            "student": Student(FUNCTIONS, names, {}),
            "rng": np.random.default_rng(zlib.crc32(f"bench/{name}".encode())),
            "once": lambda key, compute: compute(),
            "evidence": {},
        }
        try:
            getattr(importlib.import_module(module), name)(**{f: offered[f] for f in fixtures})
            points += worth
        except Exception:
            pass
    return points
'''

# One notebook by no grader at all: its cells, then the checks, in one process.
PLAIN = """
import json, sys

def grade(path, names):
    import day1_checks
    for cell in json.load(open(path))["cells"]:
        if cell["cell_type"] == "code":
            exec(compile(cell["source"], "<cell>", "exec"), names)
    return sum(day1_checks.run(slug, names) for slug in day1_checks.CHECKS)

if __name__ == "__main__":
    print("score", grade(sys.argv[1], {}))
"""

# The same in a fork of one process that has imported everything; what each fork says is a line. The last one has the
# wall and CPU seconds of the forks alone, since a floor has no start-up.
WARM = """
import os, sys, time
import day1_checks
import plain
IMPORT_TORCH
for slug in day1_checks.CHECKS:
    day1_checks.run(slug, {})
started, before = time.perf_counter(), os.times()
for name in sys.argv[1:]:
    pid = os.fork()
    if pid == 0:
        print("score", plain.grade(f"notebooks/{name}.ipynb", {}), flush=True)
        os._exit(0)
    assert os.waitpid(pid, 0)[1] == 0
print("spent", time.perf_counter() - started, sum(os.times()[:4]) - sum(before[:4]))
"""


def student(number: int) -> str:
    """A student's name. Those with an even number have everything right, the others one mistake each."""
    return f"s{number:05d}"


@dataclass(frozen=True)
class Classroom:
    """Folder of a class whose notebooks import torch or not, over these exercises of day 1."""

    folder: Path
    torch: bool = False
    slugs: Sequence[str] = SLUGS

    @property
    def course(self) -> Path:
        """Our course folder."""
        return self.folder / "ours"

    @property
    def points(self) -> float:
        return sum(e.points for e in Course(self.course).assignment(DAY).exercises)

    def make_ours(self) -> None:
        """Day 1 cut down to the exercises, as a course of its own."""
        day1 = _day1()
        folder = self.course / "assignments" / DAY
        shutil.copytree(day1.folder, folder, ignore=shutil.ignore_patterns("__pycache__", "*.json", "equivalent.toml"))
        head, *blocks = (day1.folder / "assignment.toml").read_text(encoding="utf-8").split("[[exercise]]")
        kept = [b for b in blocks if any(f'slug = "{slug}"' in b for slug in self.slugs)]
        toml = head.replace('id = "day1"', f'id = "{DAY}"') + "".join(f"[[exercise]]{b}" for b in kept)
        (folder / "assignment.toml").write_text(toml, encoding="utf-8")
        cells = [
            f'# %% solution="{name}"\n{_stubbed(day1.solutions[name])}'
            for slug in self.slugs
            for name in day1.exercise(slug).functions
        ]
        cells += [f'# %% check="{slug}"\ngrader.check("{slug}")\n\n# %% grade="{slug}"\n' for slug in self.slugs]
        (folder / "lesson.py").write_text("\n".join(cells), encoding="utf-8")
        for kind in ("mistakes", "alternatives"):
            for path in (folder / kind).iterdir():
                if path.name not in self.slugs:
                    shutil.rmtree(path)
        for path in (folder / "graders").glob("test_*.py"):
            if not any(slug in self.slugs for slug in _marked(path)):
                path.unlink()
        _run([sys.executable, "-m", "autograder.cli", "--course", str(self.course), "build", DAY], self.course)

    def submit(self, numbers: Sequence[int]) -> None:
        """Hand in these students' notebooks to our course, each of them different from all others."""
        for number, text in zip(numbers, self._notebooks(numbers), strict=True):
            _write(self.course / "submitted" / student(number) / DAY / f"{DAY}.ipynb", text)

    def make_all(self, students: int) -> None:
        """Our course, nbgrader's, otter's archive, and the programs without a grader, all with the same notebooks."""
        self.make_ours()
        self.submit(range(students))
        self.make_others(students)

    def make_others(self, students: int) -> None:
        """All but our course."""
        for number, text in enumerate(self._notebooks(range(students))):
            _write(self.folder / "notebooks" / f"{student(number)}.ipynb", text)
        self._make_checks()
        _write(self.folder / "plain.py", PLAIN)
        _write(self.folder / "warm.py", WARM.replace("IMPORT_TORCH", "import torch" if self.torch else ""))
        self._make_nbgrader(students)
        self._make_otter()

    def _notebooks(self, numbers: Sequence[int]) -> list[str]:
        day1 = _day1()
        wrong = [v.cells for v in verify.variants(day1, self.slugs) if v.kind == "mistake" and v.cells]
        # Some of each exercise, in turn, since the first one's alone would be all.
        wrong = wrong[:: max(1, len(wrong) // MISTAKES)][:MISTAKES]
        names = [name for slug in self.slugs for name in day1.exercise(slug).functions]
        texts = []
        for number in numbers:
            cells = wrong[number // 2 % len(wrong)] if number % 2 else day1.solutions
            setup = f"# {student(number)}\nimport numpy as np\n" + ("import torch\n" if self.torch else "")
            code = [_cell(setup), *(_cell(cells[name], name, solution=True) for name in names if name in cells)]
            texts.append(json.dumps(_notebook(code)))
        return texts

    def _make_checks(self) -> None:
        """`day1_checks`: the hidden checks without pytest, to be run in any process."""
        day1 = _day1()
        table: dict[str, list[tuple[str, str, float, list[str]]]] = {slug: [] for slug in self.slugs}
        for path in sorted(day1.graders.glob("*.py")):
            module = ast.parse(path.read_text(encoding="utf-8"))
            keep: list[ast.stmt] = []
            for node in module.body:
                if isinstance(node, ast.Import) and node.names[0].name == "pytest":
                    continue
                if isinstance(node, ast.ImportFrom) and node.module == "autograder.harness":
                    continue
                if isinstance(node, ast.FunctionDef) and (mark := _mark(node)) is not None:
                    slug = ast.literal_eval(mark.args[0])
                    if slug in self.slugs and "practice" not in "".join(map(ast.unparse, node.decorator_list)):
                        points = next(ast.literal_eval(k.value) for k in mark.keywords if k.arg == "points")
                        table[slug].append((path.stem, node.name, float(points), [a.arg for a in node.args.args]))
                    node.decorator_list = []
                keep.append(node)
            module.body = keep
            _write(self.folder / path.name, ast.unparse(ast.fix_missing_locations(module)) + "\n")
        functions = {n: [f"{r.name}: {r.kind}" for r in s] for e in day1.exercises for n, s in e.functions.items()}
        _write(self.folder / "day1_checks.py", f"FUNCTIONS = {functions!r}\nCHECKS = {table!r}\n{RUNTIME}")

    def _make_nbgrader(self, students: int) -> None:
        """nbgrader's own form: grade cells that run the checks in the kernel; their last value is the score."""
        root, day1 = self.folder / "nbgrader", _day1()
        test = "import day1_checks\n### BEGIN HIDDEN TESTS\nday1_checks.run({!r}, globals())\n### END HIDDEN TESTS"
        grades = [
            _cell(test.format(s), f"{s}-grade", grade=True, locked=True, points=int(day1.exercise(s).points))
            for s in self.slugs
        ]
        stubs = [
            _cell(_stubbed(day1.solutions[name]), name, solution=True)
            for slug in self.slugs
            for name in day1.exercise(slug).functions
        ]
        _write(root / "source" / DAY / f"{DAY}.ipynb", json.dumps(_notebook([*stubs, *grades])))
        _write(root / "nbgrader_config.py", "c = get_config()\n")
        _run([str(SCRIPTS / "nbgrader"), "generate_assignment", DAY], root, quiet(self.folder))
        released = json.loads((root / "release" / DAY / f"{DAY}.ipynb").read_text(encoding="utf-8"))
        graded = [c for c in released["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]
        for number, text in enumerate(self._notebooks(range(students))):
            notebook = json.loads(text)
            notebook["cells"] += graded
            _write(root / "submitted" / student(number) / DAY / f"{DAY}.ipynb", json.dumps(notebook))

    def _make_otter(self) -> None:
        """otter-grader's own form: one test file per exercise, packed by `otter generate`."""
        tests = self.folder / "otter" / "tests"
        for slug in self.slugs:
            text = (
                "from otter.test_files import test_case\n"
                f"OK_FORMAT = False\nname = {slug!r}\npoints = {_day1().exercise(slug).points}\n\n\n"
                "@test_case(name='checks')\n"
                "def check(env):\n"
                "    import day1_checks\n"
                f"    assert day1_checks.run({slug!r}, env) == sum(c[2] for c in day1_checks.CHECKS[{slug!r}])\n"
            )
            _write(tests / f"{slug}.py", text)
        out = ["-t", str(tests), "-o", str(self.folder / "autograder.zip"), "--no-environment"]
        _run([str(SCRIPTS / "otter"), "generate", *out], self.folder, {"PYTHONWARNINGS": "ignore"})


def quiet(folder: Path) -> dict[str, str]:
    """Environment in which nbgrader reads no configuration of this machine's user."""
    return {
        "JUPYTER_CONFIG_DIR": str(folder / "jupyter"),
        "PYTHONWARNINGS": "ignore",
        "PYTHONPATH": f"{folder}:{REPOSITORY}",
    }


def _day1() -> Assignment:
    return Course(REPOSITORY).assignment("day1")


def _run(command: Sequence[str], cwd: Path, env: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} exits with {done.returncode}:\n{done.stdout[-2000:]}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _mark(node: ast.FunctionDef) -> ast.Call | None:
    """The call of `check(...)` that marks this test, if one does."""
    calls = (d for d in node.decorator_list if isinstance(d, ast.Call))
    return next((d for d in calls if isinstance(d.func, ast.Name) and d.func.id == "check"), None)


def _marked(path: Path) -> list[str]:
    """The exercises that a file of graders checks."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    marks = (_mark(node) for node in module.body if isinstance(node, ast.FunctionDef))
    return [ast.literal_eval(mark.args[0]) for mark in marks if mark is not None]


def _stubbed(source: str) -> str:
    """A solution with the markers around its body, whatever stands above its `def`."""
    lines = source.rstrip("\n").split("\n")
    body = 1 + next(n for n, line in enumerate(lines) if line.startswith(("def ", "class ")))
    return "\n".join([*lines[:body], "    ### BEGIN SOLUTION", *lines[body:], "    ### END SOLUTION"]) + "\n"


def _cell(source: str, grade_id: str = "", **flags: Any) -> dict[str, Any]:
    plain = {"grade": False, "locked": False, "schema_version": 3, "solution": False, "task": False}
    metadata = {"nbgrader": {**plain, "grade_id": grade_id, **flags}} if grade_id else {}
    return {
        "cell_type": "code",
        "source": source,
        "metadata": metadata,
        "outputs": [],
        "execution_count": None,
        "id": grade_id.replace("_", "-") or "setup",
    }


def _notebook(cells: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "autograder": {"assignment": DAY, "lang": "en"},
        },
        "cells": list(cells),
    }
