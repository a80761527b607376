"""The page for authors: every command on it runs, in its order, on a copy of the course."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import coursekit
import pytest

from autograder import cli, evidence
from autograder.course import Course

PAGE = coursekit.REPOSITORY / "docs" / "authors.md"


def commands() -> list[list[str]]:
    """The lines of the page's sh blocks."""
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [shlex.split(line) for block in blocks for line in block.splitlines() if line.strip()]


def test_every_command_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # The commands take a slot for each core, and each slot imports and computes all once more for its few versions;
    # here other tests have the other cores.
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    asked = commands()
    assert len(asked) >= 5 and {command[0] for command in asked} == {"autograder"}
    for name in ("assignments", "source", "release"):
        shutil.copytree(
            coursekit.REPOSITORY / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "evidence.json")
        )
    shutil.copy(coursekit.REPOSITORY / "nbgrader_config.py", tmp_path)
    before = evidence.stale(Course(tmp_path).assignment("day1"), ["affine_forward"])
    assert before == [("affine_forward", "no evidence")]
    for command in asked:
        status = cli.main(["--course", str(tmp_path), *command[1:]])
        said = capsys.readouterr()
        assert status == 0, f"{shlex.join(command)}: {said.err}{said.out}"
    assert evidence.stale(Course(tmp_path).assignment("day1"), ["affine_forward"]) == []
    assert (tmp_path / "report" / "verify" / "day1.html").is_file()
