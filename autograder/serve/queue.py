"""The dispatcher: takes jobs from the queue, has them graded in slots or on a cluster, and publishes what counts.

Graders are threads with a slot (a process) each, or with a task on the cluster; they call what `autograder grade`
calls. A result is stored under its attempt before the job moves on, so whatever moment the server is killed at, the
next one goes on from what is stored.
"""

from __future__ import annotations

import logging
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from autograder import result as records
from autograder.cluster import NoCluster
from autograder.course import LANGS, Course
from autograder.engine import Setting
from autograder.learners import Learner, submit
from autograder.outputs.connection import GradebookFault
from autograder.result import Result
from autograder.serve.places import Places
from autograder.serve.policy import Policy
from autograder.serve.publishing import load, publish
from autograder.serve.store import Job, Store
from autograder.slots import Slots, grade_class

__all__ = ["PAUSED", "Dispatcher", "Progress"]

PAUSED = "paused"
TRIES = 3  # gradings that a fault of ours may spoil before a person is asked
AGAIN = 20.0  # seconds from such a one to the next, and for a gradebook that does not answer
GRACE = 60.0  # seconds for what is being graded when the server is asked to end; later it starts again
GATHER = 2.0  # seconds from one publication to the next: what is graded meanwhile shares a transaction
AFRESH = 5.0  # seconds after which it is looked at anew what grades: 30 ms of reading, as much as a page's other work
IDLE = 0.25  # seconds between looks at an empty queue, which is also woken
LOG = logging.getLogger("autograder.serve")


class _Over(Exception):
    """The server is asked to end."""


@dataclass(frozen=True)
class Progress:
    """How far a grading is: the exercise that it is at, as a number from 1, of how many."""

    exercise: str
    number: int
    total: int


@dataclass
class Dispatcher:
    """Grades what is in the queue, `jobs` at once, until it is told to stop."""

    course: Course
    store: Store
    places: Places
    policies: dict[str, Policy]
    gradebook_url: str
    jobs: int = 1
    level: str = "namespaces"
    device: str = "cpu"
    seed: str = ""
    grade: Callable[..., Iterator[Result]] = grade_class
    rehearsed: bool = False  # each grader grades a day's solutions before the first notebook comes
    progress: dict[int, Progress] = field(default_factory=dict)  # by attempt, of those running
    trouble: str = ""  # why publishing waits; empty where it does not
    away: bool = False  # the cluster that grades cannot be reached
    _stopped: threading.Event = field(default_factory=threading.Event)
    _closing: threading.Event = field(default_factory=threading.Event)
    _work: threading.Event = field(default_factory=threading.Event)
    _result: threading.Event = field(default_factory=threading.Event)
    _later: dict[int, float] = field(default_factory=dict)  # job -> when it is tried again
    _settings: dict[str, tuple[float, Setting]] = field(default_factory=dict)  # day -> since when, what grades it
    _claiming: threading.Lock = field(default_factory=threading.Lock)

    def wake(self) -> None:
        """There is something new in the queue."""
        self._work.set()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Grade as long as this lasts; what is being graded at its end has GRACE seconds to finish."""
        resumed = self.store.resume()
        if resumed:
            LOG.info("%d gradings were interrupted and start again", resumed)
        with Slots() as slots:
            graders = [threading.Thread(target=self._grader, args=(slots,), daemon=True) for _ in range(self.jobs)]
            publisher = threading.Thread(target=self._publisher, daemon=True)
            for thread in (*graders, publisher):
                thread.start()
            try:
                yield
            finally:
                self._stopped.set()
                until = time.monotonic() + GRACE
                for thread in graders:
                    thread.join(max(0.0, until - time.monotonic()))
                self._closing.set()
                self._result.set()
                publisher.join(GRACE)

    def _grader(self, slots: Slots) -> None:
        if self.rehearsed:
            self._rehearse(slots)
        while not self._stopped.is_set():
            job = self._claim()
            if job is None:
                self._work.wait(IDLE)
                self._work.clear()
                continue
            try:
                self._one(job, slots)
                self.away = False
            except NoCluster as problem:
                LOG.warning("attempt %d waits: %s", job.attempt.id, problem)
                self.away = True
                self._surely(self.store.put_off, job)
                self._stopped.wait(AGAIN)  # the next job would find the same
            except Exception:  # whatever broke is ours: the job is kept, and a person is told
                LOG.exception("attempt %d could not be graded", job.attempt.id)
                self._surely(self._again, job)
            finally:
                self.progress.pop(job.attempt.id, None)

    def _rehearse(self, slots: Slots) -> None:
        """Grade the solutions of the day that was handed in last: a slot's first notebook takes 15 s for imports, and
        for expected values that serve a whole class, and nobody is to wait for that. Nothing of it is kept.
        """

        def at(student: str, slug: str) -> None:
            if self._stopped.is_set():
                raise _Over

        try:
            released = self.course.root / "release" / LANGS[0]
            days = [a.id for a in self.course.assignments.values() if a.enabled and (released / a.id).is_dir()]
            if self.store.waiting() or not days:
                return
            latest = self.store.latest()
            day = latest.day if latest is not None and latest.day in days else days[0]
            setting = self._setting(day)
            with tempfile.TemporaryDirectory(prefix="autograder-rehearsal-") as folder:
                solved = Learner("solutions", LANGS[0], setting.assignment.solutions)
                todo = {solved.student: submit(solved, self.course, day, Path(folder))}
                options = {"jobs": 1, "force": True, "slots": slots, "at": at}
                (found,) = self.grade(setting, todo, keep=lambda result: None, **options)
        except _Over:
            return
        except Exception as problem:  # where it is more than a passing fault, the first notebook finds it again
            LOG.warning("there was no rehearsal: %s", problem)
            return
        said = f"the solutions of {day} get {found.score:g} of {found.max_score:g} points"
        if found.status == "graded" and all(e.outcome == "passed" for e in found.exercises):
            LOG.info("ready to grade: %s", said)
        else:
            LOG.error("do not grade with this: %s", "; ".join(filter(None, (said, found.broke))))

    def _surely(self, step: Callable[[Job], None], job: Job) -> None:
        """Take a step in the database, which may be away for a while; left undone, `resume` finds the job as it is."""
        while not self._stopped.is_set():
            try:
                return step(job)
            except Exception:
                LOG.exception("the queue cannot be written")
                self._stopped.wait(IDLE * 4)

    def _claim(self) -> Job | None:
        try:
            with self._claiming:
                if self.store.setting(PAUSED, False):
                    return None
                now = time.monotonic()
                self._later = {job: at for job, at in self._later.items() if at > now}
                return self.store.claim(frozenset(self._later))
        except Exception:  # a database that is away for a while must not end the grader
            LOG.exception("the queue cannot be read")
            self._stopped.wait(IDLE * 4)
            return None

    def _one(self, job: Job, slots: Slots) -> None:
        attempt = job.attempt
        found = None if job.anew else load(self.places, attempt.id)
        if found is None:
            found = self._graded(job, slots)
            if found.status == "needs_regrade":
                LOG.warning("attempt %d: %s", attempt.id, found.broke)
                self._again(job)
                return
            records.store(found, self.places.result(attempt.id))
        self.store.graded(job, found.status, found.score, found.max_score)
        self._result.set()

    def _graded(self, job: Job, slots: Slots) -> Result:
        attempt = job.attempt
        setting = self._setting(attempt.day, anew=job.anew)
        order = [e.slug for e in setting.assignment.exercises]

        def at(student: str, slug: str) -> None:
            number = order.index(slug) + 1 if slug in order else 0
            self.progress[attempt.id] = Progress(slug, number, len(order))

        todo = {attempt.person: self.places.notebook(attempt.sha256)}
        options = {"jobs": 1, "force": job.anew, "slots": slots, "at": at}
        (found,) = self.grade(setting, todo, keep=lambda result: None, **options)
        return found

    def _setting(self, day: str, *, anew: bool = False) -> Setting:
        """What grades `day`, looked at no more than AFRESH seconds ago; `anew`: now, since a person asks for it.

        A result bears the hash of what its slot graded with, whatever is taken to be so here.
        """
        since, setting = self._settings.get(day, (-AFRESH, None))
        if setting is None or anew or time.monotonic() - since >= AFRESH:
            setting = Setting(self.course, day, self.level, self.device, self.seed)
            self._settings[day] = time.monotonic(), setting
        return setting

    def _again(self, job: Job) -> None:
        """A fault of ours spoilt the grading of `job`: another try, or a person's turn."""
        if job.tries >= TRIES:
            self.store.fail(job)
        else:
            with self._claiming:
                self._later[job.id] = time.monotonic() + AGAIN
            self.store.move(job.id, "queued")

    def _publisher(self) -> None:
        published = -GATHER
        while True:
            last = self._closing.is_set()
            try:
                waiting = self._waiting()
                left = self._publish(waiting)
                published = time.monotonic() if waiting else published
            except Exception:  # what is graded stays graded and is published later
                LOG.exception("results could not be published")
                self.trouble, left = "publishing", True
            if last:
                return
            self._closing.wait(max(0.0, published + GATHER - time.monotonic()))
            self._result.wait(AGAIN if left else IDLE * 4)
            self._result.clear()

    def _waiting(self) -> dict[str, list[Job]]:
        """What is graded and not published yet, by day."""
        found: dict[str, list[Job]] = defaultdict(list)
        for job in self.store.jobs("graded"):
            found[job.attempt.day].append(job)
        return found

    def _publish(self, waiting: Mapping[str, Sequence[Job]]) -> bool:
        """Publish it; whether something is left for later."""
        trouble = ""
        for day, jobs in waiting.items():
            people = sorted({job.attempt.person for job in jobs})
            try:
                publish(self.course, self.store, self.places, self.policies[day], day, people, self.gradebook_url)
            except GradebookFault as problem:
                LOG.warning("%s", problem)
                trouble = "gradebook"
                continue
            except Exception:  # one day that cannot be published keeps back no other
                LOG.exception("results of %s could not be published", day)
                trouble = trouble or "publishing"
                continue
            self.store.done(jobs)
        self.trouble = trouble
        return bool(trouble)
