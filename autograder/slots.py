"""Grade many: slots of this machine, the cache of results, resume.

A slot is a process that collects the graders once and then judges one submission after another; student code runs in
neither the slot nor here. What a slot cannot grade for a reason of ours is marked `needs_regrade`, never a zero.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import json
import multiprocessing
import os
import signal
import socket
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from autograder import history
from autograder import result as records
from autograder.course import Course, CourseError
from autograder.engine import Setting, earlier, forked, grade, lost, stored, unchanged, with_judge
from autograder.harness import Judge
from autograder.result import Result
from autograder.sandbox import Forker, Template
from autograder.sandbox.template import PRELOAD
from autograder.submission import Unreadable, content

__all__ = ["RETRIES", "Slots", "grade_class", "named", "start_deaf", "store"]

CLOSING = 10.0  # seconds for a slot to end; a tenth of a second is what it takes
ENOUGH = 100  # notebooks tell what a class imports
RETRIES = 1  # a slot that died is tried once more before its submission waits for a person


class _Slot:
    """A process that judges under `setting`, which may be another one for its next submission, and what it is at."""

    def __init__(self, setting: Setting, template: Callable[[], AbstractContextManager[socket.socket | None]]) -> None:
        """`template` gives the control socket of a clone, None where the level has no use for one."""
        context = multiprocessing.get_context("spawn")
        self.setting = setting
        self.connection, theirs = context.Pipe()
        with theirs, template() as control:
            self.process = context.Process(target=_serve, args=(theirs, control), daemon=True)
            start_deaf(self.process)
        self.student = ""

    def give(self, student: str, notebook: Path, only: str, anew: bool) -> None:
        self.student = student
        under = self.setting
        # The key last: a grader that was mended, or a new build, is another setting than the one of the same names.
        job = [str(under.course.root), under.day, under.level, under.device, under.seed, under.key]
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
    """Slots, and the one template that all of them fork from. They outlive a call of `grade_class`, for many calls in
    a row, also of several threads: each start costs seconds of imports.
    """

    def __init__(self, notebooks: Collection[Path] | None = None) -> None:
        """`notebooks`: those that will be graded, where that is known: the template imports what they name."""
        self.notebooks = notebooks
        self.idle: list[_Slot] = []
        self.template: Template | None = None
        self.taking = threading.Lock()

    def take(self, setting: Setting, number: int) -> list[_Slot]:
        with self.taking:
            taken, self.idle = self.idle[:number], self.idle[number:]
        for slot in taken:
            slot.setting = setting
        return taken + [self.fresh(setting) for _ in range(number - len(taken))]

    def fresh(self, setting: Setting) -> _Slot:
        return _Slot(setting, self._clone if setting.level == "namespaces" else contextlib.nullcontext)

    def _clone(self) -> socket.socket:
        """The control socket of a clone of the template, which is started anew where it has ended."""
        with self.taking:
            if self.template is not None and self.template.ended:
                self.template.close()
                self.template = None
            if self.template is None:
                self.template = Template(PRELOAD if self.notebooks is None else named(self.notebooks))
            return self.template.clone()

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
        if self.template is not None:
            self.template.close()
            self.template = None


def named(notebooks: Collection[Path]) -> tuple[str, ...]:
    """Of the modules that a template can import, those that some of `notebooks` speak of.

    All of them take 12 s of processor time. What a notebook imports beyond, it imports in its own sandbox.
    """
    found: set[str] = set()
    for notebook in itertools.islice(notebooks, ENOUGH):
        with contextlib.suppress(Unreadable, OSError):
            held = content(notebook)
            found |= {module for module, word in PRELOAD.items() if word in held}
        if len(found) == len(PRELOAD):
            break
    return tuple(module for module in PRELOAD if module in found)


def start_deaf(process: BaseProcess) -> None:
    """Start a process that a Ctrl-C does not reach, nor what it starts: this one hears it, and ends that one.

    From its first moment on: before it could say so itself, it imports for seconds. Of this process's threads, the
    others hear all the while.
    """
    resource_tracker.ensure_running()  # the first start of all would do that, and unblock the signal again
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def _serve(connection: Connection, control: socket.socket | None) -> None:
    """A slot's life: collect the graders and judge, collect others where the setting changes, until nobody asks."""
    template = Forker(control) if control is not None else None
    job: list[str] = []  # setting, student, notebook, only, anew; empty once the other side has hung up

    def at(slug: str) -> None:
        connection.send_bytes(json.dumps({"at": slug}).encode())

    def asked() -> list[str]:
        try:
            found: list[str] = json.loads(connection.recv_bytes())
            return found
        except (EOFError, OSError):
            return []

    def body(judge: Judge) -> None:
        nonlocal job
        under, start = job[:6], forked(setting.level, template)
        while job[:6] == under:
            student, notebook, only, anew = job[6:]
            before = None if anew or only else earlier(setting, student)
            graded = grade(judge, setting, start, Path(notebook), student, at, only, before)
            with contextlib.suppress(OSError):  # nobody waits for it any more, which `asked` finds
                connection.send_bytes(json.dumps({"result": records.dump(graded)}).encode())
            job = asked()

    try:
        job = asked()
        while job:
            root, day, level, device, seed, _ = job[:6]
            setting = Setting(Course(Path(root)), day, level, device, seed)
            with_judge(setting, body)
    except CourseError as problem:
        with contextlib.suppress(OSError):
            connection.send_bytes(json.dumps({"course": str(problem)}).encode())
    finally:
        if template is not None:
            template.close()


def store(setting: Setting, result: Result) -> None:
    """Where a class's results are kept, those of earlier notebooks beside them."""
    history.store(result, stored(setting.course, setting.day, result.student))


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
    keep: Callable[[Result], None] | None = None,
) -> Iterator[Result]:
    """Grade every notebook of `todo`, yielding each result once it is stored; unchanged ones come from the cache, and
    where a grader has changed, only its exercise is judged again; with `force`, everything.

    `only` names the one exercise to judge of a student's, for trying graders out: such a result is never taken from the
    cache. `slots` lends slots and keeps them. `started` is told a student when a slot begins with them, `at` each
    exercise of theirs when its turn comes. `keep` stores a result where results/ is not the place yet.
    Results are written one by one and atomically, so a run that is killed loses only what it was at.
    Raises CourseError where the graders are not in order.
    """
    keep = keep or functools.partial(store, setting)
    waiting = deque((yield from unchanged(setting, todo, force, only)))
    tries = dict.fromkeys(waiting, 0)
    at_work: dict[_Slot, str] = {}
    number = min(jobs or os.cpu_count() or 1, len(waiting))
    with contextlib.ExitStack() as stack:
        lender = slots if slots is not None else stack.enter_context(Slots([todo[s] for s in waiting]))
        working = lender.take(setting, number)
        stack.callback(lender.put_back, working)
        for slot in working:
            _next(slot, waiting, todo, only, at_work, started, force)
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
                    working[working.index(slot)] = slot = lender.fresh(setting)
                    tries[student] += 1
                    if tries[student] <= RETRIES:
                        waiting.append(student)
                        _next(slot, waiting, todo, only, at_work, started, force)
                        continue
                    done = lost(setting, student, todo[student])
                keep(done)
                yield done
                _next(slot, waiting, todo, only, at_work, started, force)


def _answer(slot: _Slot) -> dict[str, Any]:
    """What the slot says, {} where it died."""
    try:
        found: dict[str, Any] = json.loads(slot.connection.recv_bytes())
        return found
    except (EOFError, OSError):
        return {}


def _next(
    slot: _Slot,
    waiting: deque[str],
    todo: Mapping[str, Path],
    only: Mapping[str, str],
    at_work: dict[_Slot, str],
    started: Callable[[str], None],
    anew: bool,
) -> None:
    """Give `slot` the next submission: where single exercises are asked for, one of the exercise that it was at, whose
    expected values it has computed already, or else of one that no other slot is at."""

    def cost(student: str) -> int:
        slug = only.get(student, "")
        return 0 if slug == at_work.get(slot) else 1 + (slug in at_work.values())

    slot.student = ""
    if waiting:
        student = min(waiting, key=cost) if only else waiting[0]
        waiting.remove(student)
        at_work[slot] = only.get(student, "")
        started(student)
        slot.give(student, todo[student], only.get(student, ""), anew)
