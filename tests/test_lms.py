"""Exports in the form that Canvas and Moodle take back, held against what those export themselves."""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from test_report import CLASS

from autograder import cli
from autograder.outputs import lms

GRADED, BROKEN = CLASS[1:3], CLASS[4]
# As the two write them: Canvas' gradebook with its second row, Moodle's grading worksheet with its placeholders.
GRADEBOOK = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Day 1: NumPy (8101),Final Score\r\n"
    '    Points Possible,,,,,20,"(read only)"\r\n'
    '"Kim, Minji",501,2026-1,minji,DL-01,,\r\n"Lee, Jun",502,2026-2,jun,DL-01,3,\r\n'
    '"Park, Sora",503,2026-3,sora,DL-01,,\r\n'
)
WORKSHEET = (
    "\ufeffIdentifier,Full name,Email address,Username,Status,Grade,Maximum Grade,"
    "Last modified (grade),Feedback comments\r\n"
    "Participant 4711,김민지,m@x.kr,minji,Submitted for grading,,20.00,-,\r\n"
    "Participant 4712,Lee_Jun/J,j@x.kr,jun,Submitted for grading,,20.00,-,\r\n"
    "Participant 4713,Sora,s@x.kr,sora,No submission,5.00,20.00,-,\r\n"
)


def table(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf"), "importers take the mark for a part of the first column's name"
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def listed(tmp_path: Path, text: str) -> lms.Roster:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return lms.roster(path)


def test_canvas_gets_its_columns_and_finds_learners_by_login(tmp_path: Path) -> None:
    rows = table(lms.canvas([*GRADED, BROKEN], tmp_path / "c.csv", "Day 1: NumPy"))
    assert rows == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Day 1: NumPy"],
        ["    Points Possible", "", "", "", "", "10"],
        ["broken", "", "", "broken", "", ""],
        ["jun", "", "", "jun", "", "2.5"],
        ["minji", "", "", "minji", "", "7"],
    ]


def test_canvas_own_export_gives_the_numbers_and_the_assignments_column(tmp_path: Path) -> None:
    rows = table(lms.canvas(GRADED, tmp_path / "c.csv", "Day 1: NumPy", listed(tmp_path, GRADEBOOK)))
    assert rows[0][-1] == "Day 1: NumPy (8101)"
    assert rows[2:] == [
        ["Lee, Jun", "502", "2026-2", "jun", "DL-01", "2.5"],
        ["Kim, Minji", "501", "2026-1", "minji", "DL-01", "7"],
    ]


def test_moodles_worksheet_comes_back_with_grades_and_all_else_as_it_was(tmp_path: Path) -> None:
    known = listed(tmp_path, WORKSHEET)
    rows = table(lms.moodle(GRADED, tmp_path / "m.csv", "Day 1", known))
    assert tuple(rows[0]) == known.columns
    grade = rows[0].index("Grade")
    assert [row[grade] for row in rows[1:]] == ["7", "2.5", "5.00"]
    assert [[*row[:grade], *row[grade + 1 :]] for row in rows[1:]] == [
        [value for column, value in row.items() if column != "Grade"] for row in known.rows
    ]
    assert table(lms.moodle(GRADED, tmp_path / "m.csv", "Day 1")) == [
        ["username", "Day 1"],
        ["jun", "2.5"],
        ["minji", "7"],
    ]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    for r in GRADED:
        path = tmp_path / "feedback" / r.student / "day1" / "report.html"
        path.parent.mkdir(parents=True)
        path.write_text(f"page of {r.student}", encoding="utf-8")
    return tmp_path / "feedback"


def names(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as zipped:
        return {name: zipped.read(name).decode() for name in zipped.namelist()}


def test_each_report_goes_back_to_its_owner_by_the_name_that_the_lms_knows(tmp_path: Path, pages: Path) -> None:
    assert names(lms.bundle(GRADED, pages, tmp_path / "a.zip")) == {
        "jun/day1.html": "page of jun",
        "minji/day1.html": "page of minji",
    }
    sheet = listed(tmp_path, WORKSHEET)
    assert names(lms.bundle(GRADED, pages, tmp_path / "b.zip", "moodle", sheet)) == {
        "Lee Jun J_4712_assignsubmission_file_/day1.html": "page of jun",
        "김민지_4711_assignsubmission_file_/day1.html": "page of minji",
    }
    given = listed(tmp_path, "student,file\njun,leejun_502_9002_day1.ipynb\nminji,kimminji_late_501_9001_day1.ipynb\n")
    assert names(lms.bundle(GRADED, pages, tmp_path / "c.zip", "canvas", given)) == {
        "leejun_502_9002_day1.html": "page of jun",
        "kimminji_late_501_9001_day1.html": "page of minji",
    }


def test_folders_that_are_named_as_the_lms_does_need_no_list(tmp_path: Path) -> None:
    for form, student, name in (
        ("moodle", "Lee Jun_4712_assignsubmission_file_", "Lee Jun_4712_assignsubmission_file_/day1.html"),
        ("canvas", "leejun_502_9002", "leejun_502_9002.html"),
    ):
        r = replace(GRADED[0], student=student)
        path = tmp_path / "feedback" / student / "day1" / "report.html"
        path.parent.mkdir(parents=True)
        path.touch()
        assert list(names(lms.bundle([r], tmp_path / "feedback", tmp_path / "a.zip", form))) == [name]


def test_the_same_pages_give_the_same_archive(tmp_path: Path, pages: Path) -> None:
    first = lms.bundle(GRADED, pages, tmp_path / "a.zip").read_bytes()
    assert lms.bundle(GRADED[::-1], pages, tmp_path / "b.zip").read_bytes() == first


@pytest.mark.parametrize("form", ["moodle", "canvas"])
def test_a_name_that_is_not_known_is_told_and_nothing_is_written(tmp_path: Path, pages: Path, form: str) -> None:
    with pytest.raises(ValueError, match="--roster"):
        lms.bundle(GRADED, pages, tmp_path / "a.zip", form)
    assert not (tmp_path / "a.zip").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Student,SIS Login ID\nMinji,minji\n", "jun not found"),
        ("Name,Age\nminji,3\n", "no column of"),
        ("student,SIS Login ID\nminji,jun\njun,x\n", "stands in rows"),
        ("student\n", "no list of learners"),
        ("student\n" + "m" * 200_000 + "\n", "no list that a spreadsheet wrote"),
    ],
)
def test_a_list_that_does_not_fit_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        lms.canvas(GRADED, tmp_path / "c.csv", "Day 1", listed(tmp_path, text))


@pytest.mark.parametrize(("folder", "listing"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_a_name_in_decomposed_korean_is_found(tmp_path: Path, folder: Literal["NFC"], listing: Literal["NFC"]) -> None:
    """A Mac makes folders in NFD; what an LMS exports is in NFC as a rule."""
    student = unicodedata.normalize(folder, "홍길동")
    known = listed(tmp_path, f"Student,SIS Login ID\nHong,{unicodedata.normalize(listing, '홍길동')}\nJun,jun\n")
    assert known.match(["jun", student]) == {student: 0, "jun": 1}
    other = unicodedata.normalize(listing, student)
    with pytest.raises(ValueError, match="two folders of that name"):
        known.match([student, other])


def test_a_cell_with_a_semicolon_is_quoted_and_comes_back(tmp_path: Path) -> None:
    known = listed(tmp_path, 'Full name,Username,Grade\n"Kim; Minji",minji,\n')
    path = lms.moodle(GRADED[:1], tmp_path / "m.csv", "Day 1", known)
    assert '"Kim; Minji"' in path.read_text(encoding="utf-8")
    assert table(path)[1][:2] == ["Kim; Minji", "minji"]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    evil = replace(GRADED[0], student="=HYPERLINK(1)")
    for written in (lms.canvas([evil], tmp_path / "c.csv", "=1+1"), lms.moodle([evil], tmp_path / "m.csv", "=1+1")):
        assert not any(cell.startswith("=") for row in table(written) for cell in row)


def test_the_command_line_offers_the_same_formats() -> None:
    assert cli.FORMATS == lms.FORMATS
