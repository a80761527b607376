"""nbgrader grades with our sandbox: what `nbgrader_config.py` puts in place of the parts of nbgrader that fail open.

Each part is plugged in through nbgrader's own configuration: `Grade` stands where `Execute` stood;
`SubmissionExporter` reads what students hand in, so that a damaged or missing notebook becomes a zero with a reason and
not a gap; `KeepReports` lets nbgrader's feedback and ours lie side by side; `LatePenalty` is a policy that nbgrader's
own plugin lacks. `exchange` and `zipcollect` see to what comes in.
"""

from __future__ import annotations

import glob
import html
import math
import os
import sysconfig
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.converters import Autograde
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import ClearHiddenTests, Execute
from nbgrader.preprocessors import NbGraderPreprocessor as Base
from traitlets import Float
from traitlets.config import Config

from autograder import build, files, history, intake, messages, submission
from autograder import result as records
from autograder.course import Assignment, Course
from autograder.integrations.exchange import LARGEST_KB, Collect, ReleaseFeedback
from autograder.integrations.zipcollect import Collector
from autograder.outputs import feedback, gradebook, gradescope, page
from autograder.outputs.words import word
from autograder.result import ExerciseResult, Result

__all__ = ["Grade", "KeepReports", "LatePenalty", "NeedsRegrade", "SubmissionExporter", "configure", "grade_outputs"]


DAY_SECONDS = 24 * 60 * 60


class NeedsRegrade(Exception):
    """The grader or the machine broke, not the student: nbgrader writes no score, and says so at the end."""


def configure(config: Config, root: Path) -> None:
    """Have nbgrader grade with this course's grader; `root` is the course folder."""
    # To make a gradebook nbgrader runs `alembic` by name, which lies beside this Python also where that is not on PATH.
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)])
    # A grade cell's source is what it says when run without this grader; once graded, that would only puzzle.
    config.Autograde.autograde_preprocessors = [
        better
        for step in Autograde.autograde_preprocessors.default()
        for better in ((Grade, ClearHiddenTests) if step is Execute else (step,))
    ]
    config.Autograde.exporter_class = SubmissionExporter
    # Formgrader and nbgrader's feedback show a student's markdown and outputs; nothing in them may run.
    config.HTMLExporter.sanitize_html = True
    config.GenerateFeedback.post_convert_hook = KeepReports(root)
    config.ExchangeFactory.collect = Collect
    config.ExchangeFactory.release_feedback = ReleaseFeedback
    config.CourseDirectory.max_file_size = config.CourseDirectory.max_dir_size = LARGEST_KB
    config.AssignLatePenalties.plugin_class = LatePenalty
    config.ZipCollectApp.collector_plugin = Collector
    # nbgrader skips a student whose feedback folder exists, unless it looks for the notebook's page in particular.
    config.GenerateFeedbackApp.CourseDirectory.notebook_id = "[!.]*"


class Grade(Base):
    """In place of `Execute`: grade the student's own file in the sandbox and put each score where nbgrader reads it.

    The file is read from submitted/ and not taken from `nb`, whose locked cells nbgrader has overwritten with those of
    the gradebook's language. No student code runs here.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        about = resources["nbgrader"]
        day, student = about["assignment"], about["student"]
        if why := intake.unfit(student):
            raise NeedsRegrade(f"{day} of {student!r} is not graded: {why}; rename the folder in submitted/")
        directory = self.parent.parent.coursedir  # exporter, converter
        folder = Path(directory.format_path(directory.submitted_directory, student, day))
        course = Course(Path(directory.root))
        result = _result(course, day, folder / f"{about['notebook']}.ipynb", student)
        if result.status == "needs_regrade":
            raise NeedsRegrade(f"{student}: {day} needs a regrade, no score was written: {result.broke}")
        exercises = {gradebook.grade_id(e.id): e for e in result.exercises}
        for cell in nb.cells:
            if cell.cell_type != "code":
                continue
            cell.outputs, cell.execution_count = [], None
            meta = cell.metadata.get("nbgrader", {})
            if meta.get("grade"):
                cell.outputs = grade_outputs(exercises.get(meta["grade_id"]), result)
        return nb, resources


def _result(course: Course, day: str, notebook: Path, student: str) -> Result:
    """The result that `autograder grade` left of the same bytes, where nothing that decides it has changed; or anew.

    One that was graded at another level or on another device, as somebody asked by name, is as good.
    """
    from autograder import engine

    kept = engine.earlier(engine.Setting(course, day), student)
    if kept is not None:
        for device in dict.fromkeys((kept.device, "cuda")):  # where a GPU failed, the result says cpu
            found = engine.cached(engine.Setting(course, day, kept.isolation, device), student, notebook)
            if found is not None:
                return found
    result = engine.grade_one(course, day, notebook, student)
    same = kept is not None and kept.provenance.get("notebook") == submission.digest(notebook)
    # A fault of ours says nothing about a notebook that was graded before.
    if not (result.status == "needs_regrade" and kept is not None and kept.status == "graded" and same):
        history.store(result, engine.stored(course, day, student))
    return result


def grade_outputs(exercise: ExerciseResult | None, result: Result) -> list[Any]:
    """A page for people, and the number that nbgrader's determine_grade takes: repr(float) reads back exactly."""
    score = exercise.score if exercise is not None and result.status == "graded" else 0.0
    return [
        new_output("display_data", {"text/html": _page(exercise, result), "text/plain": f"{score:g}"}),
        new_output("execute_result", {"text/plain": repr(float(score))}, execution_count=None),
    ]


def _page(exercise: ExerciseResult | None, result: Result) -> str:
    """What was checked and how it went, in the learner's language: everything escaped, in tags that sanitizing keeps.

    nbgrader's pages show any tag but those of bleach.ALLOWED_TAGS as text, `<p>` and `<br>` among them.
    """
    lang = result.lang
    if exercise is None or result.status != "graded":
        return _list(page.prose(messages.text(note, lang)) for note in result.notes) or "<b>0</b>"
    said = gradescope.lines(exercise, lang)
    rows = _list(f"{page.prose(line)}{_list([page.prose(found)] if found else [])}" for line, found in said)
    points = word("points", lang, score=page.amount(exercise.score), max=page.amount(exercise.max_score))
    return f"<b>{html.escape(exercise.title[lang])}: {points}</b>{rows}"


def _list(rows: Iterable[str]) -> str:
    """`rows`, HTML each, as a list; "" where there is none."""
    items = "".join(f"<li>{row}</li>" for row in rows)
    return f"<ul>{items}</ul>" if items else ""


class LatePenalty(LateSubmissionPlugin):
    """Takes a share of the score for every day begun after the due date, beside nbgrader's own `penalty_method`."""

    per_day = Float(0.0, min=0.0, max=1.0, help="share of the score for each day begun; 0 takes nothing").tag(
        config=True
    )

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        if self.penalty_method == "zero" or not self.per_day:
            whole: float | None = super().late_submission_penalty(student_id, score, total_seconds_late)
            return whole
        days: int = math.ceil(total_seconds_late / DAY_SECONDS)
        share: float = min(1.0, self.per_day * days)
        return score * share


class SubmissionExporter(NotebookExporter):
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
    day = directory.assignment_id
    course = Course(Path(directory.root))
    excluded = directory.student_id_exclude.split(",")
    results = []
    for folder in sorted(glob.glob(directory.format_path(directory.submitted_directory, directory.student_id, day))):
        student = Path(folder).parent.name
        if Path(folder).is_dir() and not (Path(folder) / f"{day}.ipynb").exists() and student not in excluded:
            if why := intake.unfit(student):
                directory.log.warning("%s of %r is not graded: %s; rename the folder in submitted/", day, student, why)
                continue
            results.append(_result(course, day, submission.find(Path(folder), day), student))
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
    return new_notebook(cells=cells, metadata=build.metadata(assignment, lang))


def _metadata(assignment: Assignment) -> dict[str, dict[str, Any]]:
    """grade_id -> nbgrader's metadata, of every cell that nbgrader knows in this assignment."""
    known: dict[str, dict[str, Any]] = {}
    for e in assignment.exercises:
        known |= {name: build.nbgrader_metadata(name, solution=True) for name in e.functions}
        known[f"{e.slug}-check"] = build.nbgrader_metadata(f"{e.slug}-check", locked=True)
        grade_id = gradebook.grade_id(e.slug)
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
    """After nbgrader wrote a student's feedback: put our report back beside it, and into it.

    `nbgrader generate_feedback --force`, and formgrader always, empty feedback/<student>/<day>/ first; and nbgrader's
    page is all that students fetch through the exchange.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def __call__(self, assignment: str, student: str, notebooks: Sequence[str]) -> None:
        """`student` is nbgrader's pattern, so the names come from `notebooks`: autograded/<student>/<day>/*.ipynb."""
        from autograder import engine

        course = Course(self.root)
        for name in sorted({Path(notebook).parts[-3] for notebook in notebooks}):
            path = engine.stored(course, assignment, name)
            if path.is_file() and not intake.unfit(name):
                result = records.read(path)
                title, before = course.assignment(assignment).title, history.previous(path)
                written = feedback.write(
                    result,
                    self.root / "feedback",
                    title=title,
                    before=before,
                    notebook=f"{assignment}.html",  # nbgrader's own page, in the same folder
                )
                theirs = written.with_name(f"{assignment}.html")
                if theirs.is_file():
                    report = feedback.render(result, title=title, before=before)
                    files.write(theirs, _with(theirs.read_text(encoding="utf-8"), report, result.lang).encode())


def _with(theirs: str, report: str, lang: str) -> str:
    """nbgrader's page with our report on top, in a frame where nothing can run, and that brings its own policy."""
    head, body, rest = theirs.partition("<body>")
    # In a frame without an address of its own, a link to a place in it would lead to the page around it.
    own = html.escape(report.replace('href="#', 'href="about:srcdoc#'))
    label = html.escape(word("report", lang))
    frame = f'<iframe sandbox title="{label}" srcdoc="{own}" style="width:100%;height:85vh;border:0"></iframe>'
    shown = f'<details open class="container"><summary>{label}</summary>{frame}</details>'
    return f"{head}{body}{shown}{rest}" if body else theirs
