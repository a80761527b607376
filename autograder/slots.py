"""Grade many: slots of this machine, the cache of results, resume.

A slot is a process that collects the graders once and then judges one submission after another; student code runs in
neither the slot nor here. What a slot cannot grade for a reason of ours is marked `needs_regrade`, never a zero.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from autograder import history
from autograder import result as records
from autograder.course import Course, CourseError
from autograder.engine import Setting, cached, earlier, forked, grade, lost, stored
from autograder.harness import Judge, judging
from autograder.result import Result
from autograder.sandbox import Template

__all__ = ["RETRIES", "Slots", "grade_class"]

CLOSING = 10.0  # seconds for a slot to end; a tenth of a second is what it takes
RETRIES = 1  # a slot that died is tried once more before its submission waits for a person


class _Slot:
    """A process that judges under `setting`, which may be another one for its next submission, and what it is at."""

    def __init__(self, setting: Setting) -> None:
        context = multiprocessing.get_context("spawn")
        self.setting = setting
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.student = ""

    def give(self, student: str, notebook: Path, only: str, anew: bool) -> None:
        self.student = student
        under = self.setting
        job = [str(under.course.root), under.day, under.level, under.device, under.seed]
        job += [student, str(notebook), only, "anew" if anew else ""]
        try:
            self.connection.send_bytes(json.dumps(job).encode())
        except OSError:
            pass  # it died; the end of its connection says so

    def close(self) -> None:
        self.connection.close()
        if self.student:
            self.process.terminate()
        self.process.join(CLOSING)  # idle, it ends by itself, and its template with it
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()


class Slots:
    """Slots that outlive a call of `grade_class`, for many calls in a row: each start costs seconds of imports."""

    def __init__(self) -> None:
        self.idle: list[_Slot] = []

    def take(self, setting: Setting, number: int) -> list[_Slot]:
        taken, self.idle = self.idle[:number], self.idle[number:]
        for slot in taken:
            slot.setting = setting
        return taken + [_Slot(setting) for _ in range(number - len(taken))]

    def put_back(self, slots: list[_Slot]) -> None:
        """Keep those that have nothing to do; what is still at a submission ends."""
        for slot in slots:
            if slot.student:
                slot.close()
            else:
                self.idle.append(slot)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        while self.idle:
            self.idle.pop().close()


def _serve(connection: Connection) -> None:
    """A slot's life: collect the graders and judge, collect others where the setting changes, until nobody asks."""
    template = Template()
    job: list[str] = []  # setting, student, notebook, only, anew; empty once the other side has hung up

    def at(slug: str) -> None:
        connection.send_bytes(json.dumps({"at": slug}).encode())

    def asked() -> list[str]:
        try:
            found: list[str] = json.loads(connection.recv_bytes())
            return found
        except EOFError:
            return []

    def body(judge: Judge) -> None:
        nonlocal job
        under, start = job[:5], forked(setting.level, template)
        while job[:5] == under:
            student, notebook, only, anew = job[5:]
            before = None if anew or only else earlier(setting, student)
            graded = grade(judge, setting, start, Path(notebook), student, at, only, before)
            connection.send_bytes(json.dumps({"result": records.dump(graded)}).encode())
            job = asked()

    try:
        job = asked()
        while job:
            root, day, level, device, seed = job[:5]
            setting = Setting(Course(Path(root)), day, level, device, seed)
            judging(setting.assignment, body, setting.hidden_seed)
    except CourseError as problem:
        connection.send_bytes(json.dumps({"course": str(problem)}).encode())
    except KeyboardInterrupt:
        pass
    finally:
        template.close()


def grade_class(
    setting: Setting,
    todo: Mapping[str, Path],
    *,
    jobs: int = 0,
    force: bool = False,
    only: Mapping[str, str] = MappingProxyType({}),
    slots: Slots | None = None,
    started: Callable[[str], None] = lambda student: None,
    at: Callable[[str, str], None] = lambda student, slug: None,
) -> Iterator[Result]:
    """Grade every notebook of `todo`, yielding each result once it is stored; unchanged ones come from the cache, and
    where a grader has changed, only its exercise is judged again; with `force`, everything.

    `only` names the one exercise to judge of a student's, for trying graders out: such a result is never taken from the
    cache. `slots` lends slots and keeps them. `started` is told a student when a slot begins with them, `at` each
    exercise of theirs when its turn comes.
    Results are written one by one and atomically, so a run that is killed loses only what it was at.
    Raises CourseError where the graders are not in order.
    """
    waiting: deque[tuple[str, Path]] = deque()
    for student, notebook in todo.items():
        kept = None if force or student in only else cached(setting, student, notebook)
        if kept is not None:
            yield kept
        else:
            waiting.append((student, notebook))
    tries = {student: 0 for student, _ in waiting}
    at_work: dict[_Slot, str] = {}
    number = min(jobs or os.cpu_count() or 1, len(waiting))
    with contextlib.ExitStack() as stack:
        lender = slots if slots is not None else stack.enter_context(Slots())
        working = lender.take(setting, number)
        stack.callback(lender.put_back, working)
        for slot in working:
            _next(slot, waiting, only, at_work, started, force)
        while busy := {slot.connection: slot for slot in working if slot.student}:
            for ready in wait(list(busy)):
                slot = busy[ready]  # type: ignore[index]
                student = slot.student
                answer = _answer(slot)
                if "course" in answer:
                    raise CourseError(answer["course"])
                if "at" in answer:
                    at(student, answer["at"])
                    continue
                if answer:
                    done = records.load(answer["result"])
                else:
                    slot.close()
                    working[working.index(slot)] = slot = _Slot(setting)
                    tries[student] += 1
                    if tries[student] <= RETRIES:
                        waiting.append((student, todo[student]))
                        _next(slot, waiting, only, at_work, started, force)
                        continue
                    done = lost(setting, student, todo[student])
                history.store(done, stored(setting.course, setting.day, student))
                yield done
                _next(slot, waiting, only, at_work, started, force)


def _answer(slot: _Slot) -> dict[str, Any]:
    """What the slot says, {} where it died."""
    try:
        found: dict[str, Any] = json.loads(slot.connection.recv_bytes())
        return found
    except (EOFError, OSError):
        return {}


def _next(
    slot: _Slot,
    waiting: deque[tuple[str, Path]],
    only: Mapping[str, str],
    at_work: dict[_Slot, str],
    started: Callable[[str], None],
    anew: bool,
) -> None:
    """Give `slot` the next submission: where single exercises are asked for, one of the exercise that it was at, whose
    expected values it has computed already, or else of one that no other slot is at."""

    def cost(waits: tuple[str, Path]) -> int:
        slug = only.get(waits[0], "")
        return 0 if slug == at_work.get(slot) else 1 + (slug in at_work.values())

    slot.student = ""
    if waiting:
        student, notebook = chosen = min(waiting, key=cost) if only else waiting[0]
        waiting.remove(chosen)
        at_work[slot] = only.get(student, "")
        started(student)
        slot.give(student, notebook, only.get(student, ""), anew)
