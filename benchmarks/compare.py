"""The same notebooks, graded by nbgrader, by otter-grader and by us, in one run.

    python benchmarks/compare.py [--students N] [--few N] [--runs N] [--json FILE]

The work is day 1's first five functions (affine forward and backward, ReLU forward and backward, softmax
cross-entropy) with all their hidden checks. Each grader gets its native form of it, and every form runs the very same
check functions: nbgrader's grade cells and otter's test cases call them in the student's kernel, ours calls through the
sandbox. Half of the notebooks are right, the others have one mistake each; a second variant of each notebook also
imports torch, as every notebook from day 2 on does.

  nbgrader    `nbgrader autograde`, one command for all
  otter       `otter run`, one command per notebook, as it takes one; only `--few` of them, since each takes seconds
  ours 1      `autograder grade --jobs 1`, one command for all, start-up included
  ours all    the same with a slot per core
  marginal    ours all, less the run of `--few` notebooks: what each further submission costs
  plain       a fresh Python per notebook that runs its cells and checks, with no isolation whatever
  warm        a fork of one warm Python per notebook, the same: the floor

Seconds per submission are medians over the runs, which are interleaved; CPU is that of the whole process tree; memory
is the largest single process. Ratios of wall times are throughput ratios.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder import verify
from autograder.course import Assignment, Course

DAY = "bench"
SLUGS = ("affine_forward", "affine_backward", "activation_backward", "softmax_cross_entropy")
FUNCTIONS = ("affine_forward", "affine_backward", "relu_forward", "relu_backward", "softmax_cross_entropy")
REPOSITORY = Path(__file__).parents[1]

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


@dataclass(frozen=True)
class Spent:
    """What one command over `n` notebooks used."""

    wall: float
    cpu: float
    memory_mb: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=100, help="notebooks in the class (default: 100)")
    parser.add_argument(
        "--few", type=int, default=5, help="notebooks for `otter run`, and to tell start-up (default: 5)"
    )
    parser.add_argument("--runs", type=int, default=3, help="interleaved runs (default: 3)")
    parser.add_argument("--only", nargs="*", default=[], help="only these graders, by their first word")
    parser.add_argument("--json", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    found: dict[str, dict[str, list[tuple[Spent, int]]]] = {"numpy": {}, "torch": {}}
    with tempfile.TemporaryDirectory(prefix="autograder-bench-") as folder:
        works = {variant: _work(Path(folder) / variant, arguments.students, variant) for variant in found}
        for turn in range(arguments.runs):
            for variant, work in works.items():
                for name, n, run in _contenders(work, arguments.students, arguments.few):
                    if arguments.only and name.split()[0] not in arguments.only:
                        continue
                    print(f"run {turn + 1} of {arguments.runs}: {variant}, {name}, {n} notebooks", file=sys.stderr)
                    found[variant].setdefault(name, []).append((run(), n))
    table = {variant: {name: _median(runs) for name, runs in rows.items()} for variant, rows in found.items()}
    for rows in table.values():
        if {"ours all", "ours few"} <= rows.keys():
            more, few = rows["ours all"], rows.pop("ours few")
            extra = max(more["n"] - few["n"], 1)
            rows["marginal"] = {
                "n": more["n"],
                "wall": max(more["wall"] * more["n"] - few["wall"] * few["n"], 0.0) / extra,
                "cpu": max(more["cpu"] * more["n"] - few["cpu"] * few["n"], 0.0) / extra,
                "memory_mb": more["memory_mb"],
            }
    _print(table)
    data = {
        "machine": {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()},
        "students": arguments.students,
        "runs": arguments.runs,
        "seconds_per_submission": table,
        "throughput_ratio": {
            other: {
                variant: rows[other]["wall"] / rows["ours all"]["wall"]
                for variant, rows in table.items()
                if {other, "ours all"} <= rows.keys()
            }
            for other in ("nbgrader", "otter")
        },
        "marginal_ratio": {
            other: {
                variant: rows[other]["wall"] / rows["marginal"]["wall"]
                for variant, rows in table.items()
                if {other, "marginal"} <= rows.keys() and rows["marginal"]["wall"]
            }
            for other in ("nbgrader", "otter")
        },
    }
    if arguments.json:
        arguments.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return 0


def _print(table: dict[str, dict[str, dict[str, float]]]) -> None:
    for variant, rows in table.items():
        print(f"\n{variant}\n{'':10} {'n':>5} {'wall s':>9} {'CPU s':>9} {'memory MB':>10}  wall / ours all")
        ours = rows.get("ours all")
        for name, row in rows.items():
            ratio = f"{row['wall'] / ours['wall']:15.1f}" if ours else ""
            print(f"{name:10} {int(row['n']):5} {row['wall']:9.4f} {row['cpu']:9.4f} {row['memory_mb']:10.0f}  {ratio}")


def _median(runs: Sequence[tuple[Spent, int]]) -> dict[str, float]:
    """Medians over the runs, per submission."""
    return {
        "n": runs[0][1],
        "wall": statistics.median(s.wall / n for s, n in runs),
        "cpu": statistics.median(s.cpu / n for s, n in runs),
        "memory_mb": statistics.median(s.memory_mb for s, _ in runs),
    }


def _contenders(work: Path, students: int, few: int) -> list[tuple[str, int, Callable[[], Spent]]]:
    python, scripts = sys.executable, Path(sys.executable).parent
    cores = str(os.cpu_count())
    return [
        ("nbgrader", students, lambda: _nbgrader(work, scripts)),
        ("otter", few, lambda: _otter(work, scripts, few)),
        ("ours 1", students, lambda: _ours(work, "1", students)),
        ("ours all", students, lambda: _ours(work, cores, students)),
        ("ours few", few, lambda: _ours(work, cores, few)),
        ("plain", few, lambda: _each(work, few, [python, str(work / "plain.py")])),
        ("warm", students, lambda: _command([python, str(work / "warm.py"), str(students)], work)),
    ]


def _command(command: Sequence[str], cwd: Path, env: dict[str, str] | None = None) -> Spent:
    """Run to its end; what its process tree used. Raises where it fails: a crash is no time."""
    log = cwd / "bench.log"
    with log.open("wb") as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": f"{cwd}:{REPOSITORY}", "OMP_NUM_THREADS": "1", **(env or {})},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{log.read_text(encoding='utf-8')[-2000:]}")
    return Spent(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _each(work: Path, n: int, command: Sequence[str]) -> Spent:
    spent = [_command([*command, str(work / "notebooks" / f"s{i:05d}.ipynb")], work) for i in range(n)]
    return Spent(sum(s.wall for s in spent), sum(s.cpu for s in spent), max(s.memory_mb for s in spent))


def _nbgrader(work: Path, scripts: Path) -> Spent:
    course = work / "nbgrader"
    shutil.rmtree(course / "autograded", ignore_errors=True)
    return _command([str(scripts / "nbgrader"), "autograde", DAY, "--force"], course, _quiet(work))


def _otter(work: Path, scripts: Path, n: int) -> Spent:
    command = [str(scripts / "otter"), "run", "-a", str(work / "autograder.zip"), "-o", str(work), "--no-logo"]
    return _each(work, n, command)


def _ours(work: Path, jobs: str, n: int) -> Spent:
    course = work / "ours"
    shutil.rmtree(course / "results", ignore_errors=True)
    names = [part for i in range(n) for part in ("--student", f"s{i:05d}")]
    command = [sys.executable, "-m", "autograder.cli", "--course", str(course), "grade", DAY, "--jobs", jobs, "--force"]
    return _command([*command, *names], course)


def _quiet(work: Path) -> dict[str, str]:
    return {
        "JUPYTER_CONFIG_DIR": str(work / "jupyter"),
        "PYTHONWARNINGS": "ignore",
        "PYTHONPATH": f"{work}:{REPOSITORY}",
    }


def _work(folder: Path, students: int, variant: str) -> Path:
    """Everything that the graders need, and the class's notebooks."""
    day1 = Course(REPOSITORY).assignment("day1")
    folder.mkdir(parents=True)
    _checks(folder, day1)
    course = _ours_course(folder / "ours", day1)
    versions = [dict(day1.solutions)]
    versions += [
        dict(v.cells) for v in verify.variants(day1) if v.kind == "mistake" and v.exercise in SLUGS and v.cells
    ][:20]
    (folder / "notebooks").mkdir()
    for i in range(students):
        cells = versions[0] if i % 2 == 0 else versions[1 + i // 2 % (len(versions) - 1)]
        text = json.dumps(_notebook(cells, variant))
        (folder / "notebooks" / f"s{i:05d}.ipynb").write_text(text, encoding="utf-8")
        for root in (course / "submitted", folder / "nbgrader" / "submitted"):
            path = root / f"s{i:05d}" / DAY / f"{DAY}.ipynb"
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8")
    _nbgrader_course(folder, day1, variant)
    _otter_zip(folder)
    cells_of = (
        "import json, sys\n"
        "def grade(path, names):\n"
        "    import day1_checks\n"
        "    for cell in json.load(open(path))['cells']:\n"
        "        if cell['cell_type'] == 'code' and 'day1_checks' not in cell['source']:\n"
        "            exec(compile(cell['source'], '<cell>', 'exec'), names)\n"
        "    return sum(day1_checks.run(slug, names) for slug in day1_checks.CHECKS)\n"
    )
    (folder / "plain.py").write_text(cells_of + "print(grade(sys.argv[1], {}))\n", encoding="utf-8")
    warm = (
        f"import os\nimport day1_checks\n{'import torch' if variant == 'torch' else ''}\n"
        "for s in day1_checks.CHECKS: day1_checks.run(s, {})\n"
        "for i in range(int(sys.argv[1])):\n"
        "    pid = os.fork()\n"
        "    if pid == 0:\n"
        "        grade(f'notebooks/s{i:05d}.ipynb', {})\n"
        "        os._exit(0)\n"
        "    assert os.waitpid(pid, 0)[1] == 0\n"
    )
    (folder / "warm.py").write_text(cells_of + warm, encoding="utf-8")
    return folder


def _checks(folder: Path, day1: Assignment) -> None:
    """`day1_checks`: day 1's hidden checks without pytest, to be run in any process."""
    table: dict[str, list[tuple[str, str, float, list[str]]]] = {slug: [] for slug in SLUGS}
    for path in sorted(day1.graders.glob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        keep: list[ast.stmt] = []
        for node in module.body:
            if isinstance(node, ast.Import) and node.names[0].name == "pytest":
                continue
            if isinstance(node, ast.ImportFrom) and node.module == "autograder.harness":
                continue
            if isinstance(node, ast.FunctionDef) and node.decorator_list:
                mark = next((d for d in node.decorator_list if "check(" in ast.unparse(d)), None)
                node.decorator_list = []
                if isinstance(mark, ast.Call) and ast.literal_eval(mark.args[0]) in SLUGS:
                    points = next(ast.literal_eval(k.value) for k in mark.keywords if k.arg == "points")
                    fixtures = [a.arg for a in node.args.args]
                    table[ast.literal_eval(mark.args[0])].append((path.stem, node.name, float(points), fixtures))
            keep.append(node)
        module.body = keep
        (folder / path.name).write_text(ast.unparse(ast.fix_missing_locations(module)) + "\n", encoding="utf-8")
    functions = {n: [f"{r.name}: {r.kind}" for r in spec] for e in day1.exercises for n, spec in e.functions.items()}
    text = f"FUNCTIONS = {functions!r}\nCHECKS = {table!r}\n{RUNTIME}"
    (folder / "day1_checks.py").write_text(text, encoding="utf-8")


def _ours_course(root: Path, day1: Assignment) -> Path:
    """Day 1 cut down to the four exercises, as a course of its own."""
    folder = root / "assignments" / DAY
    shutil.copytree(day1.folder, folder, ignore=shutil.ignore_patterns("__pycache__", "*.json"))
    head, *blocks = (day1.folder / "assignment.toml").read_text(encoding="utf-8").split("[[exercise]]")
    kept = [b for b in blocks if any(f'slug = "{slug}"' in b for slug in SLUGS)]
    toml = head.replace('id = "day1"', f'id = "{DAY}"') + "".join(f"[[exercise]]{b}" for b in kept)
    (folder / "assignment.toml").write_text(toml, encoding="utf-8")
    wanted = {name for e in day1.exercises if e.slug in SLUGS for name in e.functions}
    cells = [
        f'# %% solution="{name}"\n{source.split(chr(10), 1)[0]}\n    ### BEGIN SOLUTION\n'
        f"{source.split(chr(10), 1)[1]}    ### END SOLUTION\n"
        for name, source in day1.solutions.items()
        if name in wanted
    ]
    cells += [f'# %% check="{slug}"\ngrader.check("{slug}")\n\n# %% grade="{slug}"\n' for slug in SLUGS]
    (folder / "lesson.py").write_text("\n".join(cells), encoding="utf-8")
    for kind in ("mistakes", "alternatives"):
        for path in (folder / kind).iterdir():
            if path.name not in SLUGS:
                shutil.rmtree(path)
    for path in (folder / "graders").glob("test_*.py"):
        marks = [
            line
            for line in path.read_text(encoding="utf-8").splitlines()
            if "check(" in line or line.strip()[:1] == '"'
        ]
        if not any(f'"{slug}"' in line for slug in SLUGS for line in marks):
            path.unlink()
    _command([sys.executable, "-m", "autograder.cli", "--course", str(root), "build", DAY], root)
    return root


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


def _notebook(cells: dict[str, str], variant: str, grades: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    setup = "import numpy as np\n" + ("import torch\n" if variant == "torch" else "")
    code = [_cell(setup), *(_cell(cells[name], name, solution=True) for name in FUNCTIONS if name in cells), *grades]
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "autograder": {"assignment": DAY, "lang": "en"},
        },
        "cells": code,
    }


def _nbgrader_course(folder: Path, day1: Assignment, variant: str) -> None:
    """nbgrader's own form: grade cells that run the checks in the kernel; their last value is the score."""
    root = folder / "nbgrader"
    points = {e.slug: e.points for e in day1.exercises}
    grades = [
        _cell(
            f"import day1_checks\n### BEGIN HIDDEN TESTS\nday1_checks.run({slug!r}, globals())\n### END HIDDEN TESTS",
            f"{slug}-grade",
            grade=True,
            locked=True,
            points=int(points[slug]),
        )
        for slug in SLUGS
    ]
    stubs = {
        name: source.split("\n", 1)[0]
        + "\n    ### BEGIN SOLUTION\n"
        + source.split("\n", 1)[1]
        + "    ### END SOLUTION\n"
        for name, source in day1.solutions.items()
    }
    path = root / "source" / DAY / f"{DAY}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(_notebook(stubs, variant, grades)), encoding="utf-8")
    (root / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    _command([str(Path(sys.executable).parent / "nbgrader"), "generate_assignment", DAY], root, _quiet(folder))
    released = json.loads((root / "release" / DAY / f"{DAY}.ipynb").read_text(encoding="utf-8"))
    graded = [c for c in released["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]
    for path in (root / "submitted").glob(f"*/{DAY}/{DAY}.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"] += graded
        path.write_text(json.dumps(notebook), encoding="utf-8")


def _otter_zip(folder: Path) -> None:
    """otter-grader's own form: one test file per exercise, packed by `otter generate`."""
    tests = folder / "otter" / "tests"
    tests.mkdir(parents=True)
    for slug in SLUGS:
        (tests / f"{slug}.py").write_text(
            "from otter.test_files import test_case\n"
            f"OK_FORMAT = False\nname = {slug!r}\npoints = 1\n\n\n"
            "@test_case(name='checks')\n"
            "def check(env):\n"
            "    import day1_checks\n"
            f"    assert day1_checks.run({slug!r}, env) == sum(c[2] for c in day1_checks.CHECKS[{slug!r}])\n",
            encoding="utf-8",
        )
    command = [
        str(Path(sys.executable).parent / "otter"),
        "generate",
        "-t",
        str(tests),
        "-o",
        str(folder / "autograder.zip"),
    ]
    _command([*command, "--no-environment"], folder, {"PYTHONWARNINGS": "ignore"})


if __name__ == "__main__":
    sys.exit(main())
