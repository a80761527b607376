"""Every command of docs/authors.md is run, on a small course; the proof goes on from its cache and goes stale."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import coursekit
import pytest
from test_docs import ROOT, commands

from autograder import cli, proof
from autograder.course import Course


def test_the_commands_of_the_authors_page_prove_an_exercise(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    course = coursekit.built(tmp_path_factory, tmp_path / "course")
    mistake = course.root / "assignments" / "day1_small" / "mistakes" / "double" / "triple.py"
    text = mistake.read_text(encoding="utf-8")
    # its public check is at the hidden one's level or before it, and stops what comes after
    mistake.write_text(text.replace("test_hidden_double", "test_public_double"), encoding="utf-8")

    def run(line: str, *more: str) -> int:
        words = ["double" if w == "affine_forward" else w for w in shlex.split(line)[1:]]
        jobs = ["--jobs", "1"] if words[0] == "verify" else []
        return cli.main(["--course", str(course.root), *words, *more, *jobs])

    build, quick, mutants, full, check = commands(ROOT / "docs" / "authors.md")
    assert run(build) == 0
    assert run(quick) == 0
    assert run(check) == 1  # no evidence yet
    assert run(mutants) == 0
    assert run(full, "--seeds", "2") == 0
    assert run(check) == 0

    path = course.root / "assignments" / "day1_small" / "evidence.json"
    part = json.loads(path.read_text(encoding="utf-8"))["exercises"]["double"]
    assert part["wrong"] == []
    assert part["verdicts"]["mistake"] == {"right": 2, "wrong": 0}
    assert part["mutants"]["run"] == part["mutants"]["killed"] > 0
    assert part["seeds"] == ["", "verify-1"]

    cells = course.root / "report" / "verify" / "cells"
    before = {p: p.stat().st_mtime_ns for p in cells.iterdir()}
    steps: list[None] = []
    again = Course(course.root)
    double = again.assignment("day1").exercise("double")
    proof.full(again, "day1", double, 2, 1, cells, lambda: steps.append(None))
    assert {p: p.stat().st_mtime_ns for p in cells.iterdir()} == before
    assert len(steps) == proof.size(again.assignment("day1"), double, 2) - part["mutants"]["run"] - 1

    mistake.write_text(mistake.read_text(encoding="utf-8").replace("3", "5"), encoding="utf-8")
    capsys.readouterr()
    assert run(check) == 1
    assert "stale evidence" in capsys.readouterr().err
