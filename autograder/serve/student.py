"""The student's pages: sign in, see the days, hand in, follow the grading, read the report."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from autograder import messages
from autograder.course import Assignment
from autograder.outputs import feedback, page
from autograder.publish import notebook_url
from autograder.result import ExerciseResult, Result, TestResult
from autograder.serve import policy as rules
from autograder.serve.desk import Outcome
from autograder.serve.marking import manual_marks
from autograder.serve.people import SESSION
from autograder.serve.publishing import load
from autograder.serve.queue import PAUSED
from autograder.serve.store import Attempt
from autograder.serve.visit import Refused, Visit, view

__all__ = ["ROUTES", "Row", "download", "report", "rows", "signed_in", "state"]


@dataclass(frozen=True)
class Row:
    """An attempt as a table shows it. `change`: points against the graded attempt before, None where there is none."""

    number: int
    attempt: Attempt
    received: str
    late: int
    counts: bool
    shown: bool
    change: float | None


SOON, LATE = 2, 20  # seconds from one look at a grading to the next


def home(visit: Visit) -> Response:
    """The days for a student, the class for an instructor, or how to sign in."""
    if visit.session is None:
        return visit.page("welcome.html.j2")
    if visit.session.person.role == "teacher":
        return visit.see("/teach/class")
    person = visit.person("student")
    cards = []
    everything, holding = visit.desk.store.attempts(person=person.id), visit.desk.holding()
    for assignment in visit.desk.days:
        attempts = [a for a in everything if a.day == assignment.id]
        policy = visit.desk.policies[assignment.id]
        counts = None if assignment.id in holding else rules.counting(policy, attempts)
        due = "" if policy.due is None else visit.time(policy.due.timestamp())
        worth = None if counts is None else rules.worth(policy, counts)
        cards.append((assignment, policy, _used(attempts), due, worth))
    return visit.page("days.html.j2", cards=cards)


def enter(visit: Visit) -> Response:
    """What a personal link opens: one press away from being signed in, so that previews of it sign in nobody."""
    token = visit.path("token")
    owner = visit.desk.keys.owner(token)
    if owner is None:
        # Right links go on: a class comes from one address, and one of them may be trying others' links.
        if visit.limits.links.reached(visit.address):
            raise Refused(429, "refused.often")
        visit.limits.links.count(visit.address)
        raise Refused(403, "refused.link")
    if visit.request.method == "GET":
        return visit.page("enter.html.j2", owner=owner, token=token)
    return signed_in(visit, visit.desk.keys.sign_in(owner), "/")


def privacy(visit: Visit) -> Response:
    """What is kept of people, and what for: to be read before they sign in, and at any time."""
    return visit.page("privacy.html.j2", days=int(SESSION // 86_400))


def signed_in(visit: Visit, token: str, path: str) -> Response:
    """Go on at `path` with a new session; the one before ends."""
    if visit.token:
        visit.desk.keys.sign_out(visit.token)
    response = visit.see(path)
    visit.cookie(response, visit.cookie_name, token, int(SESSION))
    return response


def sign_out(visit: Visit) -> Response:
    if visit.session is not None:
        visit.desk.keys.sign_out(visit.token)
    response = visit.see("/")
    visit.cookie(response, visit.cookie_name, "", 0)
    return response


def day(visit: Visit) -> Response:
    person, assignment = visit.person("student"), _assignment(visit)
    policy = visit.desk.policies[assignment.id]
    attempts = visit.desk.store.attempts(person=person.id, day=assignment.id)
    place = visit.desk.course.colab
    return visit.page(
        "day.html.j2",
        day=assignment,
        policy=policy,
        left=rules.decide(policy, attempts, 0.0).left,
        due="" if policy.due is None else visit.time(policy.due.timestamp()),
        colab="" if place is None else place.opened(visit.lang, assignment.id),
        rows=rows(visit, person.id, assignment, show=not visit.desk.held(assignment.id)),
        marks=[] if visit.desk.held(assignment.id) else manual_marks(visit.desk, assignment, person.id, visit.lang),
    )


def notebook(visit: Visit) -> Response:
    """The released notebook of a day with the files beside it."""
    visit.person("student")
    assignment = _assignment(visit)
    folder = visit.desk.course.root / "release" / visit.lang / assignment.id
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")):
            archive.write(path, f"{assignment.id}/{path.relative_to(folder)}")
    return download(packed.getvalue(), f"{assignment.id}.zip", "application/zip")


def hand_in(visit: Visit) -> Response:
    person = visit.person("student")
    if visit.limits.uploads.reached(person.id):
        raise Refused(429, "refused.often")
    chosen, files = visit.text("day"), visit.files("notebook")
    if not files:
        raise Refused(400, "drop.nothing")
    if chosen and chosen not in {a.id for a in visit.desk.days}:
        raise Refused(404, "refused.not_found")
    visit.limits.uploads.count(person.id)
    outcomes = [visit.desk.hand_in(person.id, f.filename or "", f.file, chosen) for f in files]
    if len(outcomes) == 1 and outcomes[0].attempt is not None and not outcomes[0].reason:
        return visit.see(f"/attempt/{outcomes[0].attempt.id}")
    busy = all(o.reason in ("full_disk", "full_queue", "unscanned") for o in outcomes)
    status = 503 if busy else 200 if any(o.attempt for o in outcomes) else 422
    said = [(o, _why(visit, o), _titles(visit, o.attempt, o.undone)) for o in outcomes]
    response = visit.page("outcomes.html.j2", status, outcomes=said)
    if busy:
        response.headers["retry-after"] = "120"
    return response


def attempt(visit: Visit) -> Response:
    person = visit.person("student")
    found = _own(visit)
    assignment = visit.desk.course.assignment(found.day)
    shown = not visit.desk.held(found.day)
    # Before the rows: a page that says that it is graded has the score, and one without is asked for again.
    values = state(visit, found, shown)
    listed = rows(visit, person.id, assignment, show=shown)
    return visit.page(
        "attempt.html.j2",
        day=assignment,
        row=next(row for row in listed if row.attempt.id == found.id),
        rows=listed,
        undone=_titles(visit, found, visit.desk.examine(found).undone) if shown else [],
        **values,
    )


def progress(visit: Visit) -> Response:
    """The part of an attempt's page that htmx asks for again; when the grading is over, it has the page reloaded."""
    visit.person("student")
    found = _own(visit)
    values = state(visit, found, not visit.desk.held(found.day))
    response = visit.page("state.html.j2", found=found, **values)
    if not values["open"]:
        response.headers["hx-refresh"] = "true"
    return response


def read(visit: Visit) -> Response:
    visit.person("student")
    found = _own(visit)
    if visit.desk.held(found.day):
        raise Refused(404, "refused.not_found")
    return report(visit, found, visit.desk.policies[found.day].feedback == "verdicts")


def mine(visit: Visit) -> Response:
    visit.person("student")
    found = _own(visit)
    content = visit.desk.places.notebook(found.sha256).read_bytes()
    return download(content, f"{found.day}.ipynb", "application/octet-stream")


ROUTES = [
    Route("/", view(home)),
    Route("/in/{token}", view(enter), methods=["GET", "POST"]),
    Route("/privacy", view(privacy)),
    Route("/sign-out", view(sign_out), methods=["POST"]),
    Route("/day/{day}", view(day)),
    Route("/day/{day}/notebook", view(notebook)),
    Route("/hand-in", view(hand_in), methods=["POST"]),
    Route("/attempt/{attempt}", view(attempt)),
    Route("/attempt/{attempt}/state", view(progress)),
    Route("/attempt/{attempt}/report", view(read)),
    Route("/attempt/{attempt}/notebook", view(mine)),
]


def state(visit: Visit, found: Attempt, shown: bool) -> dict[str, Any]:
    """What is to be said of an attempt: `said`; whether its report is `there`; whether it is `open`, which is to be
    looked at again `every` so many seconds.
    """
    store = visit.desk.store
    job = store.job(found.id)
    found = found if job is None else job.attempt  # as it was when the job was read
    where, every = "done" if job is None else job.state, SOON
    if where == "queued" and job is not None:
        before = store.waiting(before=job.id)
        every = min(max(SOON, before // 5), LATE)  # a whole class that looks every two seconds slows its own grading
        said = visit.say("state.queued", before=before) if before else visit.say("state.next")
        said = visit.say("state.paused") if store.setting(PAUSED, False) else said
    elif where == "running":
        at = visit.desk.dispatcher.progress.get(found.id)
        titles = {e.slug: e.title[visit.lang] for e in visit.desk.course.assignment(found.day).exercises}
        said = visit.say("state.running")
        if at is not None and at.exercise in titles:
            said = visit.say("state.at", number=at.number, total=at.total, title=titles[at.exercise])
    elif where == "failed" and found.status == "needs_regrade":
        said = visit.say("state.failed")
    elif not shown:
        said = visit.say("state.held")
    else:
        said = visit.say("state.unreadable" if found.status == "unreadable" else "state.graded")
    there = found.status in ("graded", "unreadable")
    return {"said": said, "open": where in ("queued", "running"), "there": there and shown, "every": every}


def rows(visit: Visit, person: str, assignment: Assignment, *, show: bool) -> list[Row]:
    """Somebody's attempts, the latest first; without scores unless `show`."""
    policy = visit.desk.policies[assignment.id]
    numbered = visit.desk.numbered(person, assignment.id)
    counts = rules.counting(policy, [a for _, a in numbered]) if show else None
    found: list[Row] = []
    before: Attempt | None = None
    for number, a in numbered:
        shown = show and a.status == "graded"
        change = a.score - before.score if shown and before is not None else None
        late = rules.late_days(policy, a.received)
        found.append(Row(number, a, visit.time(a.received), late, a == counts, shown, change))
        before = a if a.status == "graded" else before
    return found[::-1]


def report(visit: Visit, found: Attempt, plain: bool) -> Response:
    """An attempt's report, as `autograder feedback` makes it, under the policy that it brings along."""
    result = load(visit.desk.places, found.id)
    if result is None:
        raise Refused(404, "refused.not_found")
    earlier = [a for a in visit.desk.store.attempts(person=found.person, day=found.day) if a.id < found.id]
    graded = [a for a in earlier if a.status == "graded"]
    before = load(visit.desk.places, graded[-1].id) if graded else None
    title = visit.desk.course.assignment(found.day).title
    html = feedback.render(
        _verdicts(result) if plain else result,
        visit.lang,
        title=title,
        before=before,
        notebook=notebook_url(found.day),
    )
    return HTMLResponse(html, headers={"content-security-policy": f"{page.policy()}; frame-ancestors 'none'"})


def download(content: bytes, name: str, kind: str) -> Response:
    """A file to be saved and never shown; its name is one of ours."""
    return Response(content, media_type=kind, headers={"content-disposition": f'attachment; filename="{quote(name)}"'})


def _own(visit: Visit) -> Attempt:
    """The attempt in the address, if it is the visitor's own; another's is as if it were not there."""
    found = visit.desk.store.attempt(visit.number("attempt"))
    if found is None or visit.session is None or found.person != visit.session.person.id:
        raise Refused(404, "refused.not_found")
    return found


def _assignment(visit: Visit) -> Assignment:
    found = next((a for a in visit.desk.days if a.id == visit.path("day")), None)
    if found is None:
        raise Refused(404, "refused.not_found")
    return found


def _used(attempts: Sequence[Attempt]) -> int:
    return sum(a.status != "needs_regrade" for a in attempts)


def _why(visit: Visit, outcome: Outcome) -> str:
    if outcome.problem is not None:
        return messages.text(outcome.problem, visit.lang)
    if not outcome.reason:
        return ""
    values = dict(outcome.values)
    if "until" in values:
        values["until"] = visit.time(values["until"] + 59)  # to the minute, and never too early
    if "day" in values:
        values["day"] = values["day"][visit.lang]
    return visit.say(f"why.{outcome.reason}", **values)


def _titles(visit: Visit, found: Attempt | None, slugs: Sequence[str]) -> list[str]:
    """What the exercises `slugs` of an attempt are called; none where there is no attempt."""
    if found is None:
        return []
    assignment = visit.desk.course.assignment(found.day)
    return [assignment.exercise(slug).title[visit.lang] for slug in slugs]


def _verdicts(result: Result) -> Result:
    """`result` with no more than which exercise passed: nothing that a guess could be steered by."""

    def bare(t: TestResult) -> TestResult:
        outcome = "failed" if t.outcome in ("error", "timeout") else t.outcome
        return replace(t, outcome=outcome, message=None, evidence={}, pictures=(), bounds={})

    def exercise(e: ExerciseResult) -> ExerciseResult:
        ours = any(t.ours for t in e.tests)
        outcome = "failed" if e.outcome in ("error", "timeout", "partial") and not ours else e.outcome
        tests = () if ours else tuple(bare(t) for t in e.tests if t.public)
        return replace(e, outcome=outcome, tests=tests, diagnosis=(), kind=None)

    return replace(result, exercises=tuple(map(exercise, result.exercises)), output=())
