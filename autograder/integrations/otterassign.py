"""An Otter Assign package of a day: its master notebook, made from the authored lesson, and what `otter assign` makes.

A folder for each language holds the master notebook, `checks/` (the public checks that students get), `course/` (what
grades) and `dist/`, written by `otter assign`: `student/` to hand out, `autograder/autograder.zip` for `otter run`.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_raw_cell

from autograder import build, cluster, engine
from autograder.course import Assignment, Course
from autograder.result import Text

__all__ = ["master", "write"]

PLUGIN = "autograder.integrations.otterplugin.Sandbox"  # by name: importing it imports otter
PARTS = ("checks", "course", "dist", "files", ".OTTER_LOG")
ELSEWHERE = Text(
    "이 테스트는 점수를 주지 않아요. 점수는 otter_config.json에 적힌 플러그인이 강의 채점기를 불러서 정해요.",
    "This test awards nothing: the course's own grader does, called by the plugin that otter_config.json names.",
)
# nbgrader's way to mark a solution, and otter's: the stub stands in the master as a string, which otter takes out.
SOLUTION = re.compile(r"^(?P<indent>[ \t]*)### BEGIN SOLUTION\n(?P<code>.*?)^[ \t]*### END SOLUTION", re.M | re.S)


def write(course: Course, day: str, folder: Path, langs: Sequence[str]) -> list[Path]:
    """Write the package of `day` in each of `langs` into folder/<lang>/, in place of an earlier one; their paths.

    Raises CourseError; ValueError where the day is not built, the place holds other files, or otter refuses it.
    """
    assignment = course.assignment(day)
    seed = engine.Setting(course, day).hidden_seed
    if not any((course.root / "release").glob(f"*/{day}/{day}.ipynb")):
        raise ValueError(f"{day} is not built: run `autograder build {day}` first")
    written = []
    for lang in langs:
        place = folder / lang
        other = {p.name for p in place.iterdir()} - {*PARTS, f"{day}.ipynb"} if place.exists() else set()
        if other:
            raise ValueError(
                f"{place} holds other files ({', '.join(sorted(other)[:3])}): name another folder with --out"
            )
        with tempfile.TemporaryDirectory(prefix="autograder-otter-") as made:
            _package(course, assignment, lang, seed, Path(made))
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(made, place)
        written.append(place)
    return written


def _package(course: Course, assignment: Assignment, lang: str, seed: str, folder: Path) -> None:
    for name, data in build.source(assignment, lang).items():
        if name.startswith(("files/", "tests/")):
            path = folder / name.replace("tests/", "checks/", 1)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    with zipfile.ZipFile(io.BytesIO(cluster.bundle(course, assignment.id))) as parts:
        parts.extractall(folder / "course")
    made = master(assignment, lang, seed)
    nbformat.validate(made)
    nbformat.write(made, folder / f"{assignment.id}.ipynb")
    ran = subprocess.run(
        [sys.executable, "-m", "otter", "assign", f"{assignment.id}.ipynb", "dist", "--no-pdfs", "--no-run-tests"],
        cwd=folder,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    zips = list(folder.glob("dist/autograder/*.zip"))
    if ran.returncode != 0 or len(zips) != 1:
        raise ValueError(f"otter assign refused the package: {ran.stderr.strip().splitlines()[-1:] or ['no zip']}")
    zips[0].rename(zips[0].with_name("autograder.zip"))  # as `otter run` looks for it; otter puts the time in its name


def master(assignment: Assignment, lang: str, seed: str) -> Any:
    """The lesson as Otter Assign's master notebook. What otter makes of it for students has the cells of release/."""
    made = build.notebook(assignment, lang)
    cells = [_raw("config", "ASSIGNMENT CONFIG", _config(assignment, seed))]
    for cell in made.cells:
        graded = cell.metadata.get("nbgrader", {})
        if graded.get("solution"):
            cell.source = SOLUTION.sub(_for_otter, cell.source)
        if graded.get("grade"):
            cell.source = cell.source.partition("\n### BEGIN HIDDEN TESTS")[0]
        cells.append(cell)
        if graded.get("grade"):
            slug = graded["grade_id"].removesuffix("-grade")
            cells += _question(slug, assignment.exercise(slug).points, lang)
    made.cells = cells
    return made


def _config(assignment: Assignment, seed: str) -> dict[str, Any]:
    about = {"day": assignment.id, "isolation": "namespaces", "seed": seed}
    return {
        "init_cell": False,
        "export_cell": False,
        "strip_solutions_from_all_cells": True,
        "tests": {"files": True, "ok_format": False},
        "files": ["files"] if assignment.files else [],
        "autograder_files": ["course"],
        "generate": {"show_hidden": True, "force_public_test_summary": False},
        "plugins": [{PLUGIN: about}],
    }


def _question(slug: str, points: float, lang: str) -> list[Any]:
    """A question of otter's with one test, which always fails: the plugin sets its score."""
    said = json.dumps(ELSEWHERE[lang], ensure_ascii=False)
    test = f"# HIDDEN\ndef graded_by_the_course():\n    raise RuntimeError({said})"
    about = {"name": slug, "points": points, "check_cell": False}
    return [
        _raw(f"{slug}-question", "BEGIN QUESTION", about),
        _raw(f"{slug}-tests", "BEGIN TESTS"),
        new_code_cell(test, id=f"otter-{slug}-test"),
        _raw(f"{slug}-tests-end", "END TESTS"),
        _raw(f"{slug}-question-end", "END QUESTION"),
    ]


def _raw(id: str, what: str, config: dict[str, Any] | None = None) -> Any:
    """A cell of otter's: a comment that says what it is, and its settings as JSON, which is YAML too."""
    said = "" if config is None else "\n" + json.dumps(config, ensure_ascii=False, indent=1)
    return new_raw_cell(f"# {what}{said}", id=f"otter-{id}")


def _for_otter(found: re.Match[str]) -> str:
    indent = found["indent"]
    return (
        f"{indent}# BEGIN SOLUTION NO PROMPT\n{found['code']}{indent}# END SOLUTION\n"
        f'{indent}""" # BEGIN PROMPT\n{indent}{build.STUB}\n{indent}""" # END PROMPT'
    )
