"""The author's files make a valid course, or the complaint names the file and the value."""

from __future__ import annotations

from pathlib import Path

import coursekit
import pytest

from autograder.course import Course, CourseError, Return
from autograder.limits import Limits
from autograder.result import Text


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return coursekit.mini_course(tmp_path)


def edit(course: Course, name: str, old: str, new: str) -> Course:
    """The course anew, with `old` in one of its files replaced."""
    path = course.root / "assignments" / "day1_small" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return Course(course.root)


def test_an_assignment_is_what_its_files_say(course: Course) -> None:
    day = course.assignment("day1")
    assert (day.id, day.title, day.points) == ("day1", Text("작은 과제", "Small assignment"), 7.5)
    assert [e.slug for e in day.exercises] == ["double", "shift"]
    assert day.exercise("shift").functions == {
        "shift_forward": (Return("out", "array"), Return("cache", "handle")),
        "shift_back": (Return("out", "array"),),
    }
    assert day.limits == Limits()
    assert day.exercise("shift").limits == Limits()


def test_what_a_notebook_costs_is_a_positive_number_of_cpu_seconds(course: Course) -> None:
    assert course.assignment("day1").cpu_seconds == 10
    told = edit(course, "assignment.toml", 'id = "day1"', 'id = "day1"\ncpu_seconds = 2.5')
    assert told.assignment("day1").cpu_seconds == 2.5
    for wrong in ("0", "-1", "true", '"3"', "inf", "nan", "1" + "0" * 400):
        text = edit(course, "assignment.toml", "cpu_seconds = 2.5", f"cpu_seconds = {wrong}")
        with pytest.raises(CourseError, match=r"assignment\.toml: cpu_seconds is a positive number, not"):
            text.assignment("day1")
        edit(course, "assignment.toml", f"cpu_seconds = {wrong}", "cpu_seconds = 2.5")


def test_solutions_are_the_lessons_in_english_and_without_markers(course: Course) -> None:
    solutions = course.assignment("day1").solutions
    assert list(solutions) == ["double", "shift_forward", "shift_back"]
    assert "en|" not in solutions["double"] and "ko|" not in solutions["double"]
    assert "Return the double." in solutions["double"] and "두 배" not in solutions["double"]
    assert "###" not in solutions["double"]
    scope: dict[str, object] = {}
    exec(solutions["double"], scope)
    assert scope["double"](21) == 42  # type: ignore[operator]


def test_a_mistake_has_its_cause_test_hint_and_code(course: Course) -> None:
    (mistake,) = course.assignment("day1").mistakes
    assert (mistake.id, mistake.exercise, mistake.test) == ("triple", "double", "test_hidden_double")
    assert mistake.hint == Text("세 배를 했네요.", "That is three times.")
    assert mistake.source == "def double(x):\n    return 3 * x\n"
    assert mistake.signature == {}


def test_a_signature_is_a_range_of_floats(course: Course) -> None:
    edit(course, "mistakes/double/triple.py", "# hint.ko", "# signature.accuracy = [0, 1]\n# hint.ko")
    (mistake,) = course.assignment("day1").mistakes
    assert mistake.signature == {"accuracy": (0.0, 1.0)}


def test_an_alternative_is_found_beside_its_exercise(course: Course) -> None:
    path = course.root / "assignments" / "day1_small" / "alternatives" / "double" / "added.py"
    path.parent.mkdir(parents=True)
    path.write_text('# /// alternative\n# note = "x + x"\n# ///\ndef double(x):\n    return x + x\n', encoding="utf-8")
    (alternative,) = course.assignment("day1").alternatives
    assert (alternative.id, alternative.exercise, alternative.note) == ("added", "double", "x + x")


def test_an_exercise_may_have_limits_of_its_own_over_the_assignments(course: Course) -> None:
    day = edit(
        course,
        "assignment.toml",
        '[[exercise]]\nslug = "double"',
        '[limits]\ncall_seconds = 3\nmemory_mb = 700\n\n[[exercise]]\nslug = "double"\nlimits.call_seconds = 9',
    ).assignment("day1")
    assert (day.limits.call_seconds, day.limits.memory_mb) == (3, 700)
    assert (day.exercise("double").limits.call_seconds, day.exercise("double").limits.memory_mb) == (9, 700)
    assert day.exercise("shift").limits.call_seconds == 3


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("points = 3\n", "points = many\n", "assignment.toml"),
        ("points = 3\n", 'points = "many"\n', "many"),
        ("points = 3\n", "", "lacks 'points'"),
        ('slug = "double"\n', "", "lacks 'slug'"),
        ('slug = "shift"', 'slug = "double"', "share a slug"),
        ('id = "day1"\n', "", "lacks 'id'"),
        ('title = {ko = "두 배", en = "Double"}', 'title = {ko = "두 배"}', "lacks 'en'"),
        ('title = {ko = "두 배", en = "Double"}', 'title = "Double"', "assignment.toml"),
        ('["out: array"]', '["out: tensor"]', "out: tensor"),
        ('["out: array"]', '["array"]', "'array'"),
        ('["out: array"]', '["2out: array"]', "2out"),
        ('functions = {double = ["out: array"]}', "functions = 3", "assignment.toml"),
        ('id = "day1"\n', 'id = "day1"\nlimits = {memory_mb = 0}\n', "memory_mb must be a positive number"),
        ('id = "day1"\n', 'id = "day1"\nlimits = {memory_mb = true}\n', "memory_mb"),
        ('id = "day1"\n', 'id = "day1"\nlimits = {call_seconds = nan}\n', "call_seconds"),
        ('id = "day1"\n', 'id = "day1"\nlimits = {memory_gb = 1}\n', "memory_gb"),
        ('id = "day1"\n', "id = day1\n", "assignment.toml"),
        # What would come to light late: in the gradebook, or as a fault in every submission.
        ("points = 3\n", "points = nan\n", "double: points is a number from 0 up, not nan"),
        ("points = 3\n", "points = inf\n", "double: points is a number from 0 up, not inf"),
        ("points = 3\n", "points = -3\n", "double: points is a number from 0 up, not -3"),
        ("points = 3\n", "points = true\n", "points is a number"),
        ('id = "day1"\n', "id = 7\n", "id is text, not 7"),
        ('id = "day1"\n', 'id = ""\n', "id is text, not ''"),
        ('id = "day1"\n', 'id = "day1"\nlimits = 3\n', "limits is a table, not 3"),
        ('slug = "double"', "slug = 7", "slug is text, not 7"),
        ('catalogue = "T-01"', "catalogue = 7", "double: catalogue is text, not 7"),
        ('role = "core"', "role = []", "double: role is text, not []"),
        ('title = {ko = "두 배", en = "Double"}', 'title = {ko = "두 배", en = 2}', "double: en is text, not 2"),
        ('role = "core"\n', 'role = "core"\nslot = "1"\n', "double: slot is a whole number from 0 up, not '1'"),
        ('role = "core"\n', 'role = "core"\nneeds = "shift"\n', "double: needs is a list of names, not 'shift'"),
        ('role = "core"\n', 'role = "core"\nparts = [1]\n', "double: parts is a list of names, not [1]"),
        ('role = "core"\n', 'role = "core"\nthresholds = {a = 1}\n', "double: thresholds is a table of tables"),
        ('role = "core"\n', 'role = "core"\nthresholds = {a = {value = nan}}\n', "double: value is a number, not nan"),
        ('id = "day1"\n', 'id = "day1"\nenabled = 1\n', "enabled is true or false, not 1"),
    ],
)
def test_a_broken_assignment_says_where_and_what(course: Course, old: str, new: str, complaint: str) -> None:
    with pytest.raises(CourseError) as caught:
        edit(course, "assignment.toml", old, new).assignment("day1")
    assert complaint in str(caught.value)
    assert str(course.root) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("# /// mistake\n", "", "first line must be '# /// mistake'"),
        ("# /// mistake\n", "# /// alternative\n", "first line must be '# /// mistake'"),
        ("# ///\ndef", "def", "no closing # ///"),
        ('# cause = "three times"\n', "", "lacks 'cause'"),
        ('# hint.en = "That is three times."\n', "", "lacks 'en'"),
        ('# cause = "three times"\n', "# cause = three\n", "not valid"),
    ],
)
def test_a_broken_mistake_says_where_and_what(course: Course, old: str, new: str, complaint: str) -> None:
    broken = edit(course, "mistakes/double/triple.py", old, new)
    with pytest.raises(CourseError) as caught:
        _ = broken.assignment("day1").mistakes
    assert complaint in str(caught.value)
    assert "triple.py" in str(caught.value)


def test_a_mistake_of_no_exercise_is_told(course: Course) -> None:
    folder = course.root / "assignments" / "day1_small" / "mistakes"
    (folder / "double").rename(folder / "duoble")
    with pytest.raises(CourseError, match="duoble"):
        _ = course.assignment("day1").mistakes


def test_a_lesson_and_a_table_that_disagree_are_told(course: Course) -> None:
    broken = edit(course, "lesson.py", '# %% solution="shift_back"', "# %%")
    with pytest.raises(CourseError, match="shift_back"):
        _ = broken.assignment("day1").solutions


def test_an_unknown_day_is_told_with_those_that_are_known(course: Course) -> None:
    with pytest.raises(CourseError, match=r"'day9'; known: day1"):
        course.assignment("day9")


def test_two_assignments_of_one_id_are_told_and_not_guessed(course: Course) -> None:
    folder = course.root / "assignments"
    (folder / "day1_again").mkdir()
    (folder / "day1_again" / "assignment.toml").write_bytes((folder / "day1_small" / "assignment.toml").read_bytes())
    with pytest.raises(CourseError, match="share an id: day1, day1"):
        Course(course.root).assignment("day1")


def test_a_folder_that_is_no_course_is_told(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="run from the course folder"):
        Course(tmp_path).assignment("day1")


def test_the_repositorys_own_course_is_valid() -> None:
    day = Course(coursekit.REPOSITORY).assignment("day1")
    assert day.solutions and day.parts_source
    assert all(m.source and m.hint.ko and m.hint.en for m in day.mistakes)
    assert (
        {m.exercise for m in day.mistakes} == {e.slug for e in day.exercises} == {a.exercise for a in day.alternatives}
    )
