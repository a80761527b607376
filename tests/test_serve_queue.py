"""From an accepted notebook to its one result, in the same places as the command line's, whatever happens between."""

from __future__ import annotations

import io
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import coursekit
import pytest
import servekit
from postgres import Server, running
from servekit import ALL, FakeGrading, hand_in, wait

from autograder import engine, slots
from autograder import result as records
from autograder.cluster import NoCluster
from autograder.course import Course, CourseError
from autograder.outputs import connection, gradebook
from autograder.result import Result
from autograder.serve import publishing, queue, reading
from autograder.serve.backup import backup, restore
from autograder.serve.places import Places
from autograder.serve.publishing import load
from autograder.serve.queue import PAUSED
from autograder.serve.store import Attempt, Store, sqlite

HALF = {name: source for name, source in ALL.items() if name == "double"}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as server:
        yield server


NO_WAIT = "[serve.policy]\nwait_minutes = 0\n"


def test_an_accepted_notebook_gets_one_result_in_all_the_places_of_the_command_line(course: Course) -> None:
    grading = FakeGrading()
    made = servekit.desk(course, grading, NO_WAIT)
    servekit.student(made)
    taken = hand_in(made).attempt
    with made.dispatcher.running():
        wait(lambda: made.store.jobs("done"))
    (kept,) = made.store.attempts(person="kim")
    assert (kept.status, kept.score, kept.max_score) == ("graded", 6.0, 7.5)
    assert grading.calls == [("kim", taken.sha256, False)]
    path = course.root / "submitted" / "kim" / "day1" / "day1.ipynb"
    assert path.read_bytes() == servekit.notebook(course)
    assert gradebook.scores(made.gradebook_url, "day1") == {"kim": 6.0}
    assert (course.root / "feedback" / "kim" / "day1" / "report.html").is_file()
    # `autograder grade` finds it in the cache: nothing is graded twice.
    assert engine.cached(engine.Setting(course, "day1"), "kim", path) == load(made.places, taken.id)
    of_day = course.root / "results" / "day1"
    (of_day / "k\u200bim.json").write_bytes((of_day / "kim.json").read_bytes())  # no student can have such a name
    assert [result.student for result in publishing.results(course, "day1")] == ["kim"]


@pytest.mark.parametrize(("counts", "expected"), [("best", 6.0), ("last", 3.0)])
def test_the_best_attempt_is_published_or_the_last_as_the_rules_say(
    course: Course, counts: str, expected: float
) -> None:
    made = servekit.desk(course, FakeGrading(), f"{NO_WAIT}counts = '{counts}'\n")
    servekit.student(made)
    with made.dispatcher.running():
        hand_in(made)
        wait(lambda: len(made.store.jobs("done")) == 1)
        hand_in(made, functions=HALF)
        wait(lambda: len(made.store.jobs("done")) == 2)
    stored = json.loads((course.root / "results" / "day1" / "kim.json").read_text(encoding="utf-8"))
    assert stored["score"] == expected == gradebook.scores(made.gradebook_url, "day1")["kim"]


def test_the_first_result_is_published_at_once_and_what_follows_together(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each publication costs a tenth of a second beside what it publishes; the last one comes before the end."""
    monkeypatch.setattr(queue, "GATHER", 3_600.0)
    real, published = publishing.publish, []

    def publish(*arguments: Any) -> None:
        published.append(arguments[5])
        real(*arguments)

    monkeypatch.setattr(queue, "publish", publish)
    made = servekit.desk(course, FakeGrading(), NO_WAIT)
    for student in ("kim", "lee", "park"):
        servekit.student(made, student)
    with made.dispatcher.running():
        hand_in(made)
        wait(lambda: len(made.store.jobs("done")) == 1)
        hand_in(made, "lee")
        hand_in(made, "park")
        wait(lambda: len(made.store.jobs("graded")) == 2)
    assert published == [["kim"], ["lee", "park"]]
    assert len(made.store.jobs("done")) == 3


def test_before_anybody_hands_in_the_solutions_are_graded_and_nothing_of_it_is_kept(
    course: Course, caplog: pytest.LogCaptureFixture
) -> None:
    made = servekit.desk(course, FakeGrading())
    made.dispatcher.grade, made.dispatcher.rehearsed = slots.grade_class, True
    files = set(course.root.rglob("*"))
    with caplog.at_level("INFO", "autograder.serve"), made.dispatcher.running():
        wait(lambda: caplog.messages)
    assert caplog.messages == ["ready to grade: the solutions of day1 get 7.5 of 7.5 points"]
    assert set(course.root.rglob("*")) == files
    assert made.store.attempts() == []


def test_the_rehearsal_is_of_the_day_that_was_handed_in_last_or_else_of_the_first_that_is_released(
    course: Course,
) -> None:
    for day in ("day0", "day2", "day3"):
        folder = shutil.copytree(course.root / "assignments" / "day1_small", course.root / "assignments" / f"{day}_x")
        toml = folder / "assignment.toml"
        toml.write_text(toml.read_text(encoding="utf-8").replace('"day1"', f'"{day}"'), encoding="utf-8")
        if day != "day0":
            released = shutil.copytree(course.root / "release/ko/day1", course.root / "release/ko" / day)
            (released / "day1.ipynb").rename(released / f"{day}.ipynb")
    rehearsed: list[str] = []

    class Noted(FakeGrading):
        def __call__(self, setting: engine.Setting, todo: Any, **options: Any) -> Iterator[Result]:
            rehearsed.append(setting.day)
            return super().__call__(setting, todo, **options)

    made = servekit.desk(Course(course.root), Noted())
    made.dispatcher._rehearse(slots.Slots())
    servekit.student(made)
    for day in ("day3", "day2"):
        made.store.accept(Attempt(0, "kim", day, "0" * 64, 1, f"{day}.ipynb", 0.0))
    for job in made.store.jobs("queued"):
        made.store.done([job])
    made.dispatcher._rehearse(slots.Slots())
    assert rehearsed == ["day1", "day2"]


def test_where_a_notebook_waits_already_it_is_not_kept_waiting_by_a_rehearsal(course: Course) -> None:
    grading = FakeGrading()
    made = servekit.desk(course, grading)
    made.dispatcher.rehearsed = True
    servekit.student(made)
    hand_in(made)
    with made.dispatcher.running():
        wait(lambda: made.store.jobs("done"))
    assert [student for student, _, _ in grading.calls] == ["kim"]


def test_who_asks_the_server_to_end_does_not_wait_for_the_rehearsal(course: Course) -> None:
    class Endless(FakeGrading):
        def __call__(self, setting: Any, todo: Any, **options: Any) -> Iterator[Result]:
            self.begun.set()
            while True:
                options["at"]("solutions", "double")
                time.sleep(0.01)

    grading = Endless()
    made = servekit.desk(course, grading)
    made.dispatcher.rehearsed = True
    with made.dispatcher.running():
        assert grading.begun.wait(60)
        (grader,) = [t for t in threading.enumerate() if t.name.endswith("(_grader)")]
    assert not grader.is_alive()


def test_solutions_that_do_not_pass_and_ones_that_cannot_be_graded_are_said(
    course: Course, caplog: pytest.LogCaptureFixture
) -> None:
    grading = FakeGrading()  # which sees one exercise solved in these words
    made = servekit.desk(course, grading)
    made.dispatcher._rehearse(slots.Slots())
    (course.root / "release" / "ko" / "day1" / "day1.ipynb").unlink()
    made.dispatcher._rehearse(slots.Slots())
    first, second = caplog.messages
    assert first == "do not grade with this: the solutions of day1 get 3 of 7.5 points"
    assert second.startswith("there was no rehearsal: ") and "day1.ipynb" in second
    assert len(grading.calls) == 1


def test_a_gradebook_that_is_moved_away_while_the_server_runs_is_made_anew(course: Course) -> None:
    made = servekit.desk(course, FakeGrading(), NO_WAIT)
    servekit.student(made)
    with made.dispatcher.running():
        hand_in(made)
        wait(lambda: len(made.store.jobs("done")) == 1)
        (course.root / "gradebook.db").rename(course.root / "older.db")
        hand_in(made, functions=HALF)
        wait(lambda: len(made.store.jobs("done")) == 2)
    assert gradebook.scores(made.gradebook_url, "day1") == {"kim": 6.0}


def test_what_grades_is_looked_at_anew_in_time_and_for_whoever_asks_to_grade_again(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    dispatcher = servekit.desk(course, FakeGrading()).dispatcher
    before = dispatcher._setting("day1").key
    (course.assignment("day1").graders / "more.py").write_text("# mended\n", encoding="utf-8")
    assert dispatcher._setting("day1").key == before
    assert dispatcher._setting("day1", anew=True).key != before
    assert dispatcher._setting("day1").key != before
    kept = dispatcher._setting("day1")
    monkeypatch.setattr(queue, "AFRESH", 0.0)
    assert dispatcher._setting("day1") is not kept


def test_what_was_told_of_a_notebook_is_kept_for_its_page(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    made, later = (servekit.desk(course, FakeGrading()) for _ in range(2))
    servekit.student(made)
    taken = hand_in(made, functions=HALF).attempt
    read: list[Path] = []

    def counted(course: Course, path: Path, days: Sequence[str]) -> reading.Reading:
        read.append(path)
        return reading.examine(course, path, days)

    monkeypatch.setattr("autograder.serve.desk.examine", counted)
    assert made.examine(taken).undone == ("shift",) and not read
    assert later.examine(taken) == later.examine(taken) == made.examine(taken)  # a server that was started since
    assert read == [made.places.notebook(taken.sha256)]


def test_what_was_running_when_the_server_ended_is_taken_up_again(course: Course) -> None:
    grading = FakeGrading()
    made = servekit.desk(course, grading)
    servekit.student(made)
    hand_in(made)
    assert made.store.claim() is not None and made.store.claim() is None  # and now the server is gone
    with made.dispatcher.running():
        wait(lambda: made.store.jobs("done"))
    assert len(grading.calls) == 1


def test_a_stored_result_is_not_made_a_second_time(course: Course) -> None:
    """Killed after the result was stored and before the database said so."""
    grading = FakeGrading()
    made = servekit.desk(course, grading)
    servekit.student(made)
    hand_in(made)
    with made.dispatcher.running():
        wait(lambda: made.store.jobs("done"))
    (job,) = made.store.jobs("done")
    made.store.move(job.id, "running")
    again = servekit.desk(course, grading)
    with again.dispatcher.running():
        wait(lambda: again.store.jobs("done"))
    assert len(grading.calls) == 1


def test_a_rerun_grades_anew(course: Course) -> None:
    grading = FakeGrading()
    made = servekit.desk(course, grading)
    servekit.student(made)
    taken = hand_in(made).attempt
    with made.dispatcher.running():
        wait(lambda: made.store.jobs("done"))
        assert made.store.rerun(taken.id)
        wait(lambda: len(made.store.jobs("done")) == 2)
    assert [anew for _, _, anew in grading.calls] == [False, True]
    assert len(made.store.attempts()) == 1


def test_what_the_command_line_graded_again_is_not_taken_back(course: Course) -> None:
    """A grader was mended and `autograder grade` run; then the same student hands in something worse."""
    made = servekit.desk(course, FakeGrading(), NO_WAIT)
    servekit.student(made)
    with made.dispatcher.running():
        hand_in(made)
        wait(lambda: made.store.jobs("done"))
        path = course.root / "results" / "day1" / "kim.json"
        old = records.load(json.loads(path.read_text(encoding="utf-8")))
        exercises = (old.exercises[0], replace(old.exercises[1], score=4.5))
        mended = replace(old, score=7.5, exercises=exercises, provenance={**old.provenance, "graded_at": "2027-01-01"})
        records.store(mended, path)
        hand_in(made, functions=HALF)
        wait(lambda: len(made.store.jobs("done")) == 2)
    assert records.load(json.loads(path.read_text(encoding="utf-8"))) == mended == load(made.places, 1)
    assert [a.score for a in made.store.attempts()] == [7.5, 3.0]
    assert gradebook.scores(made.gradebook_url, "day1") == {"kim": 7.5}


def test_it_waits_for_a_rerun_that_is_asked_for_twice(course: Course) -> None:
    made = servekit.desk(course, FakeGrading())
    servekit.student(made)
    taken = hand_in(made).attempt
    assert not made.store.rerun(taken.id)


def test_a_fault_of_ours_is_tried_again_and_then_waits_for_a_person(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "AGAIN", 0.0)
    grading = FakeGrading()
    grading.status = "needs_regrade"
    made = servekit.desk(course, grading)
    servekit.student(made)
    hand_in(made)
    with made.dispatcher.running():
        wait(lambda: made.store.jobs("failed"))
        assert len(grading.calls) == queue.TRIES
        assert not (course.root / "results").exists()
        grading.status = "graded"
        (failed,) = made.store.jobs("failed")
        assert failed.attempt.status == "needs_regrade"
        assert made.store.rerun(failed.attempt.id)
        wait(lambda: made.store.jobs("done"))
    assert made.store.attempts()[0].status == "graded"


def test_a_cluster_that_is_away_makes_jobs_wait_and_uses_up_no_try(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "AGAIN", 0.01)
    grading = FakeGrading()
    refused: list[bool] = []

    def grade(*arguments: Any, **options: Any) -> Iterator[Result]:
        if len(refused) < 3 * queue.TRIES:
            refused.append(made.dispatcher.away)
            raise NoCluster("it is away")
        return grading(*arguments, **options)

    made = servekit.desk(course, grading)
    made.dispatcher.grade = grade
    servekit.student(made)
    hand_in(made)
    with made.dispatcher.running():
        wait(lambda: made.store.jobs("done", "failed"))
    (job,) = made.store.jobs("done")
    assert job.tries == 1 and refused[-1] and not made.dispatcher.away


def test_a_database_that_is_away_as_a_grading_ends_stops_no_grader(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "AGAIN", 0.01)
    monkeypatch.setattr(queue, "IDLE", 0.01)
    made = servekit.desk(course, FakeGrading())
    servekit.student(made)
    hand_in(made)
    failures = dict.fromkeys(("graded", "move"), 3)

    def away(name: str, real: Callable[..., None]) -> Callable[..., None]:
        def step(*arguments: Any) -> None:
            if failures[name]:
                failures[name] -= 1
                raise OSError("the database is away")
            real(*arguments)

        return step

    for name in failures:
        monkeypatch.setattr(made.store, name, away(name, getattr(made.store, name)))
    with made.dispatcher.running():
        wait(lambda: made.store.jobs("done", "failed"))
    assert not any(failures.values())


def test_a_day_that_cannot_be_published_keeps_back_no_other(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as one that has left the course since it was graded."""
    made = servekit.desk(course, FakeGrading())
    servekit.student(made)
    hand_in(made)
    job = made.store.claim()
    assert job is not None
    made.store.graded(job, "graded", 6.0, 6.0)
    gone = replace(job, id=0, attempt=replace(job.attempt, day="gone"))
    monkeypatch.setattr(made.store, "jobs", lambda state: [gone, job])
    published: list[str] = []
    monkeypatch.setattr(queue, "publish", lambda *arguments: published.append(arguments[4]))
    assert made.dispatcher._publish(made.dispatcher._waiting())
    assert made.dispatcher.trouble == "publishing"
    assert published == ["day1"]


def test_paused_it_takes_notebooks_and_grades_none(course: Course) -> None:
    grading = FakeGrading()
    made = servekit.desk(course, grading)
    servekit.student(made)
    made.store.set(PAUSED, True)
    with made.dispatcher.running():
        assert hand_in(made).attempt is not None
        time.sleep(3 * queue.IDLE)
        assert made.store.waiting() == 1 and not grading.calls
        made.store.set(PAUSED, False)
        wait(lambda: made.store.jobs("done"))


def test_a_gradebook_that_does_not_answer_loses_nothing(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "AGAIN", 0.05)
    real, away = gradebook.record, [True]

    def record(*arguments: object) -> None:
        if away[0]:
            raise connection.GradebookFault("away")
        real(*arguments)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(gradebook, "record", record)
    made = servekit.desk(course, FakeGrading())
    servekit.student(made)
    hand_in(made)
    with made.dispatcher.running():
        wait(lambda: made.dispatcher.trouble == "gradebook")
        assert made.store.attempts()[0].status == "graded"
        away[0] = False
        wait(lambda: made.store.jobs("done"))
    assert gradebook.scores(made.gradebook_url, "day1") == {"kim": 6.0}


def test_one_server_at_a_time(tmp_path: Path) -> None:
    with Places(tmp_path).alone(), pytest.raises(CourseError, match="another"), Places(tmp_path).alone():
        pass
    with Places(tmp_path).alone():
        pass


def test_the_same_on_postgresql(course: Course, server: Server) -> None:
    made = servekit.desk(course, FakeGrading(), url=server.database())
    servekit.student(made)
    hand_in(made)
    with made.dispatcher.running():
        wait(lambda: made.store.jobs("done"))
    assert made.store.attempts()[0].score == 6.0
    made.store.close()


def test_a_backup_moves_from_sqlite_to_postgresql_and_goes_on(
    course: Course, server: Server, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = servekit.desk(course, FakeGrading(), NO_WAIT)
    servekit.student(made)
    with made.dispatcher.running():
        hand_in(made)
        wait(lambda: made.store.jobs("done"))
    backup(made.store, made.places, tmp_path / "kept.tar.gz")
    other = servekit.desk(
        coursekit.built(tmp_path_factory, tmp_path / "other"), FakeGrading(), NO_WAIT, server.database()
    )
    restore(other.store, other.places, tmp_path / "kept.tar.gz")
    backup(other.store, other.places, tmp_path / "again.tar.gz")
    with other.dispatcher.running():
        assert hand_in(other, extra="later").attempt.id == 2
        wait(lambda: len(other.store.jobs("done")) == 2)
    assert other.store.attempts()[:1] == made.store.attempts()
    other.store.close()


# What is taken and what is not


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "unreadable"),
        (b'{"cells": [', "unreadable"),
        (b"[" * 5_000_000, "unreadable"),
        (b'{"nbformat": 4, "cells": []}', "not_ours"),
        (b" " * (6 << 20), "too_big"),
    ],
)
def test_what_is_no_notebook_of_the_course_is_refused_at_once_and_uses_up_no_attempt(
    course: Course, content: bytes, reason: str
) -> None:
    made = servekit.desk(course, FakeGrading(), "[serve]\nupload_mb = 5\n")
    found = made.hand_in("kim", "x.ipynb", io.BytesIO(content))
    assert (found.reason, found.attempt) == (reason, None)
    assert made.store.attempts() == []
    assert not [p for p in (made.places.folder / "uploads").rglob("*") if p.is_file()]


def test_what_is_still_to_be_done_is_told_at_once(course: Course) -> None:
    made = servekit.desk(course, FakeGrading(), NO_WAIT)
    assert hand_in(made).undone == ()
    assert hand_in(made, functions=HALF).undone == ("shift",)
    assert hand_in(made, functions={}, lang="en").undone == ("double", "shift")


def test_the_same_file_again_is_the_same_attempt_until_there_is_another(course: Course) -> None:
    made = servekit.desk(course, FakeGrading(), NO_WAIT)
    first = hand_in(made)
    again = hand_in(made)
    assert (again.reason, again.attempt) == ("same", first.attempt)
    assert hand_in(made, extra="b").attempt.id > first.attempt.id
    assert hand_in(made).reason == "", "back to the first version, which is to count as the last"


def test_a_full_queue_and_a_full_disk_say_so_before_anything_is_taken(course: Course) -> None:
    made = servekit.desk(course, FakeGrading(), "[serve]\nqueue = 1\n")
    assert hand_in(made, "a").attempt is not None
    assert hand_in(made, "b").reason == "full_queue"
    full = servekit.desk(course, FakeGrading(), "[serve]\nfree_mb = 1000000000\n")
    assert hand_in(full, "c").reason == "full_disk"
    assert len(made.store.attempts()) == 1


def test_what_was_half_received_when_the_server_was_killed_is_removed(course: Course) -> None:
    places = Places(course.root)
    places.part().write_bytes(b"half")
    places.tidy()
    assert not [p for p in (places.folder / "uploads").rglob("*") if p.is_file()]


def test_an_acknowledged_attempt_is_there_for_the_next_server(course: Course) -> None:
    made = servekit.desk(course, FakeGrading())
    taken = hand_in(made).attempt
    other = Store(sqlite(made.places.database))
    assert other.attempts() == [taken]
    assert [job.state for job in other.jobs("queued")] == ["queued"]
    assert made.places.notebook(taken.sha256).read_bytes() == servekit.notebook(course)
