"""The instructor's pages: the class live, one day, one student; rerun, override, release, pause, download."""

from __future__ import annotations

import statistics
import tempfile
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import quote

from starlette.background import BackgroundTask
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from autograder import result as records
from autograder.course import Assignment
from autograder.outputs import csv, marks, page
from autograder.outputs import report as classes
from autograder.outputs.connection import GradebookError, GradebookFault
from autograder.serve import policy as rules
from autograder.serve import student
from autograder.serve.account import sure
from autograder.serve.places import SENT
from autograder.serve.publishing import results
from autograder.serve.queue import PAUSED
from autograder.serve.store import Attempt, Person
from autograder.serve.visit import Refused, Visit, view

__all__ = ["ROUTES"]


@dataclass(frozen=True)
class Day:
    """A day as the class page shows it."""

    assignment: Assignment
    handed_in: int
    median: float | None
    waiting: int
    failed: int
    held: bool


@dataclass(frozen=True)
class Line:
    """A student on a day's page."""

    person: Person
    tries: int
    last: str
    counts: Attempt | None
    state: str
    probing: bool


def overview(visit: Visit) -> Response:
    visit.person("teacher")
    return visit.page("class.html.j2", **_live(visit))


def live(visit: Visit) -> Response:
    """The part of the class page that htmx asks for again."""
    visit.person("teacher")
    return visit.page("class_live.html.j2", **_live(visit))


def day(visit: Visit) -> Response:
    visit.person("teacher")
    assignment = _assignment(visit)
    policy = visit.desk.policies[assignment.id]
    states, by_person = _attempts(visit, assignment.id)
    lines = []
    for person in visit.desk.store.people():
        tries = by_person.get(person.id, [])
        last = tries[-1] if tries else None
        state = "" if last is None else states.get(last.id, "")
        at = "" if last is None else visit.time(last.received)
        probing = rules.probing(tries)
        lines.append(Line(person, len(tries), at, rules.counting(policy, tries), state, probing))
    return visit.page("teach_day.html.j2", day=assignment, lines=lines, held=visit.desk.held(assignment.id))


def learner(visit: Visit, odd: str = "", status: int = 200) -> Response:
    """One student's history of one day, with what can be done about it."""
    visit.person("teacher")
    assignment, person = _assignment(visit), _student(visit)
    try:
        found = marks.marks(visit.desk.gradebook_url, assignment, person.id) if _published(visit, assignment) else {}
    except (GradebookError, GradebookFault):
        found = {}
    listed = student.rows(visit, person.id, assignment, show=True)
    return visit.page(
        "teach_student.html.j2",
        status,
        day=assignment,
        student=person,
        rows=[(row, visit.desk.store.job(row.attempt.id)) for row in listed],
        exercises=[(e, found[e.slug]) for e in assignment.exercises if e.slug in found],
        probing=rules.probing([row.attempt for row in reversed(listed)]),
        odd=odd,
    )


def override(visit: Visit) -> Response:
    """Scores and comments by hand, into the gradebook: all of the form's, or none where one is odd."""
    visit.person("teacher")
    assignment, person = _assignment(visit), _student(visit)
    wanted: list[tuple[str, float | None, str]] = []
    for exercise in assignment.exercises:
        if f"score-{exercise.slug}" not in visit.form:
            continue
        said = visit.text(f"score-{exercise.slug}", 20).strip().replace(",", ".")
        comment = "".join(c for c in visit.text(f"comment-{exercise.slug}", 2000) if c.isprintable() or c == "\n")
        try:
            score = float(said) if said else None
        except ValueError:
            score = -1.0
        if score is not None and not 0 <= score <= exercise.points:
            return learner(visit, visit.say("class.odd_score", most=page.amount(exercise.points)), 422)
        wanted.append((exercise.slug, score, comment.strip()))
    try:
        for slug, score, comment in wanted:
            marks.override(visit.desk.gradebook_url, assignment, person.id, slug, score, comment)
    except GradebookError as problem:
        return learner(visit, str(problem), 422)
    except GradebookFault as problem:
        return learner(visit, str(problem), 503)
    return visit.see(_address(person, assignment))


def rerun(visit: Visit) -> Response:
    visit.person("teacher")
    found = _attempt(visit)
    visit.desk.store.rerun(found.id)
    visit.desk.dispatcher.wake()
    return visit.see(_address(_person(visit, found.person), visit.desk.course.assignment(found.day)))


def rerun_all(visit: Visit) -> Response:
    """Every attempt of a day once more: after a grader was mended."""
    visit.person("teacher")
    assignment = _assignment(visit)
    for attempt in visit.desk.store.attempts(day=assignment.id):
        visit.desk.store.rerun(attempt.id)
    visit.desk.dispatcher.wake()
    return visit.see(f"/teach/day/{quote(assignment.id)}")


def hold(visit: Visit) -> Response:
    """Hold or release what students read of a day."""
    visit.person("teacher")
    assignment = _assignment(visit)
    visit.desk.store.set(f"held:{assignment.id}", visit.text("hold") == "yes")
    return visit.see(f"/teach/day/{quote(assignment.id)}")


def pause(visit: Visit) -> Response:
    visit.person("teacher")
    visit.desk.store.set(PAUSED, visit.text("pause") == "yes")
    visit.desk.dispatcher.wake()
    return visit.see("/teach/class")


def report(visit: Visit) -> Response:
    """The class report, as `autograder report` makes it."""
    visit.person("teacher")
    assignment = _assignment(visit)
    found = list(map(records.brief, results(visit.desk.course, assignment.id)))
    html = classes.render(found, visit.lang, title=assignment.title)
    policy = f"{page.policy('report.js')}; frame-ancestors 'none'"
    return HTMLResponse(html, headers={"content-security-policy": policy})


def scores(visit: Visit) -> Response:
    visit.person("teacher")
    assignment = _assignment(visit)
    found = list(map(records.brief, results(visit.desk.course, assignment.id)))
    with tempfile.TemporaryDirectory() as folder:
        content = csv.write(found, Path(folder) / "scores.csv").read_bytes()
    return student.download(content, f"{assignment.id}-scores.csv", "text/csv; charset=utf-8")


def notebooks(visit: Visit) -> Response:
    """The notebook that counts, or else the last, of everybody, as STUDENT/DAY/DAY.ipynb."""
    visit.person("teacher")
    assignment = _assignment(visit)
    _, by_person = _attempts(visit, assignment.id)
    policy = visit.desk.policies[assignment.id]
    with (
        tempfile.NamedTemporaryFile(dir=visit.desk.places.folder, prefix=SENT, delete=False) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for person, tries in by_person.items():
            chosen = rules.counting(policy, tries) or tries[-1]
            name = f"{person}/{assignment.id}/{assignment.id}.ipynb"
            archive.write(visit.desk.places.notebook(chosen.sha256), name)
    path = Path(file.name)
    name = f"{assignment.id}-notebooks.zip"
    return FileResponse(path, filename=name, media_type="application/zip", background=BackgroundTask(path.unlink))


def read(visit: Visit) -> Response:
    visit.person("teacher")
    return student.report(visit, _attempt(visit), False)


def notebook(visit: Visit) -> Response:
    visit.person("teacher")
    found = _attempt(visit)
    content = visit.desk.places.notebook(found.sha256).read_bytes()
    return student.download(content, f"{found.day}-{found.id}.ipynb", "application/octet-stream")


ROUTES = [
    Route("/teach/class", view(overview)),
    Route("/teach/class/live", view(live)),
    Route("/teach/pause", view(pause), methods=["POST"]),
    Route("/teach/day/{day}", view(day)),
    Route("/teach/day/{day}/report", view(report)),
    Route("/teach/day/{day}/scores", view(scores)),
    Route("/teach/day/{day}/notebooks", view(notebooks)),
    Route("/teach/day/{day}/rerun", view(sure(rerun_all)), methods=["POST"]),
    Route("/teach/day/{day}/hold", view(sure(hold)), methods=["POST"]),
    Route("/teach/student/{person}/{day}", view(learner)),
    Route("/teach/student/{person}/{day}/override", view(sure(override)), methods=["POST"]),
    Route("/teach/attempt/{attempt}/rerun", view(rerun), methods=["POST"]),
    Route("/teach/attempt/{attempt}/report", view(read)),
    Route("/teach/attempt/{attempt}/notebook", view(notebook)),
]


def _live(visit: Visit) -> dict[str, Any]:
    desk = visit.desk
    days = []
    for assignment in desk.days:
        states, by_person = _attempts(visit, assignment.id)
        policy = desk.policies[assignment.id]
        counting = [c for tries in by_person.values() if (c := rules.counting(policy, tries)) is not None]
        scores = [rules.worth(policy, c) for c in counting]
        days.append(
            Day(
                assignment,
                len(by_person),
                statistics.median(scores) if scores else None,
                sum(state in ("queued", "running") for state in states.values()),
                sum(state == "failed" for state in states.values()),
                desk.held(assignment.id),
            )
        )
    return {
        "days": days,
        "students": len(desk.store.people()),
        "waiting": desk.store.waiting(),
        "running": len(desk.store.jobs("running")),
        "paused": bool(desk.store.setting(PAUSED, False)),
        "trouble": desk.dispatcher.trouble,
        "away": desk.dispatcher.away,
        "free_mb": desk.places.free_mb(),
    }


def _attempts(visit: Visit, day: str) -> tuple[dict[int, str], dict[str, list[Attempt]]]:
    """Attempt -> state of its latest job, and person -> attempts, of a day."""
    by_person: dict[str, list[Attempt]] = defaultdict(list)
    for attempt in visit.desk.store.attempts(day=day):
        by_person[attempt.person].append(attempt)
    return visit.desk.store.states(day), by_person


def _published(visit: Visit, assignment: Assignment) -> bool:
    """Whether the gradebook has something of this day; asked before, it would be made in the middle of a page."""
    return "done" in visit.desk.store.states(assignment.id).values()


def _assignment(visit: Visit) -> Assignment:
    return next((a for a in visit.desk.days if a.id == visit.path("day")), None) or _nothing()


def _student(visit: Visit) -> Person:
    return _person(visit, visit.path("person"))


def _person(visit: Visit, id: str) -> Person:
    found = visit.desk.store.person(id)
    return found if found is not None and found.role == "student" else _nothing()


def _attempt(visit: Visit) -> Attempt:
    return visit.desk.store.attempt(visit.number("attempt")) or _nothing()


def _nothing() -> NoReturn:
    raise Refused(404, "refused.not_found")


def _address(person: Person, assignment: Assignment) -> str:
    return f"/teach/student/{quote(person.id)}/{quote(assignment.id)}"
