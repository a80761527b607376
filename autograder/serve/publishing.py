"""A graded attempt goes where the command line's results go: submitted/, results/, gradebook, feedback.

What lies there is the attempt that counts, so that `autograder grade` finds nothing to do, and every report, export and
gradebook of the course says the same as the page. Each step can be done again: a server that was killed repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from autograder import engine, files, history
from autograder import result as records
from autograder.course import Course
from autograder.intake import unfit
from autograder.outputs import gradebook, marks
from autograder.publish import write_feedback
from autograder.result import Result
from autograder.serve.places import Places
from autograder.serve.policy import Policy, counting, penalty
from autograder.serve.store import Attempt, Store

__all__ = ["load", "publish", "results"]


def load(places: Places, attempt: int) -> Result | None:
    """The stored result of an attempt; None where there is none that can be read."""
    return records.kept(places.result(attempt))


def results(course: Course, day: str) -> Iterator[Result]:
    """What counts of each student of a day, as every report and export of the course has it; one at a time."""
    for path in sorted((course.root / "results" / day).glob("*.json")):
        if unfit(path.stem):  # such a folder is no student's; the command line says so
            continue
        if (found := records.kept(path)) is not None:  # else of another version; the command line says which
            yield found


def publish(
    course: Course, store: Store, places: Places, policy: Policy, day: str, people: Sequence[str], url: str
) -> None:
    """Publish what counts of each of `people` on `day`. Raises what `gradebook.record` raises."""
    entered = []
    late: dict[str, marks.Late] = {}
    for person in people:
        attempt = counting(policy, store.attempts(person=person, day=day))
        result = None if attempt is None else load(places, attempt.id)
        if attempt is None or result is None:
            continue
        stored = engine.earlier(engine.Setting(course, day), person)
        if stored is not None and _newer(stored, result):
            result = stored
            records.store(result, places.result(attempt.id))
            store.note(attempt.id, result.status, result.score, result.max_score)
        _lay_out(course, places, attempt, result, stored)
        entered.append(result)
        at = datetime.fromtimestamp(attempt.received, UTC).replace(tzinfo=None)  # as nbgrader keeps times
        late[person] = marks.Late(at, penalty(policy, attempt))
    assignment = course.assignment(day)
    gradebook.record(url, assignment, entered)
    marks.late(url, assignment, late, policy.due)


def _newer(stored: Result, result: Result) -> bool:
    """Whether `stored` is what the command line found for the same notebook when it graded it again since `result`."""
    same = stored.provenance.get("notebook") == result.provenance.get("notebook")
    later = str(stored.provenance.get("graded_at", "")) > str(result.provenance.get("graded_at", ""))
    return stored.status == "graded" and same and later


def _lay_out(course: Course, places: Places, attempt: Attempt, result: Result, stored: Result | None) -> None:
    """`result`, which is that of the attempt, takes the place of `stored`."""
    handed_in = course.root / "submitted" / attempt.person / attempt.day / f"{attempt.day}.ipynb"
    notebook = places.notebook(attempt.sha256).read_bytes()
    if not _holds(handed_in, notebook):
        files.write(handed_in, notebook)
    if stored != result:
        place = engine.stored(course, attempt.day, attempt.person)
        history.put_by(result, place)
        files.write(place, places.result(attempt.id).read_bytes())  # written out once: that takes 10 ms
    write_feedback(course, result)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
