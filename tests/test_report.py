"""The class at a glance: page, terminal table and spreadsheet say the same, and none of them runs a student's text."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import math
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import scipy.stats
from rich.console import Console

from autograder.outputs import classroom, report, similar
from autograder.outputs import csv as sheet
from autograder.outputs.words import WORDS, word
from autograder.result import Diagnosis, ExerciseResult, Message, Result, TestResult, Text

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
        if data.strip() and self.elements[-1][0] not in ("style", "script"):
            self.texts.append(data.strip())


@each_lang
def test_the_page_is_inert(lang: str) -> None:
    html = report.render(CLASS, lang)
    for tag, attributes in Page(html).elements:
        assert tag not in ("img", "iframe", "object", "form")
        assert not any(a.startswith("on") or a == "style" for a in attributes)
    assert "default-src 'none'" in html and "unsafe" not in html
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert html.count("<script") == 1
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in html
    assert "innerHTML" not in script and "eval" not in script
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
        assert re.search(rf'<tr id="{row}" data-status="graded"><th scope="row"><bdi>{student}<', html)
    assert "Learners: 2" in html


def test_those_who_need_a_human_are_listed_with_the_reason() -> None:
    html = report.render(CLASS, "en")
    block = html[html.index(word("class.human", "en")) : html.index(word("class.mistakes", "en"))]
    assert "broken" in block and "fault" in block and "zoe" not in block
    assert "cannot be read as a notebook" in block


def test_a_learners_own_error_needs_no_human_and_odd_answers_of_their_process_do() -> None:
    raised = Message("cell_raised", {"cell": 3, "type": "NameError", "text": "x", "line": 1})
    forged = replace(CLASS[0], student="forged", notes=(Message("protocol"),))
    seen = classroom.human([replace(CLASS[0], notes=(raised,)), forged])
    assert [(n, [m.id for m in notes]) for n, notes in seen] == [(1, ["protocol"])]


def test_altered_cells_are_told_to_the_instructor_and_change_nothing() -> None:
    changed = replace(CLASS[0], student="changed", provenance={"altered": 2})
    assert [n for n, _ in classroom.human([replace(CLASS[0], provenance={"altered": 0}), changed])] == [1]
    assert "not as handed out: 2" in report.render([changed], "en")
    assert classroom.altered(replace(CLASS[0], provenance={"altered": "<b>"})) == 0


def test_a_weaker_isolation_is_told_once_with_those_it_graded() -> None:
    html = report.render([*CLASS[:2], replace(CLASS[2], isolation="landlock")], "en")
    assert "weaker than" in html and html.count("landlock") == 1
    assert "weaker than" not in report.render(CLASS, "en")


def test_discrimination_is_the_point_biserial_correlation_with_the_other_exercises() -> None:
    passed = [True, True, False, True, False, False, True]
    rest = [9.0, 7.0, 4.0, 8.0, 5.0, 1.0, 3.0]
    expected = scipy.stats.pointbiserialr(passed, rest).statistic
    assert classroom.discrimination(passed, rest) == pytest.approx(expected)
    many = [
        result(str(n), exercise("a", "passed" if p else "failed", 5.0 * p), exercise("b", "partial", r / 2))
        for n, (p, r) in enumerate(zip(passed, rest, strict=True))
    ]
    assert classroom.columns(many)[0].discrimination == pytest.approx(expected), "its own points do not count"


@pytest.mark.parametrize(
    ("passed", "rest"), [([True] * 6, range(6)), ([True, False] * 3, [4] * 6), ([True, False], [1, 2]), ([], [])]
)
def test_a_correlation_that_is_not_defined_is_not_told(passed: list[bool], rest: list[float]) -> None:
    assert classroom.discrimination(passed, rest) is None


def trained(student: str, got: float, direction: Any = "at_least", limit: float = 0.9) -> Result:
    check = TestResult(
        "t",
        "passed",
        5,
        5,
        Text("학습", "Training"),
        "training",
        evidence={"digits": got},
        bounds={"digits": (direction, limit)},
    )
    return result(student, replace(exercise("a", "passed", 5), tests=(check,)))


def test_thresholds_tell_who_reached_and_who_just_missed_them() -> None:
    (margin,) = classroom.margins([trained(s, x) for s, x in (("a", 0.97), ("b", 0.9), ("c", 0.87), ("d", 0.4))])
    assert (margin.reached, margin.missed, margin.close) == (2, 2, (2,))
    assert (margin.low, margin.high) == (0.4, 0.97) and sum(margin.bars) == 4
    (margin,) = classroom.margins([trained(s, x, "at_most") for s, x in (("a", 0.1), ("b", 0.93), ("c", 1e12))])
    assert (margin.reached, margin.missed, margin.close) == (1, 2, (1,))
    assert margin.high < 10, "a run that blew up does not squeeze the others into one bin"
    assert not classroom.margins([trained("a", float("nan"))])


def test_a_class_that_is_exactly_at_a_threshold_is_drawn_at_its_line() -> None:
    (margin,) = classroom.margins([trained(s, 0.9) for s in "abc"])
    assert (margin.reached, margin.low, margin.bars[0]) == (3, margin.value, 3)


@pytest.mark.parametrize("value", [0.95, 1e-12, 0.0, -3.0, 1e12])
@pytest.mark.parametrize("ulps", [1, 31, 10_000])
def test_a_class_that_is_beside_a_threshold_by_rounding_alone_is_drawn(value: float, ulps: int) -> None:
    near = value + ulps * np.spacing(abs(value))
    (margin,) = classroom.margins([trained(s, x, limit=value) for s, x in (("a", value), ("b", float(near)))])
    assert (margin.reached, margin.missed, sum(margin.bars)) == (2, 0, 2)
    assert margin.low <= value <= margin.high and math.isfinite(margin.high)


def test_time_is_told_for_the_class_for_each_and_by_exercise() -> None:
    spent = [replace(r, seconds=30.0, exercises=tuple(replace(e, seconds=2.5) for e in r.exercises)) for r in CLASS]
    texts = Page(report.render(spent, "en")).texts
    assert texts[texts.index("Grading time (30.0 s each)") + 1] == "3 min"
    assert "2.5 s" in texts


def code(student: str, *passages: str) -> Result:
    return replace(CLASS[0], student=student, fingerprint={"a": " ".join(passages)})


def rare(name: str, count: int) -> list[str]:
    return [f"{name}{i:04d}" for i in range(count)]


def test_two_that_share_what_nobody_else_wrote_are_shown_and_not_accused() -> None:
    usual = rare("usual", 200)
    people = [code(f"s{i:02d}", *usual, *rare(f"own{i:02d}", 60)) for i in range(20)]
    copied = code("copy", *usual, *rare("own03", 50), *rare("ownx", 10))
    (pair,) = similar.pairs([*people, copied])
    assert (pair.one, pair.other, pair.shared) == (3, 20, 50) and 0.7 < pair.alike < 1
    assert pair.exercises == (("a", 50),)
    html = report.render([*people, copied], "en")
    block = html[html.index(word("class.alike", "en")) : html.index(word("class.table", "en"))]
    assert re.findall(r"<bdi>(\w+)</bdi>", block) == ["copy", "s03"]
    assert "before you conclude anything" in block
    assert not similar.pairs(people), "what the class has in common is nobody's own"


def test_a_few_lines_in_common_are_no_pair() -> None:
    shared = rare("shared", similar.SHARED - 1)
    assert not similar.pairs([code("a", *shared), code("b", *shared), code("c", *rare("c", 40)), code("d")])


def test_learners_link_to_their_own_reports_where_these_lie(tmp_path: Path) -> None:
    feedback = tmp_path / "feedback"
    (feedback / "jun" / "day1").mkdir(parents=True)
    (feedback / "jun" / "day1" / "report.html").touch()
    path = report.write(CLASS[1:3], tmp_path / "report" / "day1" / "class.html", "ko", feedback_root=feedback)
    hrefs = re.findall(r'href="([^#"][^"]*)"', path.read_text("utf-8"))
    assert [h for h in hrefs if h != "data:,"] == ["../../feedback/jun/day1/report.html"]
    assert (path.parent / hrefs[-1]).resolve().is_file()


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


@pytest.mark.parametrize("odd", ["\u00a0", "\u3000", "\u2003\t", "\x1c", "\u2028"], ids=ascii)
def test_white_space_that_is_left_out_does_not_hide_a_formula(tmp_path: Path, odd: str) -> None:
    cell = read(sheet.write([replace(CLASS[0], student=f"{odd}=1+1_7")], tmp_path / "scores.csv"))[1][0]
    assert cell == "'=1+1_7"
    assert sheet.safe(f"{odd}=1+1_7") == f"'{odd}=1+1_7"


@pytest.mark.parametrize("student", ["kim;=1+1", 'kim";=1+1', "kim\t=1+1"])
def test_a_spreadsheet_that_begins_cells_at_semicolons_finds_no_formula(tmp_path: Path, student: str) -> None:
    """As Excel does where the comma is the decimal point."""
    text = sheet.write([replace(CLASS[0], student=student)], tmp_path / "scores.csv").read_text("utf-8-sig")
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            assert not any(cell.startswith("=") for cell in row)


@pytest.mark.parametrize(
    "student", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", '=cmd|"/c calc"!A1', "\x00=1"]
)
def test_no_cell_is_a_formula(tmp_path: Path, student: str) -> None:
    cell = read(sheet.write([replace(CLASS[0], student=student)], tmp_path / "scores.csv"))[1][0]
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert cell[0] in "'\N{REPLACEMENT CHARACTER}"


def test_every_label_in_use_exists_and_every_label_is_used() -> None:
    outputs = ROOT / "autograder" / "outputs"
    paths = [*outputs.glob("*.py"), *(outputs / "templates").glob("*.j2"), *outputs.parent.glob("integrations/*.py")]
    source = "\n".join(p.read_text("utf-8") for p in paths if p.name != "words.py")
    used = set(re.findall(r"""\b(?:w|word)\(["']([\w.]+\w)["']""", source))
    assert used <= WORDS.keys()
    families = (
        "class.at_",
        "level.",
        "state.",
        "verdict.",
        "status.",
        "outcome.",
        "graded.",
        "unreadable",
        "needs_regrade",
    )
    composed = (*families, "catchup.why.", "catchup.column.")
    unused = {k for k in WORDS if f'"{k}"' not in source and f"'{k}'" not in source and not k.startswith(composed)}
    assert not unused
    assert all(HANGUL.search(ko) and not HANGUL.search(en) for ko, en in WORDS.values())
