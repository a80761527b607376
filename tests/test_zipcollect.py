"""Downloads of Canvas, Moodle and Blackboard through the real `nbgrader zip_collect`."""

from __future__ import annotations

import sys
import unicodedata
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import coursekit
import pytest
from nbgrader.apps import ZipCollectApp

from autograder.course import Course
from autograder.integrations.nbgrader import LatePenalty
from autograder.integrations.zipcollect import HandedIn, handed_in
from autograder.outputs import lms
from autograder.result import Result

NFD = unicodedata.normalize("NFD", "홍길동")
MORNING = datetime(2026, 3, 2, 1, 11, 12, tzinfo=UTC)


@pytest.fixture
def course(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Course:
    monkeypatch.chdir(tmp_path)
    return coursekit.built(tmp_path_factory, tmp_path)


def collect(course: Course, archive: str, contents: Mapping[str, str], *argv: str) -> dict[str, dict[str, str]]:
    """Student -> file -> text, once a zip named `archive` has been collected."""
    folder = course.root / "downloaded" / "day1" / "archive"
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / archive, "w") as zipped:
        for name, text in contents.items():
            zipped.writestr(name, text)
    app = ZipCollectApp()
    try:
        app.initialize(["day1", *argv])
        app.start()
    finally:
        app.reset()
    handed = sorted((course.root / "submitted").glob("*/day1"))
    return {p.parent.name: {f.name: f.read_text(encoding="utf-8") for f in p.iterdir()} for p in handed}


def test_canvas(course: Course) -> None:
    found = collect(
        course,
        "submissions.zip",
        {
            "doejane_1234_56789_day1.ipynb": "jane",
            "kimminji_LATE_77_88_day1-1.ipynb": "minji, late and for the second time",
            "홍길동_late_9_10_day1.ipynb": "길동",
            f"{NFD}_12_13_1일차 과제.ipynb": "another of that name",
            "parkjun_5_5_day1.ipynb": "handed in before, and in the download of last week",
            "parkjun_5_6_day1-1.ipynb": "right",
            "parkjun_5_7_notes.ipynb": "beside it",
            "parkjun_5_8_photo.png": "no notebook",
            "leesun_3_4_x_1234_99_day1.ipynb": "not jane's, whatever the learner calls it",
        },
    )
    assert found == {
        "1234": {"day1.ipynb": "jane"},
        "77": {"day1.ipynb": "minji, late and for the second time"},
        "9": {"day1.ipynb": "길동"},
        "12": {"day1.ipynb": "another of that name"},
        "5": {"day1.ipynb": "right", "notes.ipynb": "beside it"},
        "3": {"day1.ipynb": "not jane's, whatever the learner calls it"},
    }
    # What Canvas needs to hand the reports back was written along with it.
    known = lms.roster(course.root / "downloaded" / "day1" / "handed_in.csv")
    assert known.match(list(found)).keys() == found.keys()
    assert {row["student"]: row["file"] for row in known.rows}["5"] == "parkjun_5_6_day1-1.ipynb"
    blank = Result("day1", "77", "graded", 1.0, 7.5, "namespaces", "cpu", "ko")
    report = course.root / "feedback" / "77" / "day1" / "report.html"
    report.parent.mkdir(parents=True)
    report.write_text("<p>77</p>", encoding="utf-8")
    bundle = lms.bundle([blank], course.root / "feedback", course.root / "back.zip", "canvas", known)
    assert zipfile.ZipFile(bundle).namelist() == ["kimminji_LATE_77_88_day1-1.html"]


def test_moodle_with_its_worksheet(course: Course) -> None:
    """Its numbers are other ones for every assignment; the worksheet tells whose they are."""
    (course.root / "downloaded" / "day1").mkdir(parents=True)
    (course.root / "downloaded" / "day1" / "roster.csv").write_text(
        "Identifier,Full name,Email address,Grade\nParticipant 12345,홍길동,gildong@school.kr,\n"
        "Participant 12346,홍길동,other@school.kr,\n",
        encoding="utf-8-sig",
    )
    found = collect(
        course,
        "딥러닝-1일차-3.zip",
        {
            f"{NFD}_12345_assignsubmission_file_/day1.ipynb": "one",
            "홍길동_12346_assignsubmission_file_/day1 (1).ipynb": "two",
            "이순신_12347_assignsubmission_file_day1.ipynb": "not in the list, and in no folder",
            "이순신_12347_assignsubmission_onlinetext_/onlinetext.html": "a comment",
        },
    )
    assert found == {
        "gildong@school.kr": {"day1.ipynb": "one"},
        "other@school.kr": {"day1.ipynb": "two"},
        "이순신_12347": {"day1.ipynb": "not in the list, and in no folder"},
    }


def test_blackboard_and_a_later_attempt(course: Course) -> None:
    names = {
        "Day 1_minji_attempt_2026-03-02-10-11-12_day1.ipynb": "first",
        "Day 1_minji_attempt_2026-03-02-10-11-12.txt": "Name: Minji",
        "Day 1_jun_attempt_2026-03-02-09-00-00_day1.ipynb": "jun",
    }
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + 'c.Collector.timezone = "Asia/Seoul"\n', encoding="utf-8")
    found = collect(course, "gradebook_Day201.zip", names)
    assert found["minji"] == {"day1.ipynb": "first", "timestamp.txt": "2026-03-02 01:11:12"}
    names["Day 1_minji_attempt_2026-03-02-19-11-12_day1-v2.ipynb"] = "second"
    found = collect(course, "gradebook_Day201.zip", names, "--force")
    assert found["minji"] == {"day1.ipynb": "second", "timestamp.txt": "2026-03-02 10:11:12"}
    assert found["jun"]["day1.ipynb"] == "jun"


@pytest.mark.parametrize("zone", ["Seoul", "", "Asia", "../Asia/Seoul", "Asia/Seoul\0", "9" * 300])
def test_what_is_no_time_zone_is_told_in_a_line(zone: str) -> None:
    with pytest.raises(ValueError) as caught:
        handed_in([], "day1", zone=zone)
    assert str(caught.value) == (
        f'c.Collector.timezone in nbgrader_config.py is no time zone: {zone!r}; one is "Asia/Seoul"'
    )


def test_zip_collect_says_what_is_wrong_as_it_says_its_own(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def fail(app: ZipCollectApp, line: str, *args: object) -> None:
        said.append(line % args)
        sys.exit(1)

    monkeypatch.setattr(ZipCollectApp, "fail", fail)
    with pytest.raises(SystemExit):
        collect(course, "a.zip", {"a_1_2_day1.ipynb": "a"}, "--Collector.timezone=Seoul")
    assert len(said) == 1 and "no time zone: 'Seoul'" in said[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/doejane_1234_56789_day1/day1.ipynb", HandedIn("1234", "day1.ipynb")),
        ("홍 길동_1_assignsubmission_file_/sub/답.ipynb", HandedIn("홍 길동_1", "day1.ipynb")),
        ("x_2_assignsubmission_file_y_3_assignsubmission_file_day1.ipynb", HandedIn("x_2", "day1.ipynb")),
        ("D_1_minji_attempt_2026-03-02-10-11-12_a_jun_attempt_2027-01-01-00-00-00_day1.ipynb", ("minji", 2026)),
        ("홍길\u200b동\u202c_1_assignsubmission_file_/day1.ipynb", HandedIn("홍길동_1", "day1.ipynb")),
        ("Day 1_.._attempt_2026-03-02-10-11-12_day1.ipynb", None),
        (f"{'길' * 84}_1_assignsubmission_file_/day1.ipynb", None),
        ("Day 1_minji_attempt_2026-13-42-10-11-12_day1.ipynb", None),
        ("day1.ipynb", None),
        ("doejane_1234_56789_day1.pdf", None),
    ],
)
def test_what_the_lms_wrote_decides_and_what_the_learner_wrote_does_not(name: str, expected: object) -> None:
    found = handed_in([Path(name)], "day1").get(Path(name))
    if isinstance(expected, tuple):
        assert found is not None and found.at is not None and (found.student, found.at.year) == expected
    else:
        assert found == expected


def test_where_nobody_can_tell_which_notebook_counts_all_keep_their_names() -> None:
    names = ["a_1_2_first.ipynb", "a_1_3_second.ipynb", "b_4_5_day1 (1).ipynb", "b_4_6_day1 (2).ipynb", "b_4_7_x.ipynb"]
    found = handed_in(map(Path, names), "day1")
    assert [h.name for h in found.values()] == [
        "first.ipynb",
        "second.ipynb",
        "day1 (1).ipynb",
        "day1 (2).ipynb",
        "x.ipynb",
    ]
    twice = [Path("old/a_1_9_day1.ipynb"), Path("new/a_1_9_day1.ipynb"), Path("new/a_1_10_day1-1.ipynb")]
    assert list(handed_in(twice, "day1")) == twice[2:]
    two = handed_in([Path(f"{x}/홍_1_assignsubmission_file_/n.ipynb") for x in "ab"], "day1")
    assert [h.name for h in two.values()] == ["n.ipynb", "1-n.ipynb"]


@pytest.mark.parametrize(
    ("late", "method", "expected"),
    [(1, "none", 1.0), (86_400, "none", 1.0), (86_401, "none", 2.0), (10**8, "none", 10.0), (1, "zero", 10.0)],
)
def test_a_penalty_for_each_day_begun(late: float, method: str, expected: float) -> None:
    plugin = LatePenalty(per_day=0.1, penalty_method=method)
    assert plugin.late_submission_penalty("minji", 10.0, late) == pytest.approx(expected)
    assert LatePenalty().late_submission_penalty("minji", 10.0, late) is None
