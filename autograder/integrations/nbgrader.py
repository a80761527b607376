"""nbgrader grades with our sandbox: what `nbgrader_config.py` puts in place of the parts of nbgrader that fail open.

Three parts, each plugged in through nbgrader's own configuration: `Grade` stands where `Execute` stood;
`SubmissionExporter` reads what students hand in, so that a damaged or missing notebook becomes a zero with a reason and
not a gap; `KeepReports` lets nbgrader's feedback and ours lie side by side.
"""

from __future__ import annotations

import glob
import html
import json
import os
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute
from nbgrader.preprocessors import NbGraderPreprocessor as Base
from traitlets.config import Config

from autograder import build, history, messages, submission
from autograder import result as records
from autograder.course import Assignment, Course
from autograder.outputs import feedback, gradebook
from autograder.result import ExerciseResult, Result

__all__ = ["Grade", "KeepReports", "NeedsRegrade", "SubmissionExporter", "configure", "grade_outputs"]


class NeedsRegrade(Exception):
    """The grader or the machine broke, not the student: nbgrader writes no score, and says so at the end."""


def configure(config: Config, root: Path) -> None:
    """Have nbgrader grade with this course's grader; `root` is the course folder."""
    # To make a gradebook nbgrader runs `alembic` by name, which lies beside this Python also where that is not on PATH.
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)])
    config.Autograde.autograde_preprocessors = [
        Grade if step is Execute else step for step in Autograde.autograde_preprocessors.default()
    ]
    config.Autograde.exporter_class = SubmissionExporter
    # Formgrader and nbgrader's feedback show a student's markdown and outputs; nothing in them may run.
    config.HTMLExporter.sanitize_html = True
    config.GenerateFeedback.post_convert_hook = KeepReports(root)
    # nbgrader skips a student whose feedback folder exists, unless it looks for the notebook's page in particular.
    config.GenerateFeedbackApp.CourseDirectory.notebook_id = "[!.]*"


class Grade(Base):  # type: ignore[misc]
    """In place of `Execute`: grade the student's own file in the sandbox and put each score where nbgrader reads it.

    The file is read from submitted/ and not taken from `nb`, whose locked cells nbgrader has overwritten with those of
    the gradebook's language. No student code runs here.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        from autograder import engine

        about = resources["nbgrader"]
        day, student = about["assignment"], about["student"]
        directory = self.parent.parent.coursedir  # exporter, converter
        folder = Path(directory.format_path(directory.submitted_directory, student, day))
        course = Course(Path(directory.root))
        result = engine.grade_one(course, day, folder / f"{about['notebook']}.ipynb", student)
        history.store(result, engine.stored(course, day, student))
        if result.status == "needs_regrade":
            why = "; ".join(str(note.values.get("what") or note.id) for note in result.notes)
            raise NeedsRegrade(f"{student}: {day} needs a regrade, no score was written: {why}")
        exercises = {f"{e.id}-grade": e for e in result.exercises}
        for cell in nb.cells:
            if cell.cell_type != "code":
                continue
            cell.outputs, cell.execution_count = [], None
            meta = cell.metadata.get("nbgrader", {})
            if meta.get("grade"):
                cell.outputs = grade_outputs(exercises.get(meta["grade_id"]), result)
        return nb, resources


def grade_outputs(exercise: ExerciseResult | None, result: Result) -> list[Any]:
    """A page for people, and the number that nbgrader's determine_grade takes: repr(float) reads back exactly."""
    score = exercise.score if exercise is not None and result.status == "graded" else 0.0
    return [
        new_output("display_data", {"text/html": _page(exercise, result), "text/plain": f"{score:g}"}),
        new_output("execute_result", {"text/plain": repr(float(score))}, execution_count=None),
    ]


def _page(exercise: ExerciseResult | None, result: Result) -> str:
    """What was checked and how it went, in the learner's language; everything escaped."""
    lang = result.lang
    if exercise is None or result.status != "graded":
        return "".join(f"<p>{html.escape(messages.text(note, lang))}</p>" for note in result.notes) or "<p>0</p>"
    rows = []
    for test in exercise.tests:
        sign = {"passed": "✅", "skipped": "➖"}.get(test.outcome, "❌")
        said = "" if test.message is None else f"<br>{html.escape(messages.text(test.message, lang))}"
        points = f" ({test.points:g} / {test.max_points:g})" if test.max_points else ""
        rows.append(f"<li>{sign} {html.escape(test.title[lang])}{points}{said}</li>")
    hints = "".join(f"<p>💡 {html.escape(d.hint[lang])}</p>" for d in exercise.diagnosis)
    title = html.escape(exercise.title[lang])
    return f"<p><b>{title}: {exercise.score:g} / {exercise.max_score:g}</b></p><ul>{''.join(rows)}</ul>{hints}"


class SubmissionExporter(NotebookExporter):  # type: ignore[misc]
    """Reads a handed-in notebook without trust: the text of its cells is kept, all else is the course's own.

    nbgrader aborts the whole class over one cell with an old schema version, fails a student over a broken metadata
    field, and writes no score where a student deleted a grade cell. Here every submission becomes a sound notebook with
    each grade cell exactly once; an unreadable one becomes a notebook with the grade cells alone.
    """

    def __init__(self, **kw: Any) -> None:
        super().__init__(**kw)
        # Made once per run, before the first student: nbgrader itself passes over a folder without the notebook.
        _record_missing(self.parent.coursedir)

    def from_filename(self, filename: str, resources: Any = None, **kw: Any) -> tuple[Any, Any]:
        path = Path(filename)
        day = resources["nbgrader"]["assignment"]
        assignment = Course(Path(self.parent.coursedir.root)).assignment(day)
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        converted: tuple[Any, Any] = self.from_notebook_node(_sound(path, assignment), resources, **kw)
        return converted


def _record_missing(directory: Any) -> None:
    """Grade every folder in submitted/ without a notebook of the right name, among the students of this run.

    nbgrader has no place for one: what it was renamed to is graded here, and where there is none, that is a zero.
    """
    from autograder import engine

    day = directory.assignment_id
    course = Course(Path(directory.root))
    excluded = directory.student_id_exclude.split(",")
    results = []
    for folder in sorted(glob.glob(directory.format_path(directory.submitted_directory, directory.student_id, day))):
        student = Path(folder).parent.name
        if Path(folder).is_dir() and not (Path(folder) / f"{day}.ipynb").exists() and student not in excluded:
            result = engine.grade_one(course, day, submission.find(Path(folder), day), student)
            history.store(result, engine.stored(course, day, student))
            results.append(result)
    if results:
        gradebook.record(directory.db_url, course.assignment(day), results)


def _sound(path: Path, assignment: Assignment) -> Any:
    """The notebook in `path`, rebuilt from the text of its cells."""
    try:
        lang = submission.read(path).lang  # bounds size, depth and form before anything else looks at the file
        found = submission.load(path)["cells"][: submission.MAX_CELLS]
    except submission.Unreadable:
        lang, found = "ko", []
    last = {_grade_id(cell): number for number, cell in enumerate(found)}  # nbgrader counts the last of a repeated id
    left = _metadata(assignment)
    cells: list[Any] = []
    for number, cell in enumerate(found):
        source = _source(cell)
        if source is None:
            continue
        grade_id = _grade_id(cell)
        meta = left.pop(grade_id) if grade_id in left and last[grade_id] == number else None
        make = new_code_cell if meta is not None or cell.get("cell_type") == "code" else new_markdown_cell
        cells.append(make(source, id=f"cell-{number}", metadata={} if meta is None else {"nbgrader": meta}))
    for grade_id, meta in left.items():
        if meta["grade"]:  # OverwriteCells fills in its source
            cells.append(new_code_cell("", id=f"missing-{grade_id}", metadata={"nbgrader": meta}))
    return new_notebook(
        cells=cells,
        metadata={
            "autograder": {"assignment": assignment.id, "lang": lang},
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )


def _metadata(assignment: Assignment) -> dict[str, dict[str, Any]]:
    """grade_id -> nbgrader's metadata, of every cell that nbgrader knows in this assignment."""
    known: dict[str, dict[str, Any]] = {}
    for e in assignment.exercises:
        known |= {name: build.nbgrader_metadata(name, solution=True) for name in e.functions}
        known[f"{e.slug}-check"] = build.nbgrader_metadata(f"{e.slug}-check", locked=True)
        grade_id = f"{e.slug}-grade"
        known[grade_id] = build.nbgrader_metadata(grade_id, locked=True, grade=True, points=e.points)
    return known


def _grade_id(cell: Any) -> str:
    for key in ("metadata", "nbgrader", "grade_id"):
        cell = cell.get(key) if isinstance(cell, dict) else None
    return cell if isinstance(cell, str) else ""


def _source(cell: Any) -> str | None:
    """A cell's text, None where it has none; what UTF-8 cannot hold becomes a question mark."""
    source = cell.get("source") if isinstance(cell, dict) else None
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    return source.encode("utf-8", "replace").decode("utf-8") if isinstance(source, str) else None


class KeepReports:
    """After nbgrader wrote a student's feedback: put our report back beside it, made anew from the stored result.

    `nbgrader generate_feedback --force`, and formgrader always, empty feedback/<student>/<day>/ first.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def __call__(self, assignment: str, student: str, notebooks: Sequence[str]) -> None:
        """`student` is nbgrader's pattern, so the names come from `notebooks`: autograded/<student>/<day>/*.ipynb."""
        from autograder import engine

        course = Course(self.root)
        for name in sorted({Path(notebook).parts[-3] for notebook in notebooks}):
            path = engine.stored(course, assignment, name)
            if path.is_file():
                result = records.load(json.loads(path.read_text(encoding="utf-8")))
                feedback.write(
                    result,
                    self.root / "feedback",
                    title=course.assignment(assignment).title,
                    before=history.previous(path),
                    notebook=f"{assignment}.html",  # nbgrader's own page, in the same folder
                )
