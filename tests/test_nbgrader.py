"""The real nbgrader commands in a small course, with a stand-in for the sandbox."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import coursekit
import nbformat
import pytest
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbgrader.api import Gradebook
from nbgrader.apps import AutogradeApp, ExportApp, GenerateAssignmentApp, GenerateFeedbackApp
from nbgrader.apps.api import NbGraderAPI
from nbgrader.apps.baseapp import NbGrader
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import determine_grade

from autograder import engine, intake, messages, submission
from autograder import result as records
from autograder.course import Course
from autograder.integrations import nbgrader as ours
from autograder.outputs import feedback, gradebook
from autograder.result import Diagnosis, ExerciseResult, Message, Result, TestResult, Text

# nbgrader 0.9.6 adds half-made submissions to SQLAlchemy's session (api.Gradebook.add_submission).
pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted:sqlalchemy.exc.SAWarning")

STUDENT_TEXT = "<script>alert(1)</script>"


def stand_in(course: Course, day: str, notebook: Path, student: str, level: str = "namespaces") -> Result:
    """What the engine would say, without a sandbox: full points for `2 * x`, a third of a point for `1 / 3`."""
    assignment = course.assignment(day)

    def verdict(**values: Any) -> Result:
        plain: dict[str, Any] = {
            "assignment": day,
            "student": student,
            "status": "graded",
            "score": 0.0,
            "max_score": assignment.points,
            "isolation": level,
            "device": "cpu",
            "lang": "ko",
        }
        return Result(**(plain | values))

    if student == "broken":
        return verdict(status="needs_regrade", notes=(Message("infrastructure", {"what": "no sandbox"}),))
    try:
        read = submission.read(notebook)
    except submission.Unreadable as problem:
        return verdict(status="unreadable", notes=(problem.message,))
    text = "\n".join(cell.source for cell in read.cells)
    exercises = []
    for e in assignment.exercises:
        score = e.points if "return 2 * x" in text else 1 / 3 if "return 1 / 3" in text else 0.0
        said = Message("raised", {"type": "ValueError", "text": STUDENT_TEXT, "line": 3, "cell": None})
        test = TestResult("t", "failed", score, e.points, Text("값 검사", "check of values"), "values", message=said)
        hint = Diagnosis("m", Text("힌트", "a hint"))
        exercises.append(ExerciseResult(e.slug, e.title, score, e.points, "partial", (test,), (hint,)))
    return verdict(score=sum(e.score for e in exercises), exercises=tuple(exercises), lang=read.lang)


@pytest.fixture
def course(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Course:
    monkeypatch.setattr(engine, "grade_one", stand_in)
    monkeypatch.setattr("nbgrader.api.get_alembic_version", coursekit.alembic_version)
    monkeypatch.chdir(tmp_path)
    return coursekit.built(tmp_path_factory, tmp_path)


def run(app: type, course: Course, *argv: str) -> int:
    """One nbgrader command in the course folder; its exit status."""
    made = app()
    try:
        made.initialize(list(argv), root=str(course.root))
        made.start()
    except SystemExit as ended:
        return int(ended.code or 0)
    finally:
        made.reset()
    return 0


def url(course: Course) -> str:
    return f"sqlite:///{course.root / 'gradebook.db'}"


def autograded(course: Course, student: str) -> dict[str, Any]:
    path = course.root / "autograded" / student / "day1" / "day1.ipynb"
    notebook = nbformat.read(path, as_version=4)
    return {c.metadata.nbgrader.grade_id: c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id")}


def a_class(course: Course) -> None:
    """Nine submissions: right, partly right, untouched, and the ways in which a file can be damaged."""
    third = {"double": "def double(x):\n    return 1 / 3"}
    coursekit.submit(course, "full", coursekit.SOLUTIONS)
    coursekit.submit(course, "third", third, "en")
    coursekit.submit(course, "untouched", {})
    coursekit.submit(course, "not_json", {}).write_text("{broken", encoding="utf-8")
    coursekit.submit(course, "missing", {}).unlink()
    path = coursekit.submit(course, "renamed", coursekit.SOLUTIONS)
    path.rename(path.with_name("day1 (1).ipynb"))
    path = coursekit.submit(course, "old_schema", coursekit.SOLUTIONS)
    damaged = json.loads(path.read_text(encoding="utf-8"))
    for cell in damaged["cells"]:
        cell["metadata"].get("nbgrader", {})["schema_version"] = 1
    path.write_text(json.dumps(damaged), encoding="utf-8")
    path = coursekit.submit(course, "odd_cells", coursekit.SOLUTIONS)
    damaged = json.loads(path.read_text(encoding="utf-8"))
    damaged["cells"] = [
        c for c in damaged["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") != "double-grade"
    ]
    damaged["cells"] += [damaged["cells"][-1], {"cell_type": "code", "source": ["\ud800"], "metadata": 7}]
    path.write_text(json.dumps(damaged), encoding="utf-8")


CLASS_SCORES = {
    "full": 7.5,
    "third": 2 / 3,
    "untouched": 0.0,
    "not_json": 0.0,
    "missing": 0.0,
    "renamed": 7.5,
    "old_schema": 7.5,
    "odd_cells": 7.5,
}


def test_both_routes_leave_the_same_scores_and_records(course: Course) -> None:
    a_class(course)
    assert run(GenerateAssignmentApp, course, "day1", "--force") == 0
    assert run(AutogradeApp, course, "day1") == 1, "nbgrader itself fails the student whose file has another name"
    assert gradebook.scores(url(course), "day1") == CLASS_SCORES

    other = f"sqlite:///{course.root / 'other.db'}"
    todo = intake.submissions(course, "day1")
    graded = [stand_in(course, "day1", path, student) for student, path in todo.items()]
    gradebook.record(other, course.assignment("day1"), graded)
    assert gradebook.scores(other, "day1") == CLASS_SCORES

    for found in graded:
        path = engine.stored(course, "day1", found.student)
        assert records.load(json.loads(path.read_text(encoding="utf-8"))) == found


def test_a_gradebook_made_by_us_is_the_one_that_generate_assignment_makes(course: Course) -> None:
    def contents(db: str) -> Any:
        with Gradebook(db) as book:
            notebook = book.find_notebook("day1", "day1")
            return (
                {c.name: (c.max_score, c.cell_type) for c in notebook.grade_cells},
                sorted(c.name for c in notebook.solution_cells),
                {c.name: (c.source, c.checksum, c.locked, c.cell_type) for c in notebook.source_cells},
                notebook.kernelspec,
                book.find_assignment("day1").course_id,
            )

    other = f"sqlite:///{course.root / 'other.db'}"
    assert run(GenerateAssignmentApp, course, "day1", "--force") == 0
    gradebook.register(other, course.assignment("day1"))
    assert contents(other) == contents(url(course))


def test_nbgrader_goes_on_from_a_gradebook_that_autograder_grade_made(course: Course) -> None:
    path = coursekit.submit(course, "full", coursekit.SOLUTIONS)
    gradebook.record(url(course), course.assignment("day1"), [stand_in(course, "day1", path, "full")])
    assert run(GenerateAssignmentApp, course, "day1", "--force") == 0
    assert run(AutogradeApp, course, "day1") == 0
    assert gradebook.scores(url(course), "day1") == {"full": 7.5}


def test_generate_assignment_makes_the_committed_release(course: Course) -> None:
    release = course.root / "release" / "ko"
    before = {p.relative_to(release): p.read_bytes() for p in release.rglob("*.*")}
    shutil.rmtree(release)
    assert run(GenerateAssignmentApp, course, "day1") == 0
    assert {p.relative_to(release): p.read_bytes() for p in release.rglob("*.*")} == before


def test_a_fault_of_ours_fails_the_submission_and_writes_no_score(course: Course) -> None:
    coursekit.submit(course, "broken", coursekit.SOLUTIONS)
    coursekit.submit(course, "full", coursekit.SOLUTIONS)
    run(GenerateAssignmentApp, course, "day1", "--force")
    assert run(AutogradeApp, course, "day1") == 1
    assert not (course.root / "autograded" / "broken" / "day1").exists(), "so that the next run tries again"
    with Gradebook(url(course)) as book:
        grades = book.find_submission_notebook("day1", "day1", "broken").grades
        assert {(g.auto_score, g.needs_manual_grade) for g in grades} == {(None, True)}
    assert gradebook.scores(url(course), "day1")["full"] == 7.5
    stored = json.loads(engine.stored(course, "day1", "broken").read_text(encoding="utf-8"))
    assert stored["status"] == "needs_regrade"


def graded_elsewhere(course: Course, student: str, level: str, asked: str = "cpu", **fields: Any) -> Result:
    """What `autograder grade --isolation LEVEL --device ASKED` leaves of a right notebook, its result stored."""
    path = coursekit.submit(course, student, coursekit.SOLUTIONS)
    setting = engine.Setting(course, "day1", level, asked)
    result = replace(stand_in(course, "day1", path, student, level), provenance=setting.provenance(path), **fields)
    records.store(result, engine.stored(course, "day1", student))
    return result


def broken(course: Course, day: str, notebook: Path, student: str) -> Result:
    """What the engine says where there is no bubblewrap."""
    notes = (Message("infrastructure", {"what": "no sandbox"}),)
    found = Result(day, student, "needs_regrade", 0.0, 7.5, "namespaces", "cpu", "ko", notes=notes)
    return replace(found, provenance=engine.Setting(course, day).provenance(notebook))


@pytest.mark.parametrize("device", ["cpu", "cuda"])
@pytest.mark.parametrize("level", ["namespaces", "landlock"])
def test_a_result_of_another_level_or_device_is_taken_over(
    course: Course, monkeypatch: pytest.MonkeyPatch, level: str, device: str
) -> None:
    monkeypatch.setattr(engine, "grade_one", broken)
    monkeypatch.setattr(engine.Setting, "on", property(lambda setting: setting.device))
    graded_elsewhere(course, "ann", level, device, device=device)
    failed = (Message("device_fault", {"what": "out of memory"}),)
    graded_elsewhere(course, "gpu_failed", level, device, device="cpu", notes=failed if device == "cuda" else ())
    kept = {s: engine.stored(course, "day1", s).read_bytes() for s in ("ann", "gpu_failed")}
    assert run(GenerateAssignmentApp, course, "day1", "--force") == 0
    assert run(AutogradeApp, course, "day1") == 0
    assert gradebook.scores(url(course), "day1") == {"ann": 7.5, "gpu_failed": 7.5}
    assert {s: engine.stored(course, "day1", s).read_bytes() for s in kept} == kept


def test_a_fault_of_ours_leaves_an_older_result_of_the_same_notebook(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    for student in ("same", "other"):
        result = graded_elsewhere(course, student, "landlock")
        older = replace(result, provenance={**result.provenance, "setting": "before a grader was mended"})
        records.store(older, engine.stored(course, "day1", student))
    coursekit.submit(course, "other", {})
    monkeypatch.setattr(engine, "grade_one", broken)
    assert run(GenerateAssignmentApp, course, "day1", "--force") == 0
    assert run(AutogradeApp, course, "day1") == 1, "what graded it has changed, and no score is written"
    assert records.read(engine.stored(course, "day1", "same")).status == "graded"
    assert records.read(engine.stored(course, "day1", "other")).status == "needs_regrade"


def test_a_folder_that_grade_leaves_out_is_not_graded_here_either(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    coursekit.submit(course, "full", coursekit.SOLUTIONS)
    coursekit.submit(course, "a\\b", coursekit.SOLUTIONS)
    (course.root / "submitted" / ("가" * 84) / "day1").mkdir(parents=True)
    assert run(GenerateAssignmentApp, course, "day1", "--force") == 0
    assert run(AutogradeApp, course, "day1") == 1
    said = capsys.readouterr().err
    assert "holds a backslash; rename the folder" in said
    assert "too long: 128 characters, or 250 bytes of UTF-8, at most; rename the folder" in said
    assert gradebook.scores(url(course), "day1")["full"] == 7.5
    assert [p.stem for p in (course.root / "results" / "day1").glob("*.json")] == ["full"]


@pytest.mark.parametrize("score", [0.0, 1 / 3, 2.9999999999999996, 3.0])
def test_nbgrader_reads_exactly_our_score(course: Course, score: float) -> None:
    e = course.assignment("day1").exercise("double")
    exercise = ExerciseResult("double", e.title, score, e.points, "partial")
    result = Result("day1", "ann", "graded", score, 7.5, "namespaces", "cpu", "ko", (exercise,))
    made = ours.grade_outputs(exercise, result)
    meta = {"grade": True, "solution": False, "points": 3, "grade_id": "double-grade"}
    cell = nbformat.v4.new_code_cell("", metadata={"nbgrader": meta}, outputs=made)
    reread = nbformat.reads(nbformat.writes(nbformat.v4.new_notebook(cells=[cell])), as_version=4)
    assert determine_grade(cell) == (score, 3.0)
    assert determine_grade(reread.cells[0]) == (score, 3.0)


def test_what_was_checked_is_shown_in_the_learners_language_and_escaped(course: Course) -> None:
    a_class(course)
    run(GenerateAssignmentApp, course, "day1", "--force")
    run(AutogradeApp, course, "day1")
    shown = autograded(course, "third")["double-grade"].outputs[0]["data"]["text/html"]
    assert "check of values" in shown and "a hint" in shown, "an English notebook in a Korean gradebook"
    assert "0.33 / 3 points" in shown, "points as the learner's own page has them"
    assert "&lt;script&gt;" in shown and "<script" not in shown
    assert "값 검사" in autograded(course, "full")["double-grade"].outputs[0]["data"]["text/html"]
    why = autograded(course, "not_json")["double-grade"].outputs[0]["data"]["text/html"]
    assert messages.text(Message("not_json"), "ko").split("`")[0] in why
    graded = autograded(course, "full")["double-grade"].source
    assert "raise" not in graded and "숨겨진 채점기" in graded, "what it says without our grader would puzzle here"
    assert list(autograded(course, "odd_cells")) == list(dict.fromkeys(autograded(course, "odd_cells")))
    assert {"double-grade", "shift-grade"} <= autograded(course, "odd_cells").keys()
    for page in (shown, why):
        assert SanitizeHTML().sanitize_html_tags(page) == page, "formgrader shows every tag as one, none as text"


def test_a_student_cannot_leave_an_output_that_counts(course: Course) -> None:
    path = coursekit.submit(course, "cheat", {})
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["source"] = "3.0"
            cell["metadata"]["nbgrader"]["points"] = 0
            output = {
                "output_type": "execute_result",
                "data": {"text/plain": "3.0"},
                "metadata": {},
                "execution_count": 1,
            }
            cell["outputs"] = [output]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    run(GenerateAssignmentApp, course, "day1", "--force")
    assert run(AutogradeApp, course, "day1") == 0
    assert gradebook.scores(url(course), "day1") == {"cheat": 0.0}


def test_nbgraders_feedback_and_ours_lie_side_by_side(course: Course) -> None:
    path = coursekit.submit(course, "full", coursekit.SOLUTIONS)
    run(GenerateAssignmentApp, course, "day1", "--force")
    result = stand_in(course, "day1", path, "full")
    title = course.assignment("day1").title
    report = feedback.write(result, course.root / "feedback", title=title, notebook="day1.html")
    before = report.read_text(encoding="utf-8")
    run(AutogradeApp, course, "day1")

    page = report.with_name("day1.html")
    assert run(GenerateFeedbackApp, course, "day1") == 0
    assert "7.5 / 7.5" in page.read_text(encoding="utf-8"), "not skipped, though the folder was there"
    assert report.read_text(encoding="utf-8") == before, "made anew, with links into nbgrader's page beside it"

    page.write_text("old", encoding="utf-8")
    assert run(GenerateFeedbackApp, course, "day1", "--force") == 0
    assert "7.5 / 7.5" in page.read_text(encoding="utf-8")
    assert report.read_text(encoding="utf-8") == before


def test_formgrader_empties_the_folder_and_our_report_comes_back(course: Course) -> None:
    path = coursekit.submit(course, "full", coursekit.SOLUTIONS)
    run(GenerateAssignmentApp, course, "day1", "--force")
    run(AutogradeApp, course, "day1")
    report = feedback.write(stand_in(course, "day1", path, "full"), course.root / "feedback")
    app = NbGrader()
    app.initialize([], root=str(course.root))
    try:
        said = NbGraderAPI(CourseDirectory(parent=app, root=str(course.root)), parent=app).generate_feedback(
            "day1", "full"
        )
    finally:
        app.reset()
    assert said["success"], said
    assert report.exists() and report.with_name("day1.html").exists()


def test_export_lists_everyone(course: Course) -> None:
    a_class(course)
    run(GenerateAssignmentApp, course, "day1", "--force")
    run(AutogradeApp, course, "day1")
    assert run(ExportApp, course) == 0
    rows = [line.split(",") for line in (course.root / "grades.csv").read_text(encoding="utf-8").splitlines()]
    student, score = rows[0].index("student_id"), rows[0].index("score")
    assert {row[student]: float(row[score]) for row in rows[1:]} == CLASS_SCORES


def test_with_nbgraders_own_execute_nobody_earns_a_point_and_the_cell_says_why(course: Course) -> None:
    stub = json.dumps(gradebook.STUB)
    (course.root / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        'c.CourseDirectory.source_directory = "source/en"\n'
        'c.CourseDirectory.release_directory = "release/en"\n'
        f"c.ClearSolutions.code_stub = {stub}\n",
        encoding="utf-8",
    )
    coursekit.submit(course, "untouched", {}, "en")
    coursekit.submit(course, "wrong", {"double": "def double(x):\n    return x"}, "en")
    assert run(GenerateAssignmentApp, course, "day1", "--force") == 0
    assert run(AutogradeApp, course, "day1") == 0
    assert gradebook.scores(url(course), "day1") == {"untouched": 0.0, "wrong": 0.0}
    for student in ("untouched", "wrong"):
        said = autograded(course, student)["double-grade"].outputs[-1]
        assert said["ename"] == "RuntimeError"
        assert "no point is given" in said["evalue"]
