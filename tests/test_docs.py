"""The commands that the documents show exist, their links lead somewhere, and their exercises are there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from autograder.cli import parser
from autograder.course import Course

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "README.ko.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands(page: Path) -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines() if line.split("#")[0].strip()]


SHOWN = sorted({line for page in PAGES for line in commands(page)})


def shape(page: Path) -> dict[str, list[str]]:
    """What a translation shares with its original: headings' levels, commands, code, lists, tables, links, pictures."""
    text = page.read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    return {
        "headings": re.findall(r"^#+", prose, re.MULTILINE),
        "commands": commands(page),
        "lists": re.findall(r"^-", prose, re.MULTILINE),
        "tables": re.findall(r"^\|(.*?)\|", prose, re.MULTILINE)[1:],  # but for the heading of the first column
        "links": sorted(re.sub(r"(\.|-)(ko|en)\b", "", link) for link in re.findall(r"\]\(([^)]+)\)", prose)),
        "code": sorted(set(re.findall(r"`([^`\n]+)`", prose))),
    }


def test_the_korean_readme_keeps_step_with_the_english_one() -> None:
    original, translated = shape(ROOT / "README.md"), shape(ROOT / "README.ko.md")
    for part, held in original.items():
        assert translated[part] == held, f"README.ko.md: {part}"
    text = (ROOT / "README.ko.md").read_text(encoding="utf-8")
    comments = [line.partition("#")[2] for line in text.splitlines() if line.startswith((".venv/", "make "))]
    assert all(re.search("[가-힣]", comment) for comment in comments if comment)


@pytest.mark.parametrize("line", [c for c in SHOWN if c.split()[0].endswith("autograder")])
def test_every_autograder_command_shown_is_accepted(line: str) -> None:
    parser().parse_args(shlex.split(line)[1:])


@pytest.mark.parametrize("line", [c for c in SHOWN if c.startswith("make ")])
def test_every_make_target_shown_exists(line: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in (word for word in line.split()[1:] if "=" not in word):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"no target {target}"


def test_links_inside_the_repository_lead_somewhere() -> None:
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_every_exercise_that_the_curriculum_page_names_is_there() -> None:
    """The other way round is the page's care, not a test's: adding an exercise touches `assignments/` alone."""
    told = set(re.findall(r"D\d-\d\d", (ROOT / "docs" / "curriculum.md").read_text(encoding="utf-8")))
    there = {e.catalogue for a in Course(ROOT).assignments.values() for e in a.exercises}
    assert told and told <= there, told - there
