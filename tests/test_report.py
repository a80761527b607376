"""The class at a glance: page, terminal table and spreadsheet say the same, and none of them runs a student's text."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from autograder.outputs import csv as sheet
from autograder.outputs import report
from autograder.outputs.words import WORDS, word
from autograder.result import Diagnosis, ExerciseResult, Message, Result, Text

ROOT = Path(__file__).resolve().parents[1]
HANGUL = re.compile(r"[\uac00-\ud7a3]")
HINT = Diagnosis("db_mean_instead_of_sum", Text("어떻게 합쳐지나요?", "How do they combine?"))


def exercise(slug: str, outcome: Any, score: float, *diagnosis: Diagnosis) -> ExerciseResult:
    return ExerciseResult(slug, Text(f"연습 {slug}", f"Exercise {slug}"), score, 5.0, outcome, (), diagnosis)


def result(student: str, *exercises: ExerciseResult, **fields: Any) -> Result:
    score = sum(e.score for e in exercises)
    return replace(Result("day1", student, "graded", score, 10.0, "namespaces", "cpu", "ko", exercises), **fields)


CLASS = [
    result("zoe", exercise("a", "passed", 5), exercise("b", "passed", 5)),
    result("minji", exercise("a", "passed", 5), exercise("b", "partial", 2, HINT)),
    result("jun", exercise("a", "failed", 0), exercise("b", "partial", 2.5, HINT)),
    result("<img src=x onerror=alert(1)>\u202e", exercise("a", "timeout", 0), exercise("b", "missing", 0)),
    result("broken", status="unreadable", notes=(Message("not_json"),)),
    result(
        "fault", exercise("a", "error", 0), status="needs_regrade", notes=(Message("infrastructure", {"what": "x"}),)
    ),
]
each_lang = pytest.mark.parametrize("lang", ["ko", "en"])


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if data.strip() and self.elements[-1][0] != "style":
            self.texts.append(data.strip())


@each_lang
def test_the_page_is_inert(lang: str) -> None:
    html = report.render(CLASS, lang)
    for tag, attributes in Page(html).elements:
        assert tag not in ("script", "img", "iframe", "object", "form")
        assert not any(a.startswith("on") or a == "style" for a in attributes)
    assert "default-src 'none'" in html and "unsafe" not in html
    assert "\u202e" not in html


def test_each_language_is_complete() -> None:
    english = Page(report.render(CLASS, "en"))
    assert not any(map(HANGUL.search, english.texts))
    assert not any(HANGUL.search(a.get("aria-label") or "") for _, a in english.elements)
    korean = Page(report.render(CLASS, "ko"))
    assert not {en for ko, en in WORDS.values() if ko != en} & set(korean.texts)


def test_figures_are_of_graded_submissions_only() -> None:
    texts = Page(report.render(CLASS, "en")).texts
    for label, value in (("Submissions", "6"), ("Graded", "4"), ("Mean", "4.88"), ("Median", "4.75")):
        assert texts[texts.index(label) + 1] == value


def test_pass_rates_count_who_passed_partly_and_not() -> None:
    labels = [a.get("aria-label") for _, a in Page(report.render(CLASS, "en")).elements]
    assert "2 passed, 0 partly, 2 not" in labels
    assert "1 passed, 2 partly, 1 not" in labels


def test_a_common_mistake_links_to_the_rows_of_those_who_made_it() -> None:
    html = report.render(CLASS, "en")
    block = html[html.index("db_mean_instead_of_sum") :]
    links = re.findall(r'<a href="#(row-\d+)"><bdi>(\w+)</bdi>', block[: block.index("</details>")])
    assert [student for _, student in links] == ["jun", "minji"]
    for row, student in links:
        assert re.search(rf'<tr id="{row}"><th scope="row"><bdi>{student}<', html)
    assert "Learners: 2" in html


def test_those_who_need_a_human_are_listed_with_the_reason() -> None:
    html = report.render(CLASS, "en")
    block = html[html.index(word("class.human", "en")) : html.index(word("class.table", "en"))]
    assert "broken" in block and "fault" in block and "zoe" not in block
    assert "cannot be read as a notebook" in block


@each_lang
def test_an_empty_class_and_a_class_without_a_graded_notebook_render(lang: str) -> None:
    assert word("class.none", lang) in report.render([], lang)
    assert word("class.none", lang) in report.render(CLASS[4:], lang)


def test_a_class_of_a_thousand_stays_small() -> None:
    many = [replace(CLASS[i % 3], student=f"s{i:04d}") for i in range(1000)]
    assert len(report.render(many, "ko")) < 2_500_000


def test_the_terminal_table_has_one_symbol_per_exercise() -> None:
    console = Console(width=120, file=io.StringIO(), color_system=None)
    console.print(report.table(CLASS, "en"))
    assert isinstance(console.file, io.StringIO)
    lines = {
        line.split("│")[1].strip(): line.split("│")[2:-1]
        for line in console.file.getvalue().splitlines()
        if "│" in line
    }
    assert [c.strip() for c in lines["minji"]] == ["7 / 10", "✓~", "graded"]
    assert [c.strip() for c in lines["fault"]] == ["–", "", "needs regrade"]


def test_a_day_of_many_exercises_fits_an_ordinary_terminal() -> None:
    console = Console(width=80, file=io.StringIO(), color_system=None)
    one = CLASS[0].exercises[0]
    many = replace(CLASS[0], exercises=tuple(replace(one, id=f"e{n}") for n in range(17)), score=71.5, max_score=105.0)
    console.print(report.table([many], "ko"))
    assert isinstance(console.file, io.StringIO)
    row = next(line for line in console.file.getvalue().splitlines() if "71.5" in line)
    assert "71.5 / 105" in row
    assert "✓✓✓✓✓ ✓✓✓✓✓ ✓✓✓✓✓ ✓✓" in row


def test_the_terminal_table_takes_no_markup_or_escapes_from_a_name() -> None:
    console = Console(width=120, file=io.StringIO(), color_system=None)
    console.print(report.table([replace(CLASS[0], student="[red]x[/red]\x1b[2J")], "ko"))
    assert isinstance(console.file, io.StringIO)
    assert "[red]x[/red]" in console.file.getvalue() and "\x1b" not in console.file.getvalue()


def read(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_the_spreadsheet_has_a_row_per_student(tmp_path: Path) -> None:
    rows = read(sheet.write(CLASS, tmp_path / "scores.csv"))
    assert rows[0] == ["student", "status", "score", "max_score", "a", "b"]
    assert ["jun", "graded", "2.5", "10", "0", "2.5"] in rows
    assert len(rows) == 1 + len(CLASS)


def test_what_was_not_graded_is_no_zero_in_the_spreadsheet(tmp_path: Path) -> None:
    rows = {row[0]: row[1:] for row in read(sheet.write(CLASS, tmp_path / "scores.csv"))}
    assert rows["fault"] == ["needs_regrade", "", "10", "", ""]
    assert rows["broken"] == ["unreadable", "", "10", "", ""]


def test_excel_is_told_that_it_is_utf_8(tmp_path: Path) -> None:
    path = sheet.write([replace(CLASS[0], student="홍길동")], tmp_path / "scores.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert read(path)[1][0] == "홍길동"
    assert [p.name for p in tmp_path.iterdir()] == ["scores.csv"]


@pytest.mark.parametrize(
    "student", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", '=cmd|"/c calc"!A1', "\x00=1"]
)
def test_no_cell_is_a_formula(tmp_path: Path, student: str) -> None:
    cell = read(sheet.write([replace(CLASS[0], student=student)], tmp_path / "scores.csv"))[1][0]
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert cell[0] in "'\N{REPLACEMENT CHARACTER}"


def test_every_label_in_use_exists_and_every_label_is_used() -> None:
    outputs = ROOT / "autograder" / "outputs"
    paths = [*outputs.glob("*.py"), *(outputs / "templates").glob("*.j2")]
    source = "\n".join(p.read_text("utf-8") for p in paths if p.name != "words.py")
    used = set(re.findall(r"""\b(?:w|word)\(["']([\w.]+\w)["']""", source))
    assert used <= WORDS.keys()
    families = ("level.", "state.", "verdict.", "status.", "outcome.", "graded.", "unreadable", "needs_regrade")
    composed = (*families, "catchup.why.", "catchup.column.")
    unused = {k for k in WORDS if f'"{k}"' not in source and f"'{k}'" not in source and not k.startswith(composed)}
    assert not unused
    assert all(HANGUL.search(ko) and not HANGUL.search(en) for ko, en in WORDS.values())
