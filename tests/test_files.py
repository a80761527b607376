"""Files are written whole or not at all, whatever they are called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from autograder import files


@pytest.mark.parametrize("name", ["r.json", "가" * 83 + ".json", "a" * 255, "é" * 127], ids=len)
def test_any_name_that_a_file_can_have_can_be_written(tmp_path: Path, name: str) -> None:
    files.write(tmp_path / "new" / name, b"1")
    files.write(tmp_path / "new" / name, b"2")
    assert {p.name: p.read_bytes() for p in (tmp_path / "new").iterdir()} == {name: b"2"}


def test_a_part_begins_with_the_name_of_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`serve erase` finds by that what a kill left behind of a person's."""
    parts: list[str] = []

    def killed(part: Path, path: Path) -> None:
        parts.append(part.name)
        raise InterruptedError

    monkeypatch.setattr(os, "replace", killed)
    for name in ("minji.json", "가" * 83 + ".json"):
        with pytest.raises(InterruptedError):
            files.write(tmp_path / name, b"1")
    assert parts[0].startswith(".minji.json.") and parts[0].endswith(".part")
    assert parts[1].startswith("." + "가" * 80) and len(parts[1].encode()) <= files.NAME
    assert list(tmp_path.iterdir()) == []
