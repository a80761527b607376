"""Who has handed in: folders are submissions or are told, and no name stops the class."""

from __future__ import annotations

import os
from pathlib import Path

import labkit
import pytest

from autograder.course import Course
from autograder.intake import StudentName, passed_over, submissions


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return labkit.lab(tmp_path / "course")


def test_submissions_are_the_folders_with_and_without_a_notebook(course: Course) -> None:
    labkit.hand_in(course, "bob")
    labkit.hand_in(course, "ann")
    (course.root / "submitted" / "cat" / labkit.DAY).mkdir(parents=True)
    (course.root / "submitted" / "dan" / "other-day").mkdir(parents=True)
    (course.root / "submitted" / ".hidden" / labkit.DAY).mkdir(parents=True)
    (course.root / "submitted" / "a-file").write_text("")
    found = submissions(course, labkit.DAY)
    assert list(found) == ["ann", "bob", "cat"]
    assert found["cat"].name == f"{labkit.DAY}.ipynb"
    assert submissions(course, labkit.DAY, ["bob"]).keys() == {"bob"}
    with pytest.raises(StudentName, match="zoe"):
        submissions(course, labkit.DAY, ["ann", "zoe"])


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a\\b", "holds a backslash"),
        (".ann", "begins with a dot"),
        ("an\u200bn", "cannot be shown"),
        ("ann\n", "cannot be shown"),
        (os.fsdecode(b"\xfe"), "cannot be shown"),
        ("가" * 84, "too long: 128 characters, or 250 bytes"),
        ("a" * 129, "too long: 128 characters"),
    ],
    ids=ascii,
)
def test_a_folder_with_a_name_that_no_student_can_have_is_told_and_the_others_go_on(
    course: Course, name: str, why: str
) -> None:
    labkit.hand_in(course, "ann")
    (course.root / "submitted" / name / labkit.DAY).mkdir(parents=True)
    assert list(submissions(course, labkit.DAY)) == ["ann"]
    told = passed_over(course, labkit.DAY)
    assert list(told) == [name]
    assert why in told[name] and told[name].endswith("; rename the folder")


def test_a_file_where_the_folder_should_be_is_told(course: Course) -> None:
    (course.root / "submitted" / "ann").mkdir(parents=True)
    (course.root / "submitted" / "ann" / labkit.DAY).write_text("")
    assert submissions(course, labkit.DAY) == {}
    assert "no folder" in passed_over(course, labkit.DAY)["ann"]


def test_a_course_without_submissions_has_none(course: Course) -> None:
    assert submissions(course, labkit.DAY) == {}
