"""The command line: exit statuses, one clear line where something is wrong, and never a traceback."""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coursekit
import numpy as np
import pytest
from fakes import starting

from autograder import cli, doctor, engine, publish, slots
from autograder import result as records
from autograder.course import Course
from autograder.outputs import connection, gradebook
from autograder.result import ExerciseResult, Message, Result
from autograder.sandbox import Infrastructure

DAY = coursekit.DAY


def double(x: Any) -> Any:
    return 2 * x


MINI = {"double": double, "shift_forward": lambda x: (x + 1, x), "shift_back": lambda cache: cache}


@pytest.fixture
def no_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    """Grading in this process with functions of the test's own: what is tested is the command line."""
    monkeypatch.setattr(engine, "plain", lambda setting: starting(**MINI))


@pytest.fixture
def graded(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Student -> status that the grading of a class finds, in place of slots."""
    statuses: dict[str, str] = {}

    def grade_class(setting: Any, todo: Any, **options: Any) -> Iterator[Result]:
        for student in todo:
            yield made(setting.course, student, statuses.get(student, "graded"))

    monkeypatch.setattr(slots, "grade_class", grade_class)
    return statuses


def made(course: Course, student: str, status: Any) -> Result:
    day = course.assignment(DAY)
    exercises = tuple(ExerciseResult(e.slug, e.title, 0.5, e.points, "partial") for e in day.exercises)
    notes = () if status == "graded" else (Message("infrastructure" if status == "needs_regrade" else "not_json"),)
    kept = exercises if status == "graded" else ()
    score = sum(e.score for e in kept)
    return Result(DAY, student, status, score, day.points, "namespaces", "cpu", "ko", kept, notes)


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    """What was said on standard error: one line, no traceback, nothing on standard output."""
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert err.startswith("autograder: ")
    assert err.count("\n") == 1, err
    return err


def commands() -> list[str]:
    (sub,) = [a for a in cli.parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return list(sub.choices)


@pytest.mark.parametrize("command", ["", *commands()])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main([*([command] if command else []), "--help"])
    assert caught.value.code == 0
    assert "usage: autograder" in capsys.readouterr().out


def test_the_commands_of_the_design_are_there() -> None:
    wanted = {"build", "grade", "grade-notebook", "feedback", "report", "export", "demo", "doctor"}
    assert wanted <= set(commands())


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["gradee", DAY],
        ["grade"],
        ["grade", DAY, "--jobs", "0"],
        ["grade", DAY, "--jobs", "-1"],
        ["grade", DAY, "--jobs", "many"],
        ["grade", DAY, "--isolation", "none"],
        ["grade-notebook", DAY],
        ["grade-notebook", DAY, "x.ipynb", "--lang", "fr"],
        ["export", "pdf", DAY],
        ["serve", "--port", "0"],
        ["serve", "--port", "99999"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2_with_a_word_on_it(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    assert "autograder" in capsys.readouterr().err.splitlines()[-1]


BY_DAY = [
    ["grade"],
    ["grade-notebook"],
    ["feedback"],
    ["report"],
    ["export", "csv"],
    ["build"],
]


def with_day(command: list[str], day: str) -> list[str]:
    return [*command, day, *(["x.ipynb"] if command == ["grade-notebook"] else [])]


@pytest.mark.parametrize("command", BY_DAY, ids=" ".join)
def test_an_unknown_day_is_status_2_and_named(
    course: Course, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert coursekit.run(course, *with_day(command, "day9")) == 2
    said = one_line(capsys)
    assert "'day9'" in said and "known: day1" in said


@pytest.mark.parametrize("command", BY_DAY, ids=" ".join)
@pytest.mark.parametrize("folder", [".", "no/such/folder"])
def test_a_folder_that_is_no_course_is_status_2_and_says_what_to_do(
    tmp_path: Path, command: list[str], folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    long = tmp_path / ("a-rather-long-name-" * 8)
    long.mkdir()
    assert coursekit.run(long / folder, *with_day(command, DAY)) == 2
    assert "--course" in one_line(capsys)


def test_without_submissions_there_is_nothing_to_grade(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    assert coursekit.run(course, "grade", DAY) == 2
    assert "nothing to grade" in one_line(capsys)
    (course.root / "submitted" / "ann").mkdir(parents=True)
    assert coursekit.run(course, "grade", DAY) == 2
    assert "nothing to grade" in one_line(capsys)


def test_an_unknown_student_is_named(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    coursekit.submit(course, "ann", coursekit.SOLUTIONS)
    assert coursekit.run(course, "grade", DAY, "--student", "ann", "--student", "zoe") == 2
    assert "zoe" in one_line(capsys)


@pytest.mark.parametrize("command", [["feedback"], ["report"], ["export", "csv"]], ids=" ".join)
def test_without_results_it_says_which_command_makes_them(
    course: Course, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert coursekit.run(course, *command, DAY) == 2
    assert f"autograder grade {DAY}" in one_line(capsys)


@pytest.mark.parametrize("command", [["feedback"], ["report"], ["export", "csv"]], ids=" ".join)
@pytest.mark.parametrize("content", ["{", "[]", '{"schema_version": 7}'])
def test_a_damaged_result_is_named(
    course: Course, command: list[str], content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = engine.stored(course, DAY, "ann")
    path.parent.mkdir(parents=True)
    path.write_text(content)
    assert coursekit.run(course, *command, DAY) == 2
    assert str(path) in one_line(capsys)


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "does not contain"), ("{", "damaged"), ("[]", "not a Jupyter notebook")]
)
def test_a_notebook_that_cannot_be_read_is_status_2_and_says_why(
    course: Course, tmp_path: Path, content: str | None, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "my.ipynb"
    if content is not None:
        path.write_text(content)
    assert coursekit.run(course, "grade-notebook", DAY, path) == 2
    said = one_line(capsys)
    assert reason in said and str(path) in said


def test_one_notebook_is_graded_and_its_files_are_written(
    course: Course, tmp_path: Path, no_sandbox: None, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = coursekit.submit(course, "ann", coursekit.SOLUTIONS, "en")
    data, page = tmp_path / "new" / "r.json", tmp_path / "r.html"
    assert coursekit.run(course, "grade-notebook", DAY, notebook, "--json", data, "--html", page) == 0
    result = records.load(json.loads(data.read_text(encoding="utf-8")))
    assert (result.status, result.score, result.max_score, result.lang) == ("graded", 7.5, 7.5, "en")
    html = page.read_text(encoding="utf-8")
    assert html.lower().startswith("<!doctype html>")
    assert 'lang="en"' in html and "Double" in html
    assert "7.5" in capsys.readouterr().out
    assert coursekit.run(course, "grade-notebook", DAY, notebook, "--html", page, "--lang", "ko") == 0
    assert 'lang="ko"' in page.read_text(encoding="utf-8")


def test_a_wrong_notebook_is_status_0_whatever_its_score(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "plain", lambda setting: starting(**MINI | {"double": lambda x: 3 * x}))
    data = tmp_path / "r.json"
    assert coursekit.run(course, "grade-notebook", DAY, coursekit.submit(course, "ann", {}), "--json", data) == 0
    assert json.loads(data.read_text())["score"] == 4.5


def test_an_unreadable_notebook_still_gets_its_files(course: Course, tmp_path: Path) -> None:
    data, page = tmp_path / "r.json", tmp_path / "r.html"
    assert coursekit.run(course, "grade-notebook", DAY, tmp_path / "none.ipynb", "--json", data, "--html", page) == 2
    assert json.loads(data.read_text())["status"] == "unreadable"
    assert page.stat().st_size > 0


@pytest.mark.parametrize("option", ["--json", "--html"])
@pytest.mark.parametrize("place", ["", "a-file/r"])
def test_an_output_path_that_cannot_be_is_status_2(
    course: Course, tmp_path: Path, no_sandbox: None, option: str, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a-file").write_text("")
    notebook = coursekit.submit(course, "ann", {})
    assert coursekit.run(course, "grade-notebook", DAY, notebook, option, tmp_path / place) == 2
    one_line(capsys)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a-file", "course"], "nothing half-written stays"


@pytest.mark.parametrize("option", ["--json", "--html"])
@pytest.mark.parametrize("place", [".", "a-file/r", "a-pipe"])
def test_where_nothing_can_be_written_nothing_is_graded(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str, place: str
) -> None:
    (tmp_path / "a-file").write_text("")
    os.mkfifo(tmp_path / "a-pipe")
    monkeypatch.setattr(engine, "grade_one", lambda *args: pytest.fail("graded in vain"))
    notebook = coursekit.submit(course, "ann", {})
    assert coursekit.run(course, "grade-notebook", DAY, notebook, option, tmp_path / place) == 2


@pytest.mark.parametrize("option", ["--json", "--html"])
def test_the_folder_of_an_output_is_made(course: Course, tmp_path: Path, no_sandbox: None, option: str) -> None:
    notebook, path = coursekit.submit(course, "ann", {}), tmp_path / "new" / "folder" / "r"
    assert coursekit.run(course, "grade-notebook", DAY, notebook, option, path) == 0
    assert [p.name for p in path.parent.iterdir()] == ["r"] and path.stat().st_size > 0


def test_a_file_name_that_is_not_utf_8_is_graded(course: Course, tmp_path: Path, no_sandbox: None) -> None:
    notebook = tmp_path / os.fsdecode(b"h\xffn.ipynb")
    coursekit.submit(course, "ann", coursekit.SOLUTIONS).rename(notebook)
    data, page = tmp_path / "r.json", tmp_path / "r.html"
    assert coursekit.run(course, "grade-notebook", DAY, notebook, "--json", data, "--html", page) == 0
    result = json.loads(data.read_text(encoding="utf-8"))
    assert (result["student"], result["score"]) == ("h\ufffdn", 7.5)
    assert page.stat().st_size > 0


def test_the_course_seed_changes_the_hidden_inputs(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = coursekit.submit(course, "ann", {})
    seen: list[Any] = []

    def spying(x: Any) -> Any:
        seen.append(x)
        return 2 * x

    monkeypatch.setattr(engine, "plain", lambda setting: starting(**MINI | {"double": spying}))
    inputs = []
    for seed in ("this term", "this term", "next term"):
        monkeypatch.setenv("AUTOGRADER_SEED", seed)
        seen.clear()
        assert coursekit.run(course, "grade-notebook", DAY, notebook) == 0
        inputs.append(next(x for x in seen if x.shape == (7, 3)))
    np.testing.assert_array_equal(inputs[0], inputs[1])
    assert not np.array_equal(inputs[0], inputs[2])


def test_a_machine_without_bubblewrap_is_status_3_and_no_zero(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = coursekit.submit(course, "ann", coursekit.SOLUTIONS)
    monkeypatch.setenv("PATH", "/nowhere")
    data = tmp_path / "r.json"
    assert coursekit.run(course, "grade-notebook", DAY, notebook, "--json", data) == 3
    assert "needs regrade" in one_line(capsys)
    result = json.loads(data.read_text())
    assert (result["status"], result["exercises"]) == ("needs_regrade", [])
    assert "bubblewrap" in json.dumps(result["notes"])


def test_graders_that_are_not_in_order_are_status_2(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    notebook = coursekit.submit(course, "ann", {})
    path = course.root / "assignments" / "day1_small" / "graders" / "test_small.py"
    path.write_text(path.read_text(encoding="utf-8").replace("points=3", "points=2"), encoding="utf-8")
    assert coursekit.run(course, "grade-notebook", DAY, notebook) == 2
    assert "must add up to 3, are 2" in one_line(capsys)


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        (RuntimeError("boom"), 3),
        (OSError(28, "No space left on device"), 3),
        (MemoryError(), 3),
        (ValueError("not like this"), 2),
        (PermissionError(13, "Permission denied", "/etc/shadow"), 2),
        (FileNotFoundError("no errno"), 2),
        (KeyboardInterrupt(), 130),
    ],
    ids=lambda p: type(p).__name__,
)
def test_whatever_breaks_is_one_line(
    course: Course,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    problem: BaseException,
    status: int,
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise problem

    monkeypatch.setattr(engine, "grade_one", broken)
    assert coursekit.run(course, "grade-notebook", DAY, "x.ipynb") == status
    said = one_line(capsys)
    assert ("a fault of ours" in said) == (status == 3)
    assert "Errno" not in said or status == 3, "what a person can mend is told in words"


def test_a_gradebook_that_does_not_answer_is_status_3_and_no_fault_of_ours(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def away(*args: object, **kwargs: object) -> None:
        raise connection.GradebookFault("the gradebook does not answer: database is locked")

    monkeypatch.setattr(publish, "grade_and_publish", away)
    assert coursekit.run(course, "grade", DAY) == 3
    assert one_line(capsys) == "autograder: the gradebook does not answer: database is locked\n"


def test_a_class_is_graded_into_gradebook_feedback_and_table(
    course: Course, graded: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    for student in ("ann", "bob"):
        coursekit.submit(course, student, {})
    graded["bob"] = "unreadable"
    assert coursekit.run(course, "grade", DAY) == 0, "an unreadable submission is a verdict, and the class goes on"
    assert gradebook.scores(f"sqlite:///{course.root / 'gradebook.db'}", DAY) == {"ann": 1.0, "bob": 0.0}
    assert sorted(p.parts[-3] for p in (course.root / "feedback").glob(f"*/{DAY}/report.html")) == ["ann", "bob"]
    out = capsys.readouterr().out
    assert "ann" in out and "bob" in out


def test_what_needs_a_regrade_is_status_3_named_and_not_in_the_gradebook(
    course: Course, graded: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    for student in ("ann", "bob", "cat"):
        coursekit.submit(course, student, {})
    graded["bob"] = "needs_regrade"
    assert coursekit.run(course, "grade", DAY) == 3
    assert gradebook.scores(f"sqlite:///{course.root / 'gradebook.db'}", DAY) == {"ann": 1.0, "cat": 1.0}
    assert "bob" in capsys.readouterr().err.splitlines()[-1]


def test_a_folder_that_is_passed_over_is_told_and_the_others_are_graded(
    course: Course, graded: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    spaced = "홍\u3000길동"
    for student in ("ann", "a\\b", "가" * 84, spaced):
        (course.root / "submitted" / student / DAY).mkdir(parents=True)
    assert coursekit.run(course, "grade", DAY) == 0
    said = [line for line in capsys.readouterr().err.splitlines() if "is not graded" in line]
    assert len(said) == 2
    assert r"'a\\b'" in said[0] and "holds a backslash; rename the folder" in said[0]
    assert "too long" in said[1] and len(said[1]) < 200
    assert gradebook.scores(f"sqlite:///{course.root / 'gradebook.db'}", DAY) == {"ann": 1.0, spaced: 1.0}

    assert coursekit.run(course, "grade", DAY, "--json-progress") == 0
    out, err = capsys.readouterr()
    events = [json.loads(line) for line in out.splitlines()]
    assert [(e["event"], e["student"]) for e in events if e["event"] != "graded"] == [
        ("left_out", "a\\b"),
        ("left_out", "가" * 84),
    ]
    assert [e["student"] for e in events if e["event"] == "graded"] == ["ann", spaced]
    assert err == "", "tools read the events"


@pytest.mark.parametrize("command", [["feedback"], ["report"], ["export", "csv"], ["export", "feedback"]], ids=" ".join)
def test_a_stored_result_with_an_odd_name_holds_up_nobody(
    course: Course, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    records.store(made(course, "a\\b", "graded"), engine.stored(course, DAY, "a\\b"))
    assert coursekit.run(course, *command, DAY) == 2
    assert "no results" in capsys.readouterr().err
    records.store(made(course, "ann", "graded"), engine.stored(course, DAY, "ann"))
    assert coursekit.run(course, "feedback", DAY) == 0
    capsys.readouterr()
    assert coursekit.run(course, *command, DAY) == 0
    said = capsys.readouterr().err.splitlines()
    assert r"'a\\b.json'" in said[0] and said[0].endswith("holds a backslash; delete it")


@pytest.mark.parametrize("encoding", ["euc_kr", "ascii"])
def test_a_locale_that_lacks_a_letter_shows_a_question_mark(
    course: Course, graded: dict[str, str], monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    (course.root / "submitted" / "Ada\u00a0Lovelace" / DAY).mkdir(parents=True)
    shown, told = io.BytesIO(), io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(shown, encoding, write_through=True))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(told, encoding, write_through=True))
    assert coursekit.run(course, "grade", DAY) == 0
    assert "Exercise 1?2" in shown.getvalue().decode(encoding)
    assert "Ada?Lovelace" in told.getvalue().decode(encoding)


def test_options_of_grade_reach_the_engine(course: Course, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for student in ("ann", "bob"):
        coursekit.submit(course, student, {})
    asked: dict[str, Any] = {}

    def grade_class(setting: Any, todo: Any, **options: Any) -> Iterator[Result]:
        asked.update(options, level=setting.level, students=list(todo))
        yield from (made(setting.course, student, "graded") for student in todo)

    monkeypatch.setattr(slots, "grade_class", grade_class)
    url = f"sqlite:///{tmp_path / 'other.db'}"
    options = ["--student", "bob", "--jobs", 3, "--force", "--db", url, "--isolation", "namespaces"]
    assert coursekit.run(course, "grade", DAY, *options) == 0
    assert callable(asked.pop("started")) and callable(asked.pop("at"))
    assert isinstance(asked.pop("slots"), slots.Slots)
    assert asked == {"students": ["bob"], "jobs": 3, "force": True, "level": "namespaces"}
    assert gradebook.scores(url, DAY) == {"bob": 1.0}


def test_outputs_are_made_again_from_the_stored_results_alone(course: Course) -> None:
    for student in ("ann", "bob"):
        records.store(made(course, student, "graded"), engine.stored(course, DAY, student))
    assert coursekit.run(course, "feedback", DAY, "--lang", "en") == 0
    assert 'lang="en"' in (course.root / "feedback" / "ann" / DAY / "report.html").read_text(encoding="utf-8")
    assert coursekit.run(course, "report", DAY) == 0
    assert (course.root / "report" / DAY / "class.html").stat().st_size > 0
    assert coursekit.run(course, "export", "csv", DAY) == 0
    rows = (course.root / "report" / DAY / "scores.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows] == ["student", "ann", "bob"]


def test_final_scores_need_a_gradebook_and_go_with_csv(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    records.store(made(course, "ann", "graded"), engine.stored(course, DAY, "ann"))
    assert coursekit.run(course, "export", "feedback", DAY, "--final") == 2
    assert "--final goes with export csv" in one_line(capsys)
    assert coursekit.run(course, "export", "csv", DAY, "--final") == 2
    assert f"autograder grade {DAY}" in one_line(capsys)
    assert coursekit.run(course, "export", "csv", DAY, "--final", "--db", "nosuchsql://here") == 2
    assert "not the URL of a database" in one_line(capsys)
    assert not (course.root / "gradebook.db").exists()


def test_who_is_not_in_the_gradebook_is_told_and_has_no_final_score(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    for student in ("ann", "bob"):
        records.store(made(course, student, "graded"), engine.stored(course, DAY, student))
    url = f"sqlite:///{course.root / 'gradebook.db'}"
    gradebook.record(url, course.assignment(DAY), [made(course, "ann", "graded")])
    capsys.readouterr()
    assert coursekit.run(course, "export", "csv", DAY, "--final") == 0
    said = capsys.readouterr()
    assert "not in the gradebook, and so without a score: bob; run `autograder grade" in said.err + said.out
    rows = (course.root / "report" / DAY / "scores.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[1].startswith("ann,graded,") and rows[2].startswith("bob,needs_regrade,,")


def test_build_check_tells_drift_and_changes_nothing(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    assert coursekit.run(course, "build", "--check") == 0
    path = course.root / "source" / "ko" / DAY / f"{DAY}.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("작은", "큰"), encoding="utf-8")
    before = path.read_bytes()
    assert coursekit.run(course, "build", "--check") == 1
    assert path.read_bytes() == before
    assert "drifted" in capsys.readouterr().err


def test_doctor_says_what_works_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "isolation namespaces: works" in " ".join(out.split())
    assert "torch" in out


def test_doctor_is_status_3_where_no_class_can_be_graded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*args: object) -> None:
        raise Infrastructure("bubblewrap is not installed: apt-get install bubblewrap")

    monkeypatch.setattr(doctor, "open_sandbox", broken)
    assert cli.main(["doctor"]) == 3
    assert "apt-get install bubblewrap" in " ".join(capsys.readouterr().out.split())


def test_the_installed_command_runs_from_anywhere(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("autograder")
    done = subprocess.run(
        [command, "grade", DAY], cwd=tmp_path, capture_output=True, text=True, check=False, env={"PATH": os.defpath}
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("autograder: ") and done.stderr.count("\n") == 1
